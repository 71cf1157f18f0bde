/* Pages photographed by a document camera go into the file field that asked, as if they had been chosen there. */
"use strict";
(() => {
  const dialog = document.getElementById("camera");
  const view = dialog.querySelector("video");
  const fault = dialog.querySelector("[data-camera-fault]");
  const count = dialog.querySelector("[data-camera-count]");
  let field = null;
  let shots = 0;

  const button = dialog.querySelector("[data-shoot]");

  const open = async () => {
    shots = 0;
    count.textContent = "";
    fault.hidden = true;
    dialog.showModal();
    try {
      view.srcObject = await navigator.mediaDevices.getUserMedia({ video: { width: { ideal: 2592 }, facingMode: "environment" } });
    } catch {
      fault.hidden = false;
    }
  };
  /* A phone has a camera of its own, which its browser opens for a field that says so */
  const openPhone = () => {
    field.setAttribute("capture", "environment");
    field.click();
    field.removeAttribute("capture");
  };
  const shoot = () => {
    const canvas = Object.assign(document.createElement("canvas"), { width: view.videoWidth, height: view.videoHeight });
    canvas.getContext("2d").drawImage(view, 0, 0);
    canvas.toBlob(keep, "image/jpeg", 0.9);
  };
  const keep = (picture) => {
    const files = new DataTransfer();
    if (field.multiple) for (const file of field.files) files.items.add(file);
    shots += 1;
    files.items.add(new File([picture], `${field.id}-${shots}.jpg`, { type: "image/jpeg" }));
    field.files = files.files;
    count.textContent = count.dataset.words.replace("{n}", shots);
    field.dispatchEvent(new Event("change", { bubbles: true }));
    if (!field.multiple) dialog.close();
  };

  document.addEventListener("click", (event) => {
    const asking = event.target.closest("[data-camera]");
    if (asking) {
      field = document.getElementById(asking.dataset.camera);
      if (window.matchMedia("(pointer: coarse)").matches) openPhone();
      else open();
    }
    if (event.target.closest("[data-shoot]")) shoot();
  });
  view.addEventListener("loadeddata", () => { button.disabled = false; });
  dialog.addEventListener("close", () => {
    button.disabled = true;
    for (const track of view.srcObject?.getTracks() ?? []) track.stop();
    view.srcObject = null;
  });
})();
