/* Papers and files open over the page; numbers shown whole are gone when their box closes. */
"use strict";
(() => {
  const viewer = document.getElementById("viewer");
  const place = viewer?.querySelector("[data-viewer]");
  const others = viewer?.querySelector("[data-viewer-papers]");

  const show = (link) => {
    const title = link.textContent.trim();
    const shown = link.dataset.view === "image"
      ? Object.assign(document.createElement("img"), { src: link.href, alt: title, className: "material-image" })
      : Object.assign(document.createElement("iframe"), { src: `${link.href}#navpanes=0&view=FitH`, title, className: "paper-frame" });
    place.replaceChildren(shown);
    viewer.querySelector("h2").textContent = title;
    viewer.querySelector("[data-viewer-open]").href = link.href;
    viewer.querySelector("[data-viewer-print]").dataset.print = link.href;
    for (const each of others.children) each.toggleAttribute("aria-current", each.href === link.href);
    if (!viewer.open) viewer.showModal();
  };
  const offer = (links) => {
    others.replaceChildren(...(links.length > 1 ? links.map(copy) : []));
    others.hidden = links.length < 2;
  };
  const copy = (link) => {
    const twin = Object.assign(document.createElement("a"), { href: link.href, textContent: link.textContent });
    twin.dataset.view = link.dataset.view;
    return twin;
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-view]");
    if (!link || !viewer || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (!others.contains(link)) offer([]);
    show(link);
  });
  viewer?.addEventListener("close", () => place.replaceChildren());

  /* What was just issued is shown at once, the last paper first, the others one click away */
  const showIssued = (root) => {
    const issued = [...root.querySelectorAll("[data-issued]")];
    if (issued.length === 0) return;
    offer(issued);
    show(issued[0]);
  };
  document.addEventListener("htmx:afterSettle", (event) => showIssued(event.target));
  if (viewer) showIssued(document);

  document.addEventListener("close", (event) => {
    if (event.target.id !== "reveal") return;
    const body = document.getElementById("reveal-body");
    body.replaceChildren(event.target.querySelector("template").content.cloneNode(true));
    window.htmx.process(body);
  }, true);
})();
