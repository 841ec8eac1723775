// Owns Zetel without a network: keeps the files of one release, and answers with them. It answers for the page in its own
// folder and for files with a hash in their name; everything else is the network's. `cargo xtask dist` writes the first
// line of it, RELEASE: a version, the hash of the page, and the names of all files.
"use strict";
const folder = new URL("./", location).href;
// Hosts share origins between deployments.
const prefix = `zetel ${folder} `;
const own = prefix + RELEASE.version;
const anyRequest = { ignoreVary: true, ignoreSearch: true };

const install = async () => {
  const cache = await caches.open(own);
  // The page has the same name in every release: its hash says that it is the one of these files. What is there already
  // has come for the page that asked for this worker, and is taken from where the browser keeps it.
  const page = new Request(folder, { cache: "no-cache", integrity: RELEASE.page });
  await cache.addAll([page, ...RELEASE.files.map((name) => folder + name)]);
};

// The release before stays, as a tab may still show it.
const tidy = async () => {
  const others = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== own);
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
  await clients.claim();
};

const answer = async (request, isPage) => {
  const found = isPage
    ? await (await caches.open(own)).match(folder, anyRequest)
    : await caches.match(request, anyRequest);
  return found ?? fetch(request);
};

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(tidy()));
addEventListener("message", (event) => event.data === "use" && skipWaiting());
addEventListener("fetch", (event) => {
  const { request } = event;
  const [address] = request.url.split(/[?#]/);
  if (request.method !== "GET" || !address.startsWith(folder)) return;
  const name = address.slice(folder.length);
  const isPage = request.mode === "navigate" && (name === "" || name === "index.html");
  if (isPage || /-[0-9a-f]{16}\.[a-z]+$/.test(name)) event.respondWith(answer(request, isPage));
});
