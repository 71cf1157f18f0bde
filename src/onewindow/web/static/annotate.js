/* The board on which an item manager draws marks: what is drawn stands in the rows beside it, and the rows are what is sent. */
"use strict";
(() => {
  const board = document.querySelector("[data-board]");
  if (!board) return;
  const picture = board.querySelector("[data-board-picture]");
  const svg = board.querySelector("[data-board-marks]");
  const said = board.querySelector("[data-board-said]");
  const list = document.querySelector("[data-rows]");
  const empty = document.querySelector("template[data-row]").innerHTML;
  const SMALLEST = 1;
  const PARTS = ["x", "y", "w", "h"];
  let current = null;

  const rows = () => [...list.querySelectorAll("[data-mark]")];
  const field = (row, part) => row.querySelector(`[name$="-${part}"]`);
  const place = (row) => Object.fromEntries(PARTS.map((part) => [part, parseFloat(field(row, part).value) || 0]));
  const isPlaced = (row) => field(row, "x").value.trim() !== "" && field(row, "y").value.trim() !== "";
  const isEmpty = (row) => ["x", "y", "w", "h", "text"].every((part) => field(row, part).value.trim() === "");
  const tenth = (number) => Math.round(number * 10) / 10;
  const within = (number, most) => Math.min(Math.max(number, 0), most);

  /* Rows: an empty one is taken before a new one is made */
  const freeRow = () => rows().find(isEmpty) ?? add();
  const add = () => {
    const last = Math.max(0, ...rows().map((row) => Number(field(row, "x").name.split("-")[1])));
    list.insertAdjacentHTML("beforeend", empty.replaceAll("mark-0-", `mark-${last + 1}-`));
    prepare(list.lastElementChild);
    number();
    return list.lastElementChild;
  };
  const number = () => rows().forEach((row, index) => { row.querySelector("[data-mark-number]").textContent = index + 1; });
  const prepare = (row) => { row.querySelector("[data-clear]").hidden = false; };
  const clear = (row) => {
    for (const part of [...PARTS, "text"]) field(row, part).value = "";
    if (row === current) current = null;
    draw();
  };
  const put = (row, where) => {
    const w = within(where.w, 100), h = within(where.h, 100);
    const at = { x: within(where.x, 100 - w), y: within(where.y, 100 - h), w, h };
    for (const part of PARTS) field(row, part).value = tenth(at[part]);
    current = row;
    draw();
  };
  const say = (row) => {
    const where = place(row);
    said.textContent = PARTS.reduce((words, part) => words.replace(`{${part}}`, where[part]), said.dataset.words.replace("{n}", rows().indexOf(row) + 1));
  };

  /* The picture: the rows drawn over it, in its own measure */
  const make = (name, attributes) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };
  const draw = () => {
    const width = 1000, height = Math.round(1000 * (picture.naturalHeight / picture.naturalWidth || 1));
    svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    svg.replaceChildren();
    rows().forEach((row, index) => {
      row.classList.remove("mark-method", "mark-standard", "mark-filling");
      row.classList.toggle("mark-current", row === current);
      if (!isPlaced(row)) return;
      const kind = `mark-${field(row, "kind").value}`;
      row.classList.add(kind);
      const { x, y, w, h } = place(row);
      const group = make("g", { class: `mark ${kind}${row === current ? " mark-current" : ""}`, "data-index": index });
      if (w || h) group.append(make("rect", { x: x * width / 100, y: y * height / 100, width: w * width / 100, height: h * height / 100 }));
      const cx = within(x * width / 100 - (w || h ? 26 : 0), width), cy = within(y * height / 100, height);
      group.append(make("circle", { cx, cy, r: 26 }));
      const text = make("text", { x: cx, y: cy, "font-size": 31 });
      text.textContent = index + 1;
      group.append(text);
      svg.append(group);
    });
  };

  /* By pointer: drag on the picture for a box, touch for a point, drag a mark to move it */
  const percent = (event) => {
    const frame = svg.getBoundingClientRect();
    return { x: within((event.clientX - frame.left) / frame.width * 100, 100), y: within((event.clientY - frame.top) / frame.height * 100, 100) };
  };
  let drag = null;
  svg.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    event.preventDefault();
    svg.setPointerCapture(event.pointerId);
    const held = event.target.closest("[data-index]");
    const row = held ? rows()[held.dataset.index] : null;
    drag = { from: percent(event), row, start: row && place(row) };
    if (row) { current = row; draw(); }
  });
  svg.addEventListener("pointermove", (event) => {
    if (!drag) return;
    const to = percent(event), { from, start } = drag;
    if (start) return put(drag.row, { ...start, x: start.x + to.x - from.x, y: start.y + to.y - from.y });
    const box = { x: Math.min(from.x, to.x), y: Math.min(from.y, to.y), w: Math.abs(to.x - from.x), h: Math.abs(to.y - from.y) };
    if (box.w < SMALLEST && box.h < SMALLEST) return;
    drag.row ??= freeRow();
    put(drag.row, box);
  });
  svg.addEventListener("pointerup", () => {
    if (!drag) return;
    const { row, from } = drag;
    drag = null;
    const done = row ?? freeRow();
    if (!row) put(done, { ...from, w: 0, h: 0 });
    field(done, "text").focus();
    say(done);
    done.dispatchEvent(new Event("change", { bubbles: true }));
  });
  svg.addEventListener("pointercancel", () => { drag = null; });

  /* By keyboard */
  const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  svg.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    if (event.key === "Enter") put(freeRow(), { x: 35, y: 45, w: 30, h: 8 });
    else if (event.key === "Delete" && current) return clear(current);
    else if (step && current) {
      const where = place(current);
      const [across, down] = step;
      if (event.shiftKey) put(current, { ...where, w: Math.min(where.w + across, 100 - where.x), h: Math.min(where.h + down, 100 - where.y) });
      else put(current, { ...where, x: where.x + across, y: where.y + down });
    } else return;
    event.preventDefault();
    say(current);
  });

  list.addEventListener("input", draw);
  list.addEventListener("focusin", (event) => {
    const row = event.target.closest("[data-mark]");
    if (row && row !== current) { current = row; draw(); }
  });
  list.addEventListener("click", (event) => {
    if (event.target.closest("[data-clear]")) clear(event.target.closest("[data-mark]"));
  });
  const another = document.querySelector("[data-add]");
  another.addEventListener("click", () => field(add(), "text").focus());
  picture.addEventListener("load", draw);
  document.getElementById("file").addEventListener("change", (event) => {
    const file = event.target.files[0];
    if (!file?.type.startsWith("image/")) return;
    picture.src = URL.createObjectURL(file);
    board.hidden = false;
  });
  another.hidden = false;
  board.querySelector("[data-board-help]").hidden = false;
  rows().forEach(prepare);
  number();
  draw();
})();
