/* A material opens beside its review points; without this script it opens in a new window. */
"use strict";
(() => {
  const body = document.querySelector("[data-preview-body]");
  if (!body) return;
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-preview]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const name = link.querySelector("span").textContent;
    body.replaceChildren(link.dataset.preview === "image"
      ? Object.assign(document.createElement("img"), { src: link.href, alt: name, className: "material-image" })
      : Object.assign(document.createElement("iframe"), { src: link.href, title: name, className: "paper-frame" }));
    document.querySelector("[data-preview-name]").textContent = name;
    document.querySelector("[data-preview-open]").href = link.href;
    for (const each of document.querySelectorAll("a[data-preview]")) each.toggleAttribute("aria-current", false);
    link.setAttribute("aria-current", "true");
    if (body.getBoundingClientRect().top > window.innerHeight) body.scrollIntoView({ block: "start" });
  });
})();
