// What lets requests in, and where it never shows.

import assert from "node:assert/strict";
import { after, beforeEach, test } from "node:test";
import { inspect } from "node:util";
import { readyPackage } from "../support/entries.js";
import { assertFails } from "../support/errors.js";
import { createsOf, holders } from "../support/history.js";
import { people, person } from "../support/people.js";
import { emailsIn, recordingFetch } from "../support/recorder.js";
import { credentials, startSandbox } from "../support/sandbox.js";
import { VirtualClock } from "../support/virtual_clock.js";

const api = await readyPackage();
const sandbox = await startSandbox();
after(() => sandbox.stop());
beforeEach(() => sandbox.reset());

const ADMIN = 7001;
const draft = person("connection@example.com");
const never = async () => assert.fail("a request was sent");

/** [what is wrong with the connection, a word that the message has to have] */
const UNUSABLE = [
  [{ endpoint: 7 }, /https/],
  [{ endpoint: "store.example.com" }, /https/],
  [{ endpoint: "ftp://store.example.com" }, /https/],
  [{ endpoint: "http://store.example.com" }, /https/],
  [{ endpoint: "https://name:word@store.example.com" }, /endpoint/i],
  [{ endpoint: "https://store.example.com/?key=1" }, /endpoint/i],
  [{ endpoint: "https://store.example.com/api?" }, /endpoint/i],
  [{ endpoint: "https://store.example.com/api#" }, /endpoint/i],
  [{ endpoint: undefined }, /credentials/],
  [{ credentials: {} }, /authToken/],
  [{ credentials: { authToken: "canary" } }, /storeHash/],
  [{ credentials: { authToken: "", storeHash: "x" } }, /authToken/],
  [{ credentials: { authToken: "canary\r\nx: y", storeHash: "x" } }, /authToken/],
  [{ credentials: { authToken: "canary", storeHash: "x y" } }, /storeHash/],
  [{ credentials: { v2AuthToken: "canary\n" } }, /v2AuthToken/],
];

for (const [more, words] of UNUSABLE) {
  test(`a connection with ${JSON.stringify(more)} is refused before anything is sent`, async () => {
    const connection = { endpoint: "https://store.example.com", fetch: never, ...more };
    for (const call of [() => api.createUser(draft, connection), () => api.importUsers([draft], connection)]) {
      const error = await assertFails(api, call, "connection.invalid");
      assert.match(error.message, words);
      assert.ok(!inspect(error).includes("canary"), "the error quotes a secret");
    }
  });
}

test("plain http is fine on this machine, and a slash at the end does no harm", async () => {
  const connection = { endpoint: `${sandbox.url}/`, credentials: credentials.management };
  assert.equal((await api.createUser(draft, connection)).status, "created");
});

test("store credentials are refused where there is a page, before anything is sent", async (context) => {
  context.after(() => delete globalThis.document);
  globalThis.document = {};
  const connection = { endpoint: sandbox.url, fetch: never, credentials: credentials.management };
  for (const call of [() => api.createUser(draft, connection), () => api.importUsers([draft], connection)]) {
    const { message } = await assertFails(api, call, "connection.secret_in_browser");
    assert.match(message, /proxy/);
    assert.ok(!message.includes(credentials.management.authToken));
  }
});

test("every request goes through the given fetch, each user in exactly one create, secrets in headers only", async () => {
  const clock = new VirtualClock();
  const recorder = recordingFetch();
  const drafts = people(25, "once");
  const connection = { endpoint: sandbox.url, credentials: credentials.management, fetch: clock.during(recorder.fetch), clock };
  const report = await api.importUsers(drafts, connection).finished;
  assert.equal(report.counts.created, 25);
  assert.equal(recorder.calls.length, report.requests);
  assert.equal((await sandbox.history()).length, report.requests);
  assert.deepEqual(emailsIn(recorder.creates()).sort(), drafts.map(({ email }) => email).sort());
  for (const { url, body, headers, method } of recorder.calls) {
    for (const secret of Object.values(credentials.management)) {
      assert.ok(!new URL(url).search.includes(secret) && !body?.includes(secret), `${method} ${url} shows a secret`);
    }
    assert.equal(headers["x-auth-token"], credentials.management.authToken);
    assert.equal(headers["x-store-hash"], credentials.management.storeHash);
    assert.equal(headers.authorization, undefined);
  }
  for (const entry of await sandbox.history()) assert.deepEqual(entry.credentials, ["x-auth-token", "x-store-hash"]);
});

test("the global fetch is looked up when a request is sent", async (context) => {
  const original = globalThis.fetch;
  context.after(() => (globalThis.fetch = original));
  const recorder = recordingFetch(original);
  globalThis.fetch = recorder.fetch;
  await api.createUser(draft, { endpoint: sandbox.url, credentials: credentials.management });
  assert.equal(recorder.creates().length, 1);
});

const ask = { rules: { dialect: "storefront-graphql" } };

test("an expired login is asked for again, and no row is lost or sent twice", async () => {
  let asked = 0;
  const tokenProvider = () => {
    asked += 1;
    return sandbox.token(ADMIN);
  };
  const clock = new VirtualClock();
  const recorder = recordingFetch(async (url, init, creates) => {
    if (creates === 4) await sandbox.expireTokens();
    return globalThis.fetch(url, init);
  });
  const drafts = people(8, "login");
  const connection = { endpoint: sandbox.url, tokenProvider, fetch: clock.during(recorder.fetch), clock };
  const report = await api.importUsers(drafts, connection, ask).finished;
  assert.equal(report.counts.created, 8, JSON.stringify(report));
  assert.equal(asked, 2);
  assert.deepEqual(await holders(sandbox, drafts.map(({ email }) => email)), Array(8).fill(1));
  assert.equal((await createsOf(sandbox)).length, 9, "eight creates, and one that was turned away");
});

test("a login that is never accepted ends the run, with every row unsent", async () => {
  let asked = 0;
  const tokenProvider = () => {
    asked += 1;
    return "not-a-login";
  };
  const clock = new VirtualClock();
  const fetch = clock.during((...parameters) => globalThis.fetch(...parameters));
  const report = await api.importUsers(people(3), { endpoint: sandbox.url, tokenProvider, fetch, clock }, ask).finished;
  assert.equal(report.stopped.code, "pause.sign_in");
  assert.equal(report.counts.unsent, 3);
  assert.ok(asked >= 1 && asked <= 3, `asked ${asked} times`);
  assert.ok(!inspect(report).includes("not-a-login"));
});

const NO_LOGIN = {
  "gives nothing": () => undefined,
  "gives something else": () => ({ token: "x" }),
  throws: () => {
    throw new Error("canary");
  },
  rejects: () => Promise.reject("canary"),
};

for (const [what, tokenProvider] of Object.entries(NO_LOGIN)) {
  test(`a provider that ${what} means that nobody is let in`, async () => {
    const connection = { endpoint: sandbox.url, tokenProvider };
    const error = await assertFails(api, () => api.createUser(draft, connection, ask), "pause.sign_in");
    assert.ok(!inspect(error).includes("canary"));
    assert.deepEqual(await createsOf(sandbox), []);
  });
}
