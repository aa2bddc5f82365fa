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

/** Orders for the create alone, what they lead to, and whether the user is in the store then. */
const IN_DOUBT = [
  [{ fault: "html-502", when: "after" }, "ambiguous.server_error", 1],
  [{ fault: "html-502", when: "before" }, "ambiguous.server_error", 0],
  [{ fault: "status", status: 500, when: "after" }, "ambiguous.server_error", 1],
  [{ fault: "reset", when: "after" }, "ambiguous.connection", 1],
  [{ fault: "truncate" }, "ambiguous.connection", 1],
  [{ fault: "wrong-count" }, "ambiguous.unknown_reply", 1],
];

for (const [fault, code, there] of IN_DOUBT) {
  test(`${JSON.stringify(fault)} is ${code}, and the create is not sent again`, async () => {
    await sandbox.order(fault);
    const { message } = await assertFails(api, () => api.createUser(draft, connection()), code);
    assert.match(message, /store/);
    assert.equal((await createsOf(sandbox)).length, 1);
    assert.deepEqual(await holders(sandbox, [draft.email]), [there]);
  });
}

test("a store that does not answer in time leaves it in doubt", async () => {
  await sandbox.order({ fault: "stall", ms: 60_000 });
  await assertFails(api, () => api.createUser(draft, connection({ timeout: 700 })), "ambiguous.timeout");
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
