// Owns the start: picks the language of the static shell, loads the app, and says so plainly when that fails.
// A classic script in the head, so that the language is known before the first paint.
(() => {
  "use strict";
  const { js, wasm } = document.currentScript.dataset;
  const root = document.documentElement;
  // As the app does: what was chosen here before, else what the browser speaks, else English.
  const chosen = (name) => {
    try {
      return localStorage.getItem(`zetel${location.pathname}preference:${name}`);
    } catch {
      return null;
    }
  };
  const tag = chosen("language") ?? navigator.language ?? "en";
  root.lang = tag.toLowerCase().startsWith("nl") ? "nl" : "en";
  const appearance = chosen("appearance");
  if (appearance === "dark" || appearance === "light") root.dataset.appearance = appearance;

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
