/* The desk by keyboard: the check's tally and its next step, the search's arrows, what the number found, chosen files. */
"use strict";
(() => {
  const desk = document.getElementById("desk");

  /* The tally of the check: all in order, accept; all looked at and some not in order, tell it once */
  const rows = () => [...desk.querySelectorAll(".check-row")].map((row) => ({
    verdict: row.querySelector("input[type=radio]:checked")?.value ?? "",
    optional: row.querySelector("[data-optional]") !== null,
  }));
  const count = () => {
    const tally = desk.querySelector("[data-tally]");
    if (!tally) return;
    const asked = rows().filter((row) => !row.optional || row.verdict === "passed");
    const bad = asked.filter((row) => ["defective", "missing"].includes(row.verdict)).length;
    const open = asked.filter((row) => !row.verdict).length;
    const say = (word, n) => tally.dataset[word].replace("{n}", n);
    const said = [open && say("open", open), bad && say("bad", bad), !open && !bad && say("good", asked.length)];
    tally.textContent = said.filter(Boolean).join(" · ");
    tally.dataset.state = bad ? "bad" : open ? "open" : "good";
    lead(open ? "" : bad ? "notify" : "accept");
  };
  const lead = (next) => {
    const accept = desk.querySelector("[data-next=accept]");
    const fold = desk.querySelector("[data-next-fold=notify]");
    if (accept) accept.disabled = next !== "accept";
    if (fold) fold.closest("details").open = next === "notify";
  };

  /* Whom the number found: a name that nobody typed is filled in; a kind of applicant has its kinds of number */
  const fill = (field, value) => { if (field && value && !field.value) field.value = value; };
  const introduce = (place) => {
    const found = place.querySelector("[data-name]");
    if (found) {
      fill(document.getElementById("applicant.name"), found.dataset.name);
      fill(document.getElementById("applicant.representative"), found.dataset.representative);
    }
    const fault = place.querySelector("[data-number-fault]") !== null;
    const number = document.getElementById("applicant.number");
    number.toggleAttribute("aria-invalid", fault);
    if (fault) number.setAttribute("aria-describedby", "person");
  };
  const fitNumbers = () => {
    const kinds = document.getElementById("applicant.number_kind");
    const chosen = desk.querySelector("[name='applicant.kind']:checked");
    if (!kinds || !chosen) return;
    for (const option of kinds.options) option.disabled = option.hidden = (option.value === "credit_code") === (chosen.value === "natural");
    if (kinds.selectedOptions[0].disabled) kinds.value = [...kinds.options].find((option) => !option.disabled).value;
  };

  /* Files that were chosen or photographed are listed under their material */
  const list = (input) => {
    const place = desk.querySelector(`[data-files="${input.id}"]`);
    if (!place) return;
    for (const old of place.querySelectorAll("[data-chosen]")) old.remove();
    for (const file of input.files) {
      const line = Object.assign(document.createElement("li"), { textContent: file.name });
      line.dataset.chosen = "";
      place.append(line);
    }
  };

  const settle = () => {
    count();
    fitNumbers();
    for (const input of desk.querySelectorAll("input[type=file]")) list(input);
  };
  desk.addEventListener("change", (event) => {
    if (event.target.type === "file") list(event.target);
    if (event.target.name === "applicant.kind") fitNumbers();
    count();
  });
  /* What was ticked while the list of another answer was on its way stands in the new list too */
  let ticked = new Map();
  const item = () => desk.querySelector("[name=item]")?.value;
  const fields = () => [...desk.querySelectorAll(".check-row :is(input:not([type=file]), textarea)")];
  const isTick = (field) => ["radio", "checkbox"].includes(field.type);
  const key = (field) => (isTick(field) ? field.name + field.value : field.name);
  desk.addEventListener("htmx:beforeSwap", (event) => {
    ticked = new Map(event.target.id === "what" ? fields().map((field) => [key(field), field]) : []);
    ticked.item = item();
  });
  const carryOn = () => {
    if (ticked.item !== item()) return;
    for (const field of fields()) {
      const before = ticked.get(key(field));
      if (before && isTick(field)) field.checked = before.checked;
      else if (before) field.value = before.value;
    }
  };
  desk.addEventListener("htmx:afterSettle", (event) => {
    if (event.target.id === "person") introduce(event.target);
    if (event.target.id === "what") carryOn();
    settle();
    if (event.target.id === "what") (desk.querySelector(".check-row input[type=radio]") ?? document.getElementById("q"))?.focus();
  });

  /* Arrows walk through what was found; Enter in a field goes on to the next one and never sends the form */
  const step = (list, from, by) => list[Math.min(Math.max(list.indexOf(from) + by, 0), list.length - 1)]?.focus();
  desk.addEventListener("keydown", (event) => {
    const target = event.target;
    const hits = [...desk.querySelectorAll("button.hit")];
    if (["ArrowDown", "ArrowUp"].includes(event.key) && (target.id === "q" || target.matches(".hit"))) {
      event.preventDefault();
      const by = event.key === "ArrowDown" ? 1 : -1;
      if (by < 0 && target === hits[0]) document.getElementById("q").focus();
      else step(hits, target, by);
    }
    if (event.key !== "Enter" || event.isComposing || !target.matches("input:not([type=radio], [type=checkbox], [type=file]), .check-remark textarea") || !target.form?.matches("#work")) return;
    event.preventDefault();
    if (target.id === "q") return hits[0]?.click();
    const fields = [...target.form.querySelectorAll("input:not([type=hidden]), select, textarea")].filter((field) => field.offsetParent !== null);
    step(fields, target, 1);
  });
  settle();
})();
