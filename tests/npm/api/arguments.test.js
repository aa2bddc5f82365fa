// Arguments of the wrong shape: always a B2bUsersError that names what is wrong, never anything else.

import assert from "node:assert/strict";
import { test } from "node:test";
import { readyPackage } from "../support/entries.js";
import { assertFails } from "../support/errors.js";
import { person } from "../support/people.js";

const api = await readyPackage();
const draft = person("x@example.com");
const table = api.readTable("Email,First name\na@example.com,A\n");
const sent = [];
/** A connection through which nothing may go in these tests. */
const connection = { fetch: async (url) => sent.push(url) };

/** What is not an object, and an object of something else. */
const NO_OBJECTS = [null, 7, "text", true, Symbol("s"), [], () => {}];
const NO_TEXT = [undefined, null, 7, {}, [], true, new Date(0)];

const WRONG = {
  "checkUser, draft": NO_OBJECTS.concat(undefined).map((value) => () => api.checkUser(value)),
  "checkUser, values": [{ email: {} }, { email: [] }, { role: Symbol("r") }, { companyId: () => 42 }, { channelIds: {} }, { channelIds: [[1]] }].map(
    (more) => () => api.checkUser({ ...draft, ...more }),
  ),
  "checkUser, extra fields": [7, "x", [7], [{ fieldName: "A" }, null], { A: {} }].map(
    (extraFields) => () => api.checkUser({ ...draft, extraFields }),
  ),
  "checkUser, rules": [7, "management", [], true].map((rules) => () => api.checkUser(draft, rules)),
  readTable: NO_TEXT.map((value) => () => api.readTable(value)),
  "readTable, options": [7, "x", { delimiter: "x" }, { delimiter: "" }, { delimiter: 7 }, { limits: 7 }, { limits: { rows: -1 } }, { limits: { rows: 1.5 } }, { limits: { rows: "many" } }, { limits: { rows: Number.NaN } }, { limits: { bytes: Infinity } }].map(
    (options) => () => api.readTable("Email\na", options),
  ),
  suggestMapping: NO_OBJECTS.concat(undefined, {}).map((value) => () => api.suggestMapping(value)),
  "checkTable, table": NO_OBJECTS.concat(undefined, {}).map((value) => () => api.checkTable(value, [])),
  "checkTable, mapping": [undefined, null, 7, "email", {}, [7, 7], ["telepathy", null], ["email"], ["email", null, null], ["email", "email"], ["extraFields", null], [{ goal: "email" }, null]].map(
    (mapping) => () => api.checkTable(table, mapping),
  ),
  planRequests: [undefined, null, 7, "x", {}, [null], [7], [draft, "x"], table].map((users) => () => api.planRequests(users)),
  "planRequests, options": [7, "x", { usersPerRequest: 0 }, { usersPerRequest: -1 }, { usersPerRequest: 1.5 }, { usersPerRequest: "2" }].map(
    (options) => () => api.planRequests([draft], options),
  ),
  "createUser, draft": [undefined, null, 7, "x", []].map((value) => () => api.createUser(value, connection)),
  "createUser, connection": [undefined, null, 7, "x"].map((value) => () => api.createUser(draft, value)),
  "createUser, parts of a connection": [{ fetch: "x" }, { fetch: {} }, { tokenProvider: "token" }, { clock: {} }, { clock: 7 }, { clock: { now: () => 0 } }, { timeout: 0 }, { timeout: -1 }, { timeout: "long" }, { timeout: Number.NaN }, { credentials: "x" }].map(
    (more) => () => api.createUser(draft, { ...connection, ...more }),
  ),
  "createUser, options": [7, "x", { signal: {} }, { signal: "x" }].map((options) => () => api.createUser(draft, connection, options)),
  "importUsers, users": [undefined, null, 7, "x", {}, [null], table].map((users) => () => api.importUsers(users, connection)),
  "importUsers, connection": [undefined, null, 7, { fetch: "x" }].map(
    (value) => () => api.importUsers([draft], value),
  ),
  "importUsers, options": [7, { requestsPerMinute: 0 }, { requestsPerMinute: 151 }, { requestsPerMinute: 7.5 }, { requestsPerMinute: "75" }, { usersPerRequest: 0 }, { whenPaused: "never" }, { signal: {} }].map(
    (options) => () => api.importUsers([draft], connection, options),
  ),
};

/** A misspelt name, with the one that was meant. */
const MISSPELT = {
  delimiter: () => api.readTable("Email\na", { delimeter: ";" }),
  rows: () => api.readTable("Email\na", { limits: { row: 7 } }),
  usersPerRequest: () => api.planRequests([draft], { userPerRequest: 1 }),
  whenPaused: () => api.importUsers([draft], connection, { whenPause: "wait" }),
  signal: () => api.createUser(draft, connection, { signl: new AbortController().signal }),
  endpoint: () => api.importUsers([draft], { ...connection, endpont: "https://proxy.example.com" }),
  authToken: () => api.importUsers([draft], { ...connection, credentials: { authTokn: "x", storeHash: "y" } }),
};

for (const [meant, call] of Object.entries(MISSPELT)) {
  test(`a misspelt ${meant} is refused, and what is known is named`, async () => {
    const error = await assertFails(api, call, "argument.invalid");
    assert.match(error.message, new RegExp(`is not known\\. Use .*\\b${meant}\\b`));
  });
}

for (const [what, calls] of Object.entries(WRONG)) {
  test(`${what}: an argument of the wrong shape is refused by name`, async (context) => {
    for (const [index, call] of calls.entries()) {
      await context.test(`number ${index + 1}: ${source(call)}`, () => assertFails(api, call, "argument.invalid"));
    }
  });
}

test("nothing was sent for any of them", () => assert.deepEqual(sent, []));

test("createUser rejects and does not throw, importUsers throws at once", async () => {
  const promise = api.createUser(null, connection);
  assert.ok(promise instanceof Promise);
  await assert.rejects(promise, api.B2bUsersError);
  assert.throws(() => api.importUsers(null, connection), api.B2bUsersError);
});

test("a getter that throws is reported as ours", () =>
  assertFails(
    api,
    () =>
      api.checkUser({
        get email() {
          throw "text";
        },
      }),
    "argument.invalid",
  ));


function source(call) {
  return call.toString().replace(/\s+/g, " ").slice(0, 80);
}
