/* A signature drawn on the screen goes into the file field of its pad as a PNG; without this script it is signed on paper. */
"use strict";
(() => {
  let pen = null;
  const at = (canvas, event) => {
    const box = canvas.getBoundingClientRect();
    return [((event.clientX - box.left) * canvas.width) / box.width, ((event.clientY - box.top) * canvas.height) / box.height];
  };
  const blank = (canvas) => {
    const ink = canvas.getContext("2d");
    ink.fillStyle = "#fff";
    ink.fillRect(0, 0, canvas.width, canvas.height);
    Object.assign(ink, { strokeStyle: "#111", fillStyle: "#111", lineWidth: 4, lineCap: "round", lineJoin: "round" });
    return ink;
  };
  const keep = (canvas) => {
    const pad = canvas.closest("[data-signature]");
    const bytes = Uint8Array.from(atob(canvas.toDataURL("image/png").split(",")[1]), (letter) => letter.charCodeAt(0));
    const files = new DataTransfer();
    files.items.add(new File([bytes], "signature.png", { type: "image/png" }));
    const field = pad.querySelector("input[type=file]");
    field.files = files.files;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    tell(pad, "signed");
  };
  const tell = (pad, state) => {
    const status = pad.querySelector("[role=status]");
    status.textContent = status.dataset[state];
  };

  document.addEventListener("pointerdown", (event) => {
    const canvas = event.target.closest?.("[data-signature] canvas");
    if (!canvas || event.button) return;
    event.preventDefault();
    canvas.setPointerCapture(event.pointerId);
    const ink = canvas.dataset.signed ? canvas.getContext("2d") : blank(canvas);
    canvas.dataset.signed = "yes";
    const [x, y] = at(canvas, event);
    ink.beginPath();
    ink.moveTo(x, y);
    pen = { canvas, ink };
  });
  document.addEventListener("pointermove", (event) => {
    if (!pen) return;
    for (const each of event.getCoalescedEvents?.() ?? [event]) pen.ink.lineTo(...at(pen.canvas, each));
    pen.ink.stroke();
  });
  const lift = () => {
    if (!pen) return;
    keep(pen.canvas);
    pen = null;
  };
  document.addEventListener("pointerup", lift);
  document.addEventListener("pointercancel", lift);
  document.addEventListener("click", (event) => {
    const pad = event.target.closest("[data-signature-clear]")?.closest("[data-signature]");
    if (!pad) return;
    const canvas = pad.querySelector("canvas");
    delete canvas.dataset.signed;
    canvas.getContext("2d").clearRect(0, 0, canvas.width, canvas.height);
    pad.querySelector("input[type=file]").value = "";
    tell(pad, "unsigned");
  });
})();
