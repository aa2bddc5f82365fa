// One user at a time, against the real sandbox: everything that can come of it.

import assert from "node:assert/strict";
import { after, beforeEach, test } from "node:test";
import { closedAddress } from "../support/closed_port.js";
import { readyPackage } from "../support/entries.js";
import { assertFails } from "../support/errors.js";
import { createsOf, holders } from "../support/history.js";
import { person } from "../support/people.js";
import { recordingFetch } from "../support/recorder.js";
import { credentials, startSandbox } from "../support/sandbox.js";
import { VirtualClock } from "../support/virtual_clock.js";

const api = await readyPackage();
const sandbox = await startSandbox();
after(() => sandbox.stop());
beforeEach(() => sandbox.reset());

const ADMIN = 7001;
const connection = (more = {}) => ({ endpoint: sandbox.url, credentials: credentials.management, ...more });
const draft = person("new.user@example.com", { acceptWelcomeEmail: true, extraFields: { Department: "Sales" } });

test("a user is created, once, as typed", async () => {
  const { status, userId } = await api.createUser(draft, connection());
  assert.equal(status, "created");
  const user = (await sandbox.users()).find(({ email }) => email === draft.email);
  assert.equal(String(user.id), userId);
  assert.equal(user.firstName, draft.firstName);
  assert.equal(user.companyId, 42);
  assert.equal((await createsOf(sandbox)).length, 1);
  assert.equal((await sandbox.mails()).length, 1);
});

const WAYS = {
  management: { credentials: credentials.management },
  "archive-v2": { credentials: credentials.archive },
  "storefront-graphql": { tokenProvider: () => sandbox.token(ADMIN) },
  storefront: { tokenProvider: async () => `Bearer ${await sandbox.token(ADMIN)}` },
};

for (const [dialect, access] of Object.entries(WAYS)) {
  test(`a user is created with ${dialect}`, async () => {
    const created = await api.createUser(person("way@example.com"), connection({ credentials: undefined, ...access }), {
      rules: { dialect },
    });
    assert.equal(created.status, "created");
    assert.deepEqual(await holders(sandbox, ["way@example.com"]), [1]);
  });
}

test("the rules decide how a draft is read", async () => {
  const rules = { defaults: { companyId: 43, channelIds: [1] } };
  await api.createUser({ email: "d@example.com", firstName: "A", lastName: "B", role: "Admin" }, connection(), { rules });
  const user = (await sandbox.users()).find(({ email }) => email === "d@example.com");
  assert.equal(user.companyId, 43);
});

test("a draft with errors is refused with its issues and nothing is sent", async () => {
  const error = await assertFails(api, () => api.createUser(person("x@", { role: 3 }), connection()), "user.invalid");
  assert.deepEqual(error.issues.map(({ code, field }) => [code, field]), [["email.invalid", "email"], ["role.not_allowed", "role"]]);
  assert.deepEqual(await sandbox.history(), []);
});

test("a user who is there already is not sent", async () => {
  await assertFails(api, () => api.createUser(person("Existing.Buyer@example.com"), connection()), "exists");
  assert.deepEqual(await createsOf(sandbox), []);
});

test("what the store refuses is told in its words", async () => {
  const refused = person("refused@example.com", { extraFields: { "Cost center": "x".repeat(21) } });
  const { message } = await assertFails(api, () => api.createUser(refused, connection()), "rejected");
  assert.match(message, /Cost center/);
  assert.deepEqual(await holders(sandbox, ["refused@example.com"]), [0]);
});

test("a store that cannot be reached has created nothing", async () => {
  const endpoint = await closedAddress();
  await assertFails(api, () => api.createUser(draft, connection({ endpoint })), "pause.unreachable");
});

test("wrong credentials create nothing", async () => {
  const wrong = { authToken: "not-this-one", storeHash: "sandbox" };
  const error = await assertFails(api, () => api.createUser(draft, connection({ credentials: wrong })), "pause.sign_in");
  assert.ok(!error.message.includes("not-this-one"));
  assert.deepEqual(await holders(sandbox, [draft.email]), [0]);
});

/** Orders for the create alone, and how many creates it takes until the user is there. */
const IN_DOUBT = [
  [{ fault: "html-502", when: "after" }, 1],
  [{ fault: "html-502", when: "before" }, 2],
  [{ fault: "status", status: 500, when: "after" }, 1],
  [{ fault: "reset", when: "after" }, 1],
  [{ fault: "truncate" }, 1],
  [{ fault: "wrong-count" }, 1],
];

/** A connection whose time passes in no time. */
function quick(more = {}) {
  const clock = new VirtualClock();
  return connection({ clock, fetch: clock.during((...parameters) => globalThis.fetch(...parameters)), ...more });
}

for (const [fault, creates] of IN_DOUBT) {
  test(`after ${JSON.stringify(fault)} the store is asked, and the create is sent again only if it had no effect`, async () => {
    await sandbox.order(fault);
    const { status } = await api.createUser(draft, quick());
    assert.equal(status, "created");
    assert.equal((await createsOf(sandbox)).length, creates);
    assert.deepEqual(await holders(sandbox, [draft.email]), [1]);
  });
}

test("where the store cannot be asked it is told what went wrong", async () => {
  await sandbox.order({ fault: "html-502", when: "after" });
  const fetch = (url, init) =>
    init?.method === "POST" ? globalThis.fetch(url, init) : new Response('{"code":400}', { status: 400 });
  const { message } = await assertFails(api, () => api.createUser(draft, quick({ fetch })), "ambiguous.server_error");
  assert.match(message, /store/);
  assert.equal((await createsOf(sandbox)).length, 1);
});

test("aborted before it starts, nothing is sent", async () => {
  const signal = AbortSignal.abort();
  await assertFails(api, () => api.createUser(draft, connection(), { signal }), "aborted");
  assert.deepEqual(await sandbox.history(), []);
});

test("aborted while the create is under way, it is brought to its end", async () => {
  const abort = new AbortController();
  const { fetch, creates } = recordingFetch((url, init) => {
    if (init?.method === "POST") abort.abort();
    return globalThis.fetch(url, init);
  });
  const created = await api.createUser(draft, connection({ fetch }), { signal: abort.signal });
  assert.equal(created.status, "created");
  assert.equal(creates().length, 1);
  assert.deepEqual(await holders(sandbox, [draft.email]), [1]);
});

test("aborted during the look before the create, nothing is created", async () => {
  const abort = new AbortController();
  const { fetch, creates } = recordingFetch((url, init) => {
    abort.abort();
    return globalThis.fetch(url, init);
  });
  await assertFails(api, () => api.createUser(draft, connection({ fetch }), { signal: abort.signal }), "aborted");
  assert.equal(creates().length, 0);
  assert.deepEqual(await holders(sandbox, [draft.email]), [0]);
});
