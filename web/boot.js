// Owns the start: picks the language of the static shell, loads the app, and says so plainly when that fails; then, and
// on the recovery page, it offers what is stored and starts afresh, without anything of the app.
// A classic script in the head, so that the language is known before the first paint.
(() => {
  "use strict";
  const { js, wasm } = document.currentScript.dataset;
  const root = document.documentElement;
  // As the app does: what the address asks for, what was chosen here before, what the browser speaks, English.
  const asked = new URLSearchParams(location.search);
  const chosen = (name) => {
    try {
      return localStorage.getItem(`zetel${location.pathname}preference:${name}`);
    } catch {
      return null;
    }
  };
  const languages = [...asked.getAll("lang"), chosen("language"), navigator.language].map((tag) => tag?.split(/[-_]/)[0].toLowerCase());
  root.lang = languages.find((tag) => tag === "nl" || tag === "en") ?? "en";
  const appearances = [...asked.getAll("appearance"), chosen("appearance")];
  const appearance = appearances.find((name) => name === "dark" || name === "light");
  if (appearance) root.dataset.appearance = appearance;

  const whenParsed = new Promise((done) => {
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", done, { once: true });
    else done();
  });
  const show = (id, visible) => {
    const element = document.getElementById(id);
    if (element) element.hidden = !visible;
  };

  // The keys of this deployment, as src/platform/storage.rs has them; those of tenants, as engine/src/sandbox/keys.rs.
  // A program inside a learning platform says whose they are.
  const folder = `zetel${location.pathname.slice(0, location.pathname.lastIndexOf("/"))}/`;
  const prefix = () => folder + (root.dataset.learner ?? "");
  const ofTenants = /^(also\.\d+\/)?(tenant|journal)\.|^about\.\d+$/;
  const ownKeys = () =>
    Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at))
      .filter((key) => key?.startsWith(prefix()))
      .map((key) => key.slice(prefix().length));
  const stored = () => Object.fromEntries(ownKeys().map((key) => [key, localStorage.getItem(prefix() + key)]));

  // Moves every text of a tenant to where unreadable ones stand; all of them, or none where there is no room.
  const setAside = () => {
    const aside = `${prefix()}unreadable.${Date.now()}.`;
    const moved = [];
    const move = (from, to) => {
      const text = localStorage.getItem(from);
      // First away, then back: there may be no room for both at once.
      localStorage.removeItem(from);
      try {
        localStorage.setItem(to, text);
      } catch (error) {
        localStorage.setItem(from, text);
        throw error;
      }
    };
    try {
      for (const key of ownKeys().filter((key) => ofTenants.test(key))) {
        move(prefix() + key, aside + key);
        moved.push(key);
      }
    } catch (error) {
      for (const key of moved.reverse()) move(aside + key, prefix() + key);
      throw error;
    }
    // Nobody is at work any more.
    for (const key of ownKeys()) if (/^(also\.\d+\/)?writer$/.test(key)) localStorage.removeItem(prefix() + key);
  };

  document.addEventListener("click", (event) => {
    if (!event.target.closest?.("[data-afresh]")) return;
    try {
      setAside();
      // The page itself, wherever it is, without the route that may have failed.
      location.assign(location.pathname);
    } catch (error) {
      console.warn(error);
      for (const words of document.querySelectorAll("[data-afresh-failed]")) words.hidden = false;
    }
  });

  // What is stored, as a link that needs nothing but the browser.
  const offerStored = () => {
    try {
      const texts = stored();
      if (Object.keys(texts).length === 0) return;
      const link = document.getElementById("boot-raw");
      link.href = URL.createObjectURL(new Blob([JSON.stringify(texts)], { type: "application/json" }));
      show("boot-work", true);
    } catch {
      // Storage is blocked: then there is nothing to offer.
    }
  };

  const start = async () => {
    // In the single file everything is inside (single.js), and has no address.
    const inside = typeof zetelInside === "object" ? zetelInside : null;
    const app = inside ?? (await import(new URL(js, document.baseURI).href));
    await whenParsed;
    show("boot-loading", true);
    await app.default(inside ? undefined : { module_or_path: new URL(wasm, document.baseURI) });
  };

  const failed = async (error) => {
    await whenParsed;
    console.error(error);
    // A panic of the app puts its own recovery page up, which says more than this file can.
    if (document.querySelector("[data-recovery]")) return;
    const reason = document.getElementById("boot-reason");
    if (reason) reason.textContent = String(error?.message ?? error);
    show("boot-loading", false);
    show("boot-failed", true);
    offerStored();
  };
  start().catch(failed);
  // The app builds its screen in a task of its own, and takes this one away when it stands.
  const starting = () => document.getElementById("boot") !== null;
  addEventListener("error", (event) => starting() && failed(event.error ?? event.message));
  addEventListener("unhandledrejection", (event) => starting() && failed(event.reason));
})();
