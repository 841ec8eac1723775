// Owns the single file: the program and the other files are inside, packed, and unpacked when they are asked for.
// `cargo xtask dist --single-file` puts it into one script with what wasm-bindgen wrote (wasm_bindgen) and boot.js.
const zetelInside = (() => {
  "use strict";
  const bytesOf = (text) => {
    const letters = atob(text);
    const bytes = new Uint8Array(letters.length);
    for (let at = 0; at < letters.length; at += 1) bytes[at] = letters.charCodeAt(at);
    return bytes;
  };
  const unpacked = (name) => {
    const packed = bytesOf(document.querySelector(`script[data-file="${name}"]`).textContent);
    return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip")));
  };
  // There is no network to ask: the app gets what it fetches from here.
  window.fetch = async (name) => unpacked(name);
  return { default: async () => wasm_bindgen({ module_or_path: await unpacked("./zetel.wasm").arrayBuffer() }) };
})();
