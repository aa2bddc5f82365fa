// Opens the site without a network once it was loaded. It keeps a copy of exactly the listed files
// and answers for nothing else: whatever goes to the store or the proxy passes untouched.
//
// Two releases never mix. All but the page, the settings and the sample have a hash of their content
// in their names, the page names them, and each release has a cache of its own. This worker never
// pushes an older one aside (no skipWaiting): it waits until the last page of the older one is
// closed, so that no import is disturbed. Meanwhile the older one fetches the new page from the
// network, as it does every time, and lets the new page's files pass.

// The build writes both lines. With an empty list, this script removes itself and all it kept.
const FILES = [];
const RELEASE = "development";

const PAGE = "index.html";
const SETTINGS = "config.json";
/** Names that change with the content, so that a copy is never out of date. */
const HASHED = /[-_.][0-9a-f]{12,16}[-_.]/;
/** How long the network may take to begin an answer, in milliseconds, if there is a copy. */
const PATIENCE = 5000;
/** What a gateway says when it does not reach the host: as good as no network. */
const AWAY = [502, 503, 504];

const SCOPE = self.registration.scope;
// Caches belong to the whole origin, which may have more than one copy of the site.
const OWN_CACHES = `b2b-users ${SCOPE} `;
const CACHE = OWN_CACHES + RELEASE;

const address = (name) => new URL(name, SCOPE).href;
const copyOf = (name) => caches.match(address(name), { cacheName: CACHE, ignoreVary: true });
const isOfThisRelease = (markup) => FILES.every((name) => !HASHED.test(name) || markup.includes(name));

/** The listed file that a request is for, if it is for one. */
function fileOf(request) {
  const url = new URL(request.url);
  // Only the page may carry a query: whatever it is, the page is the same.
  const isOther = url.search !== "" && request.mode !== "navigate";
  url.search = url.hash = "";
  if (request.method !== "GET" || isOther || !url.href.startsWith(SCOPE)) return undefined;
  const name = url.href.slice(SCOPE.length) || PAGE;
  return FILES.includes(name) ? name : undefined;
}

/** Whether an answer is the file, not an error or the page that some hosts give for what is missing. */
function isFile(name, response) {
  const isMarkup = response.headers.get("content-type")?.startsWith("text/html") ?? false;
  return response.ok && isMarkup === (name === PAGE);
}

/** The digest that the page gives for a file, if it gives one. */
function integrityOf(name, markup) {
  const tag = markup.split("<").find((part) => part.startsWith("link") && part.includes(`/${name}"`));
  return tag?.match(/ integrity="([^"]+)"/)?.[1] ?? "";
}

async function load(name, integrity = "") {
  const cache = HASHED.test(name) ? "default" : "no-cache";
  const response = await fetch(address(name), { cache, integrity });
  // A browser refuses a redirected answer for a page, so only what is in it is kept.
  return response.redirected ? new Response(response.body, response) : response;
}

async function install() {
  if (FILES.length === 0) return;
  const page = await load(PAGE);
  const markup = await page.clone().text();
  // In the middle of an update, a host may still give the page of another release.
  if (!isFile(PAGE, page) || !isOfThisRelease(markup)) throw new Error("the page is of another release");
  const cache = await caches.open(CACHE);
  const others = FILES.filter((name) => name !== PAGE);
  await Promise.all(others.map(async (name) => {
    const response = await load(name, integrityOf(name, markup));
    if (isFile(name, response)) await cache.put(address(name), response);
    // Settings and sample may have been taken away; without the rest the page does not open.
    else if (HASHED.test(name) || response.status !== 404) throw new Error(`${name} could not be loaded`);
  }));
  await cache.put(address(PAGE), page);
}

async function removeOthers() {
  const isOver = FILES.length === 0;
  const own = (await caches.keys()).filter((name) => name.startsWith(OWN_CACHES));
  const old = own.filter((name) => isOver || name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  if (isOver) await self.registration.unregister();
}

/** Takes over what the host's operator changed: the settings, or the page of this very release. */
async function keep(name, response) {
  if (!isFile(name, response) || response.redirected) return;
  const text = await response.clone().text();
  if (name === SETTINGS) JSON.parse(text);
  else if (name !== PAGE || !isOfThisRelease(text)) return;
  await (await caches.open(CACHE)).put(address(name), response);
}

async function cacheFirst(request, name) {
  return (await copyOf(name)) ?? fetch(request);
}

async function networkFirst(event, name) {
  const copy = await copyOf(name);
  // On a dead network an answer can take minutes. A request that is only left behind would hold up
  // the next one for the same file, so it is ended.
  const patience = new AbortController();
  const timer = copy && setTimeout(() => patience.abort(), PATIENCE);
  try {
    // Asked of the host each time: a browser's own cache could be out of date.
    const answer = await fetch(event.request, { cache: "no-cache", signal: patience.signal });
    if (copy && AWAY.includes(answer.status)) return copy;
    event.waitUntil(keep(name, answer.clone()).catch(() => {}));
    return answer;
  } catch (error) {
    if (copy) return copy;
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(removeOthers()));
self.addEventListener("fetch", (event) => {
  const name = fileOf(event.request);
  if (name === undefined) return;
  event.respondWith(HASHED.test(name) ? cacheFirst(event.request, name) : networkFirst(event, name));
});
