// Owns fetching the second part of the program: `cargo xtask dist` splits it in two and puts this file's text into the
// loader. The first part shows the first screen; every function of the second has a stand-in in the table of functions
// that fetches the second part on the spot and then calls the real one. Mostly nobody meets a stand-in, because the
// second part is fetched as soon as the first has started.
const restUrl = new URL("zetel_rest.wasm", import.meta.url);
/** Waiting times between tries to fetch it in the background, in milliseconds. */
const TRIES = [0, 2_000, 5_000, 15_000, 60_000];
/** A page that nobody sees has no frames, and so no first screen to wait for: no longer than this, in milliseconds. */
const NO_FRAMES = 3_000;
/** Where a visit may begin with the first part alone. */
const STARTS = ["", "#", "#/", "#/home", "#/users"];
let restArrived = false;

/** Whether the first part is enough to begin with. A tenant to read, or another page to show, needs both: then they are
 * fetched side by side, and the program starts with all it has. */
function firstIsEnough() {
  if (!STARTS.includes(location.hash)) return false;
  try {
    const folder = location.pathname.slice(0, location.pathname.lastIndexOf("/") + 1);
    return !Object.keys(localStorage).some((key) => key.startsWith(`zetel${folder}`) && key.includes("tenant."));
  } catch {
    return true;
  }
}
const restComing = firstIsEnough() ? undefined : fetchRest();

/** A number as WebAssembly writes it; the sign bit matters to constants only. */
function leb(number, signed) {
  const bytes = [];
  for (;;) {
    const low = number & 0x7f;
    number >>= 7;
    if (number === 0 && !(signed && low & 0x40)) return [...bytes, low];
    bytes.push(low | 0x80);
  }
}

/** A module with one function for each place in the table: it calls `load`, and then whatever stands in its place. */
function standIns(bytes) {
  const length = new DataView(bytes.buffer).getUint32(0, true);
  const types = bytes.subarray(4, 4 + length);
  // The types are a count and then themselves; ours, without arguments or results, goes to the end.
  let after = 0;
  while (types[after] & 0x80) after += 1;
  const count = bytes[4 + length];
  const takes = bytes.subarray(5 + length, 5 + length + count);
  const places = bytes.subarray(5 + length + count);
  const functions = [];
  const bodies = [];
  const runs = [];
  for (let place = 0; place < places.length; place += 1) {
    if (places[place] === 0) continue;
    const type = places[place] - 1;
    const run = runs[runs.length - 1];
    if (run && run.from + run.length === place) run.length += 1;
    else runs.push({ from: place, length: 1, first: functions.length + 1 });
    functions.push(type);
    const body = [0, 0x10, 0];
    for (let n = 0; n < takes[type]; n += 1) body.push(0x20, n);
    body.push(0x41, ...leb(place, true), 0x11, ...leb(type), 0, 0x0b);
    bodies.push(body.length, ...body);
  }
  const elements = [];
  for (const { from, length: many, first } of runs) {
    elements.push(0, 0x41, ...leb(from, true), 0x0b, ...leb(many));
    for (let n = 0; n < many; n += 1) elements.push(...leb(first + n));
  }
  const text = (word) => [word.length, ...new TextEncoder().encode(word)];
  const out = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
  const section = (id, ...parts) => {
    const size = parts.reduce((sum, part) => sum + part.length, 0);
    out.push(id, ...leb(size));
    for (const part of parts) for (const byte of part) out.push(byte);
  };
  section(1, leb(count + 1), types.subarray(after + 1), [0x60, 0, 0]);
  section(2, [2], text("a"), text("load"), [0], leb(count), text("a"), text("table"), [1, 0x70, 0, 0]);
  section(3, leb(functions.length), functions.flatMap((type) => leb(type)));
  section(9, leb(runs.length), elements);
  section(10, leb(functions.length), bodies);
  return new Uint8Array(out);
}

/** Before the program starts: puts the stand-ins into the table, and the second part, if it is to be there. */
async function prepareRest(exports, module) {
  const [section] = WebAssembly.Module.customSections(module, "stand-ins");
  const load = () => loadRestNow(exports);
  await WebAssembly.instantiate(standIns(new Uint8Array(section)), { a: { load, table: exports.t0 } });
  const rest = await restComing;
  if (rest) useRest(rest, exports);
}

/** The second part is there: its functions take their places. */
function useRest(module, exports) {
  if (restArrived) return;
  new WebAssembly.Instance(module, { first: exports });
  restArrived = true;
}

/** The second part; nothing when it can't be fetched. */
async function fetchRest() {
  try {
    const response = await fetch(restUrl);
    return response.ok ? await WebAssembly.compile(await response.arrayBuffer()) : undefined;
  } catch {
    return undefined;
  }
}

/** The first screen stands, and has been painted. */
function shown() {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const stands = () =>
    location.hash === "#/users"
      ? document.querySelectorAll('[role="row"]').length > 1
      : document.querySelector("main:not(.boot-main) h1");
  const frames = async () => {
    while (!stands()) await frame();
    await frame();
    await frame();
  };
  return Promise.race([frames(), new Promise((done) => setTimeout(done, NO_FRAMES))]);
}

/** After the program has started: fetches the second part, again and again if need be. */
async function followRest(exports) {
  await shown();
  for (const wait of TRIES) {
    if (wait > 0) await new Promise((done) => setTimeout(done, wait));
    if (restArrived) return;
    const rest = await fetchRest();
    if (rest) useRest(rest, exports);
  }
}

/** Somebody needs the second part now: the program waits for it, as it can't go on without. */
function loadRestNow(exports) {
  while (!restArrived) {
    try {
      const request = new XMLHttpRequest();
      request.open("GET", restUrl, false);
      // Bytes as characters: a request that is waited for may not ask for bytes.
      request.overrideMimeType("text/plain; charset=x-user-defined");
      request.send();
      if (request.status === 200) {
        const bytes = Uint8Array.from(request.responseText, (letter) => letter.charCodeAt(0) & 0xff);
        useRest(new WebAssembly.Module(bytes), exports);
        return;
      }
    } catch {
      // Asked about below.
    }
    const dutch = document.documentElement.lang === "nl";
    const again = dutch
      ? "Dit deel van Zetel kon niet worden geladen. Wat u hebt opgeslagen, is veilig. Controleer uw verbinding en kies OK om het opnieuw te proberen."
      : "Zetel couldn't load this part of the app. Your saved changes are safe. Check your connection, and then select OK to try again.";
    if (!confirm(again)) throw new Error(dutch ? "Een deel van Zetel kon niet worden geladen." : "Part of Zetel couldn't be loaded.");
  }
}
