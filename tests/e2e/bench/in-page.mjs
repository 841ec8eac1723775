// Owns what is measured inside the page: from an action until its result is painted, by the page's own clock.

/** Runs before the app. Everything here must stand alone: it is sent to the page as text. */
export function measureInPage() {
  let most = 0;
  const rows = () => document.querySelectorAll('[role="grid"] [role="row"]').length;
  const count = () => {
    most = Math.max(most, rows());
  };

  // Every write to storage: when it began and ended, by the page's clock.
  let writes = [];
  const setItem = Storage.prototype.setItem;
  Storage.prototype.setItem = function (key, value) {
    const start = performance.now();
    try {
      return setItem.call(this, key, value);
    } finally {
      writes.push([start, performance.now()]);
    }
  };
  let firstRow = null;
  const seen = new MutationObserver(() => {
    if (rows() < 2) return;
    firstRow = performance.now();
    seen.disconnect();
  });
  seen.observe(document, { childList: true, subtree: true });

  // The longest task that kept the page from answering; the browser reports those over 50 ms.
  let longest = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
  }).observe({ entryTypes: ["longtask"] });

  /** Resolves once what is in the document now has been painted. */
  const painted = () =>
    new Promise((done) => {
      requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now())));
    });

  /** Milliseconds from an action to its painted result; the action works synchronously or within a frame. */
  const time = async (action) => {
    // Begin at a frame, so that waiting for the next one is not measured twice.
    await new Promise((done) => requestAnimationFrame(done));
    const start = performance.now();
    action();
    // The work itself, then the frame that shows it.
    await new Promise((done) => setTimeout(done, 0));
    const end = await painted();
    count();
    return end - start;
  };

  /** One frame further; gives up a minute after the page, or what is waited for, began. */
  const nextFrame = async (what, since = 0) => {
    await new Promise((done) => requestAnimationFrame(done));
    if (performance.now() - since > 60_000) throw new Error(`waited in vain for ${what}`);
  };

  const search = () => document.querySelector('main [role="searchbox"], main input[type="search"]');
  const headers = () => [...document.querySelectorAll('[role="columnheader"] button')];
  const all = () => document.querySelector('[role="columnheader"] [role="checkbox"], [role="columnheader"] input[type="checkbox"]');
  const scroller = () => {
    let element = document.querySelector('[role="grid"]');
    while (element && element.scrollHeight <= element.clientHeight + 1) element = element.parentElement;
    return element ?? document.scrollingElement;
  };

  window.bench = {
    /** Milliseconds from the start of the page's load until the grid's first row is painted. */
    untilRows: async () => {
      while (rows() < 2) await nextFrame("the first row");
      const end = await painted();
      count();
      return end;
    },
    /** When the first row was in the document, and what had been asked for by then. */
    firstRow: () => {
      const all = performance.getEntriesByType("resource").filter((entry) => entry.startTime <= firstRow);
      return { time: firstRow, files: all.map((entry) => entry.name) };
    },
    /** Milliseconds until the first contentful paint. */
    firstPaint: async () => {
      const paint = () => performance.getEntriesByName("first-contentful-paint")[0];
      while (!paint()) await nextFrame("the first paint");
      return paint().startTime;
    },
    /** A click that saves: milliseconds until the change is on disk, in writes to storage, and until it is painted. */
    clickUntilSaved: async (element) => {
      writes = [];
      const start = performance.now();
      element.click();
      const handled = performance.now() - start;
      const end = await painted();
      const inStorage = writes.reduce((sum, [from, to]) => sum + to - from, 0);
      const stored = writes.reduce((last, [, to]) => Math.max(last, to - start), 0);
      return { handled, stored, inStorage, painted: end - start };
    },
    /** UTF-16 units that storage holds: keys and values. */
    units: () => Object.entries(localStorage).reduce((sum, [key, value]) => sum + key.length + value.length, 0),
    /** The longest task since this was asked last, in milliseconds; 0 when none was over 50. */
    longest: async () => {
      // A task is reported after it has ended.
      await painted();
      await new Promise((done) => setTimeout(done, 0));
      const was = longest;
      longest = 0;
      return was;
    },
    /** Milliseconds until the page of an address is painted; a page has a heading of its own. */
    open: async (address) => {
      const heading = () => document.querySelector("main h1");
      const before = heading();
      const start = performance.now();
      location.hash = address;
      while (!heading() || heading() === before) await nextFrame(address, start);
      return (await painted()) - start;
    },
    /** What waiting for two frames costs by itself. */
    nothing: () => time(() => {}),
    type: (text) =>
      time(() => {
        const box = search();
        box.focus();
        box.value = text;
        box.dispatchEvent(new InputEvent("input", { bubbles: true, data: text }));
      }),
    sort: (n) => {
      const buttons = headers();
      return time(() => buttons[n % buttons.length].click());
    },
    selectAll: () => time(() => all().click()),
    scroll: () =>
      time(() => {
        const element = scroller();
        element.scrollTop = element.scrollTop > 0 ? 0 : element.scrollHeight;
      }),
    /** Milliseconds from a click until its result is painted. */
    click: (element) => time(() => element.click()),
    /** Milliseconds from a click until the page says something in a status or a log, and that is painted. */
    clickUntilSaid: async (element, words) => {
      const start = performance.now();
      const said = () => [...document.querySelectorAll('main :is([role="status"], [role="log"])')].some((e) => e.textContent.includes(words));
      element.click();
      while (!said()) await nextFrame(words, start);
      return (await painted()) - start;
    },
    mostRows: () => {
      count();
      return most;
    },
  };
}
