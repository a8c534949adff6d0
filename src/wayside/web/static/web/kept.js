// What pages keep on this device to work without signal: the page itself in a cache that its
// worker reads, and words under "wayside-<what>:<whose>" as {unsaved, ...}.
const WORDS = /^wayside-[a-z]+:/;

// Nobody is signed in: the pages go, and all words but those that never reached the server. They
// wait for who wrote them and are shown to nobody else.
export async function forgetPages() {
  for (const key of Object.keys(localStorage)) {
    if (WORDS.test(key) && !isUnsaved(localStorage.getItem(key))) {
      localStorage.removeItem(key);
    }
  }
  const workers = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  const caches = globalThis.caches;
  const names = (await caches?.keys()) ?? [];
  await Promise.all([
    ...workers.map((worker) => worker.unregister()),
    ...names.filter((name) => name.startsWith("wayside-")).map((name) => caches.delete(name)),
  ]);
}

function isUnsaved(kept) {
  try {
    return JSON.parse(kept).unsaved === true;
  } catch {
    return false;
  }
}
