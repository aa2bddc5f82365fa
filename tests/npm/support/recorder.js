// A fetch that keeps what goes through it.

/** Forwards to the real fetch, or to another one, and keeps every call. */
export function recordingFetch(forward = (...parameters) => fetch(...parameters)) {
  const calls = [];
  const recording = async (url, init) => {
    const call = {
      url: String(url),
      method: init?.method ?? "GET",
      headers: Object.fromEntries(new Headers(init?.headers)),
      body: init?.body == null ? null : String(init.body),
    };
    calls.push(call);
    return forward(url, init, creates(calls).length);
  };
  return { calls, fetch: recording, creates: () => creates(calls) };
}

/** The requests that create, whichever way. Looking up is a GET, or a query over GraphQL. */
function creates(calls) {
  return calls.filter(({ method, body }) => method === "POST" && !isQuery(body));
}

function isQuery(body) {
  const { query } = JSON.parse(body);
  return typeof query === "string" && !/^\s*mutation\b/.test(query);
}

/** Every email in the bodies, as often as it is there. */
export function emailsIn(calls) {
  return calls.flatMap(({ body }) => body?.match(/[\w.+-]+@example\.(?:com|org|net)/g) ?? []);
}
