// Shows the form of one return where there is no signal. Its address bounds it to that return. It
// answers page and assets from the network, and only where that fails from what the page put in
// the cache: the form without anybody's answers. Nothing that is sent passes through it.
const CACHE = "wayside-return-pages";
const PATIENCE_MS = 5000;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method === "GET" && new URL(request.url).origin === self.location.origin) {
    event.respondWith(answer(request));
  }
});

async function answer(request) {
  const kept = () => caches.open(CACHE).then((cache) => cache.match(request, { ignoreSearch: true, ignoreVary: true }));
  const isPage = request.mode === "navigate";
  try {
    const patience = AbortSignal.timeout(PATIENCE_MS);
    return await (isPage && (await kept()) ? Promise.race([fetch(request), failed(patience)]) : fetch(request));
  } catch (trouble) {
    const found = await kept();
    if (found) {
      return found;
    }
    throw trouble;
  }
}

function failed(signal) {
  return new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
}
