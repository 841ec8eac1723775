// Owns reloading while developing: `cargo xtask serve` loads it, `cargo xtask dist` takes it out.
(() => {
  "use strict";
  let known;
  const look = async () => {
    try {
      const answer = await fetch("./index.html", { method: "HEAD", cache: "no-store" });
      const built = answer.ok ? answer.headers.get("last-modified") : null;
      if (built && known && built !== known) location.reload();
      known = built ?? known;
    } catch {
      // The server is away; it may come back.
    }
    setTimeout(look, 1000);
  };
  look();
})();
