// Owns how Firefox starts for Playwright, which speaks a WebDriver BiDi that is newer than the one of long-term releases:
// starts the browser on the machine, and stands between the two. Once Firefox knows both things, this file can go.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { WebSocket, WebSocketServer } from "ws";

const browser = spawn(process.env.FIREFOX ?? "firefox-esr", process.argv.slice(2), { stdio: ["ignore", "ignore", "pipe"] });
browser.on("error", (error) => console.error(`Firefox doesn't start: ${error.message}`));
browser.on("exit", (code) => process.exit(code ?? 1));
for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, () => browser.kill(signal));

/** Colors are not asked for: a browser that can't be told of them has those of its own, which is what is wanted. */
const MEDIA = "emulation.setMediaFeaturesOverride";
const asked = new Set();

/** What the browser says, as Playwright understands it. */
function heard(text) {
  const message = JSON.parse(text);
  if (asked.delete(message.id) && message.type === "error") return JSON.stringify({ type: "success", id: message.id, result: {} });
  const { method, params } = message;
  if (method !== "browsingContext.downloadWillBegin" && method !== "browsingContext.downloadEnd") return text;
  // Which download it is: each has an address of its own here.
  return JSON.stringify({ ...message, params: { ...params, download: params.download ?? params.navigation ?? params.url } });
}

function between(playwright, address) {
  const firefox = new WebSocket(address, { maxPayload: 256 * 1024 * 1024 });
  const waiting = [];
  playwright.on("message", (data) => {
    const text = data.toString();
    if (text.includes(MEDIA)) asked.add(JSON.parse(text).id);
    if (firefox.readyState === WebSocket.OPEN) firefox.send(text);
    else waiting.push(text);
  });
  firefox.on("open", () => waiting.splice(0).forEach((text) => firefox.send(text)));
  firefox.on("message", (data) => playwright.send(heard(data.toString())));
  playwright.on("close", () => firefox.close());
  for (const one of [playwright, firefox]) one.on("error", () => one.close());
  firefox.on("close", () => playwright.close());
}

createInterface({ input: browser.stderr }).on("line", (line) => {
  const [, address] = /^WebDriver BiDi listening on (ws:\S+)$/.exec(line) ?? [];
  if (!address) {
    console.error(line);
    return;
  }
  const server = new WebSocketServer({ port: 0, host: "127.0.0.1" }, () => {
    console.error(`WebDriver BiDi listening on ws://127.0.0.1:${server.address().port}`);
  });
  server.on("connection", (playwright, request) => between(playwright, address + request.url));
});
