/* Papers and files open over the page; numbers shown whole are gone when their box closes. */
"use strict";
(() => {
  const viewer = document.getElementById("viewer");
  const place = viewer?.querySelector("[data-viewer]");

  const show = (href, kind, title) => {
    const shown = kind === "image"
      ? Object.assign(document.createElement("img"), { src: href, alt: title, className: "material-image" })
      : Object.assign(document.createElement("iframe"), { src: href, title, className: "paper-frame" });
    place.replaceChildren(shown);
    viewer.querySelector("h2").textContent = title;
    viewer.querySelector("[data-viewer-open]").href = href;
    viewer.querySelector("[data-viewer-print]").dataset.print = href;
    if (!viewer.open) viewer.showModal();
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-view]");
    if (!link || !viewer || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show(link.href, link.dataset.view, link.textContent.trim());
  });
  viewer?.addEventListener("close", () => place.replaceChildren());

  /* What was just issued is shown at once: the last paper of the act on top */
  const showIssued = (root) => {
    const issued = root.querySelector?.("[data-issued]");
    if (issued) show(issued.href, "pdf", issued.textContent.trim());
  };
  document.addEventListener("htmx:afterSettle", (event) => showIssued(event.target));
  if (viewer) showIssued(document);

  const reveal = document.getElementById("reveal");
  reveal?.addEventListener("close", () => {
    const body = document.getElementById("reveal-body");
    body.replaceChildren(reveal.querySelector("template").content.cloneNode(true));
    window.htmx.process(body);
  });
})();
