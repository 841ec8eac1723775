// Owns asking the browser to keep Zetel for use without a network (worker.js), and telling the app of a new version.
// The app says when its first screen stands; a person says when the new version is to be used. Where there is no worker,
// as over plain http, nothing is kept and nothing else changes.
(() => {
  "use strict";
  const workers = navigator.serviceWorker;
  const { worker } = document.currentScript.dataset;
  if (!workers) return;
  const tell = () => dispatchEvent(new Event("zetel-new-version"));

  const keep = async () => {
    const registration = await workers.register(worker, { updateViaCache: "none" });
    // On a first visit nobody waits for the other.
    const follow = (coming) =>
      coming?.addEventListener("statechange", () => coming.state === "installed" && workers.controller && tell());
    follow(registration.installing);
    registration.addEventListener("updatefound", () => follow(registration.installing));
    if (registration.waiting && workers.controller) tell();

    let isControlled = workers.controller !== null;
    let isWanted = false;
    workers.addEventListener("controllerchange", () => {
      if (isWanted) location.reload();
      // Another tab took the new version; this one goes on with what it has.
      else if (isControlled) tell();
      isControlled = true;
    });
    addEventListener("zetel-use-new-version", () => {
      isWanted = true;
      if (registration.waiting) registration.waiting.postMessage("use");
      else location.reload();
    });
    document.addEventListener("visibilitychange", () => {
      // Without a network there is nothing new.
      if (!document.hidden) registration.update().catch(() => {});
    });
  };
  const notKept = (error) => console.info(`Zetel isn't kept for use without a network: ${error.message}`);
  addEventListener("zetel-shown", () => keep().catch(notKept), { once: true });
})();
