// Answers for a store that is larger or stranger than the sandbox: a fetch of the management API that
// takes everything. Used only where the real sandbox cannot run: beyond its budget of requests, and
// with identifiers that it does not give out.

/** A fetch that creates whatever it is sent. `userId` gives the digits of the next identifier. */
export function fakeStore({ userId = numbersFrom(7_101) } = {}) {
  return async (_url, init) => {
    if ((init?.method ?? "GET") === "GET") return listOfNobody();
    const body = JSON.parse(init.body);
    const users = Array.isArray(body) ? body : [body];
    // Written by hand: JSON.stringify cannot write a number above 2^53.
    const records = users.map(() => `{"userId":${userId()},"bcId":1}`);
    const data = Array.isArray(body) ? `[${records}]` : records[0];
    return json(`{"code":200,"data":${data},"meta":{"message":"SUCCESS"}}`);
  };
}

function listOfNobody() {
  return json(
    '{"code":200,"data":[],"meta":{"message":"SUCCESS","pagination":{"totalCount":0,"offset":0,"limit":10}}}',
  );
}

function numbersFrom(first) {
  let next = first;
  return () => String(next++);
}

function json(text) {
  return new Response(text, { status: 200, headers: { "content-type": "application/json" } });
}
