// Puts the form, without anybody's answers, where it can be opened without signal; takes it away
// again once the return is filed.
const CACHE = "wayside-return-pages";
const SETTLED_MS = 1500;

const isPossible = () => "serviceWorker" in navigator && "caches" in window;
const shell = (path) => `${path}?shell=1`;

// The page as it is without answers, or null where there is no signal or nobody is signed in.
export async function fetchShell(path) {
  const answer = await fetch(shell(path), { cache: "no-store" });
  return answer.ok && !answer.redirected ? answer : null;
}

export async function keepPage(form) {
  if (!isPossible()) {
    return;
  }
  const path = window.location.pathname;
  try {
    await navigator.serviceWorker.register(form.dataset.worker, { scope: path });
    await new Promise((resolve) => window.setTimeout(resolve, SETTLED_MS));
    const page = await fetchShell(path);
    if (!page) {
      return;
    }
    const cache = await caches.open(CACHE);
    await Promise.all([cache.put(path, page), ...assets().map((url) => cache.add(url))]);
    form.dataset.offline = "ready";
  } catch {
    // Without signal, or without room: what is kept already stays, and the form works as it is.
  }
}

export async function forgetPage(path) {
  if (isPossible()) {
    await caches.open(CACHE).then((cache) => cache.delete(path));
    const worker = await navigator.serviceWorker.getRegistration(path);
    if (worker && new URL(worker.scope).pathname === path) {
      await worker.unregister();
    }
  }
}

// Styles, scripts and fonts that this page has loaded, from this machine alone.
function assets() {
  const loaded = performance.getEntriesByType("resource").map((each) => new URL(each.name));
  const own = loaded.filter((url) => url.origin === window.location.origin && url.pathname.startsWith("/static/"));
  return [...new Set(own.map((url) => url.href))];
}
