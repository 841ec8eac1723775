// Owns the start: picks the language of the static shell, loads the app, and says so plainly when that fails.
// A classic script in the head, so that the language is known before the first paint.
(() => {
  "use strict";
  const { js, wasm } = document.currentScript.dataset;
  const root = document.documentElement;
  const wanted = navigator.languages?.length ? navigator.languages : [navigator.language ?? "en"];
  const known = wanted.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => tag === "nl" || tag === "en");
  root.lang = known ?? "en";

  const whenParsed = new Promise((done) => {
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", done, { once: true });
    else done();
  });
  const show = (id, visible) => {
    const element = document.getElementById(id);
    if (element) element.hidden = !visible;
  };

  const start = async () => {
    const app = await import(new URL(js, document.baseURI).href);
    await whenParsed;
    show("boot-loading", true);
    await app.default({ module_or_path: new URL(wasm, document.baseURI) });
    document.getElementById("boot")?.remove();
  };

  start().catch(async (error) => {
    await whenParsed;
    console.error(error);
    // A panic of the app puts its own recovery page up, which says more than this file can.
    if (document.querySelector("[data-recovery]")) {
      document.getElementById("boot")?.remove();
      return;
    }
    const reason = document.getElementById("boot-reason");
    if (reason) reason.textContent = String(error?.message ?? error);
    show("boot-loading", false);
    show("boot-failed", true);
  });
})();
