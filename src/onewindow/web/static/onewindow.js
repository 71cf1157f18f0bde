/* Keys, dialogs, and care for what people have typed. Pages work without it. */
"use strict";
(() => {
  const say = document.getElementById("say").dataset;
  const keyed = () => [...document.querySelectorAll("[data-key]")].filter((el) => el.offsetParent !== null);
  const typing = (el) => el.matches("input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]");

  /* Keys: data-key on a field focuses it, on a row with data-cycle takes its next choice, elsewhere presses it. */
  const press = (el) => {
    if (el.matches("input, textarea, select")) {
      el.focus();
      el.select?.();
    } else if ("cycle" in el.dataset) {
      cycle(el);
    } else {
      el.click();
    }
  };
  const cycle = (row) => {
    const choices = [...row.querySelectorAll("input[type=radio]:not(:disabled)")];
    if (choices.length === 0) return;
    const next = choices[(choices.findIndex((choice) => choice.checked) + 1) % choices.length];
    next.checked = true;
    next.focus();
    next.dispatchEvent(new Event("change", { bubbles: true }));
  };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && typing(event.target)) return event.target.blur();
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target)) return;
    if (event.key === "Enter" && event.target !== document.body && !event.target.matches("main, [type=radio], [type=checkbox]")) return;
    const scope = document.querySelector("dialog[open]");
    const target = keyed().find((el) => el.dataset.key === event.key && (!scope || scope.contains(el)));
    if (!target || target.disabled) return;
    event.preventDefault();
    press(target);
  });
  const name = (el) => {
    const label = el.dataset.keyName || el.labels?.[0]?.textContent || el.querySelector("legend, span")?.textContent || el.textContent;
    return label.replace(/\s+/g, " ").trim();
  };
  const listKeys = (list) => {
    list.replaceChildren();
    for (const el of keyed()) {
      const [key, text] = [document.createElement("dt"), document.createElement("dd")];
      key.append(Object.assign(document.createElement("kbd"), { className: "kbd", textContent: el.dataset.key }));
      text.textContent = el.querySelector("legend span:last-child")?.textContent || name(el);
      list.append(key, text);
    }
  };

  /* Dialogs, dismissals, printing, retrying */
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-dialog]");
    if (opener) {
      const dialog = document.getElementById(opener.dataset.dialog);
      const list = dialog.querySelector("[data-keys]");
      if (list) listKeys(list);
      dialog.showModal();
    }
    if (event.target.closest("[data-close]")) event.target.closest("dialog").close();
    if (event.target.closest("[data-dismiss]")) event.target.closest(".toast, .alert").remove();
    if (event.target.closest("[data-retry]")) retry();
    if (event.target.closest("[data-print-page]")) window.print();
    const paper = event.target.closest("[data-print]");
    if (paper) printPaper(paper.dataset.print);
    for (const menu of document.querySelectorAll("details.hat[open]")) if (!menu.contains(event.target)) menu.open = false;
  });
  const printPaper = (href) => {
    document.getElementById("paper-to-print")?.remove();
    const frame = Object.assign(document.createElement("iframe"), { id: "paper-to-print", src: href, className: "visually-hidden", title: href });
    frame.addEventListener("load", () => frame.contentWindow.print());
    document.body.append(frame);
  };

  /* Forms: ask before what can't be undone, send once, warn before typed words are lost */
  const confirmBox = document.getElementById("confirm");
  let confirmed = null;
  let changed = false;
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.dataset.confirm && confirmed !== form) {
      event.preventDefault();
      event.stopImmediatePropagation();
      confirmBox.querySelector("[data-confirm-sentence]").textContent = form.dataset.confirm;
      confirmBox.querySelector("[data-confirm-yes]").onclick = () => {
        confirmed = form;
        confirmBox.close();
        form.requestSubmit(event.submitter);
      };
      return confirmBox.showModal();
    }
    confirmed = null;
    if (form.hasAttribute("aria-busy")) {
      event.preventDefault();
      return event.stopImmediatePropagation();
    }
    changed = false;
    const writes = form.method === "post" || form.hasAttribute("hx-post");
    if (writes && !form.target && !("stay" in form.dataset)) busy(form, event.submitter);
  }, true);
  const busy = (form, button) => {
    form.setAttribute("aria-busy", "true");
    button?.setAttribute("aria-busy", "true");
    button?.setAttribute("title", say.busy);
  };
  const idle = (root) => {
    for (const el of [root, ...root.querySelectorAll("[aria-busy]")]) el.removeAttribute?.("aria-busy");
  };
  const guarded = (el) => el.closest?.("form[data-guard]");
  document.addEventListener("input", (event) => { if (guarded(event.target)) changed = true; });
  window.addEventListener("beforeunload", (event) => {
    if (!changed) return;
    event.preventDefault();
    event.returnValue = say.unsaved;
  });
  window.addEventListener("pageshow", (event) => { if (event.persisted) idle(document.documentElement); });

  /* Files may be dropped on the place where they are chosen */
  for (const kind of ["dragover", "dragleave", "drop"]) {
    document.addEventListener(kind, (event) => {
      const place = event.target.closest?.(".upload");
      if (!place) return;
      event.preventDefault();
      place.classList.toggle("upload-over", kind === "dragover");
      const input = place.querySelector("input[type=file]");
      if (kind === "drop" && event.dataTransfer.files.length) {
        input.files = event.dataTransfer.files;
        input.dispatchEvent(new Event("change", { bubbles: true }));
      }
    });
  }

  /* A lost connection: say so, keep everything, offer the same step again */
  const offline = document.getElementById("offline");
  let failed = null;
  const lost = (event) => {
    failed = event.detail?.elt ?? failed;
    offline.hidden = false;
  };
  const retry = () => {
    if (!failed?.isConnected) offline.hidden = navigator.onLine;
    else if (failed.matches("form")) failed.requestSubmit();
    else window.htmx.trigger(failed, failed.getAttribute("hx-trigger")?.split(/[ ,\[]/)[0] || "click");
  };
  document.addEventListener("htmx:sendError", lost);
  document.addEventListener("htmx:timeout", lost);
  document.addEventListener("htmx:afterRequest", (event) => {
    const { elt, xhr, successful } = event.detail;
    idle(elt);
    if (xhr?.status) {
      failed = null;
      offline.hidden = true;
    }
    if (!successful && guarded(elt)) changed = true;
  });
  window.addEventListener("offline", lost);
  window.addEventListener("online", () => { if (!failed?.isConnected) offline.hidden = true; });

  /* A refusal is where the eye is: bring what just arrived into view and to the screen reader */
  const attend = (root) => {
    const first = root.matches?.("[data-focus]") ? root : root.querySelector("[data-focus]");
    if (first) first.focus();
    else if (root.closest?.("#messages")) root.scrollIntoView({ block: "center" });
  };
  document.addEventListener("htmx:afterSettle", (event) => attend(event.target));
  attend(document);
})();
