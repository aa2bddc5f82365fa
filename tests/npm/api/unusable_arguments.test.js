// Values that are no plain data, as a program hands them over by mistake: refused with what is wrong, and the
// engine stays whole.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { readyPackage } from "../support/entries.js";
import { assertFails, assertIsError, errorOf } from "../support/errors.js";
import { person } from "../support/people.js";

const api = await readyPackage();
const draft = person("x@example.com");
const table = api.readTable("Email\na@example.com\n");
const connection = { endpoint: "https://store.example.com", fetch: async () => assert.fail("a request was sent") };

// Whatever was refused, the engine is as it was.
after(() => assert.equal(api.checkUser(draft).user.email, draft.email));

function cycle() {
  const value = {};
  value.self = value;
  return value;
}

function deep(levels) {
  let value = [];
  for (let level = 0; level < levels; level += 1) value = [value];
  return value;
}

/** Values that cannot become plain data, by what is wrong with them. */
const UNUSABLE = {
  "a cycle": cycle,
  "more levels than the engine reads": () => deep(1_000),
  "more levels than JSON writes": () => deep(50_000),
  "too long a text": () => "x".repeat(100_000_000),
  "a Date": () => new Date(0),
  "a Map": () => new Map([["a", 1]]),
  "a Promise": () => Promise.resolve({}),
  "an instance of a class": () => new (class Company { name = "Acme"; })(),
  "a function": () => () => {},
};

const ARGUMENT = ["argument.invalid"];
const RULES = ["rules.invalid", "argument.invalid"];

/** Where a value can be put, and the codes that it is refused with there. */
const PLACES = {
  draft: [(value) => api.checkUser(value), ARGUMENT],
  "field of a draft": [(value) => api.checkUser({ ...draft, companyId: value }), ARGUMENT],
  "extra fields": [(value) => api.checkUser({ ...draft, extraFields: { a: value } }), ARGUMENT],
  "record of the rules": [(value) => api.checkUser(draft, { store: { companies: [value] } }), RULES],
  "rules of a schema": [(value) => api.userSchema({ store: value }), RULES],
  mapping: [(value) => api.checkTable(table, [value]), ARGUMENT],
  "options of reading": [(value) => api.readTable("Email\na", value), ARGUMENT],
  "a list of drafts": [(value) => api.importUsers(value, connection), ARGUMENT],
  signal: [(value) => api.importUsers([draft], connection, { signal: value }), ARGUMENT],
  clock: [(value) => api.importUsers([draft], { ...connection, clock: value }), ARGUMENT],
  "drafts of a plan": [(value) => api.planRequests([value]), ARGUMENT],
  "a draft to create": [(value) => api.createUser(value, connection), ARGUMENT],
};

for (const [what, make] of Object.entries(UNUSABLE)) {
  test(`${what} is refused everywhere and leaves the engine whole`, async (context) => {
    for (const [place, [call, codes]] of Object.entries(PLACES)) {
      await context.test(place, async () => {
        const error = await errorOf(() => call(make()));
        assertIsError(api, error, codes.includes(error.code) ? error.code : codes[0]);
        assert.equal(api.checkUser(draft).user.email, draft.email);
      });
    }
  });
}

test("what is wrong is named with its place", async () => {
  const list = await assertFails(api, () => api.planRequests([draft, { ...draft, company: 42 }]), "argument.invalid");
  assert.match(list.message, /^users, 2: .*companyId.*\(company\)/s);
  const promise = await assertFails(api, () => api.checkUser(draft, { store: Promise.resolve({}) }), "rules.invalid");
  assert.match(promise.message, /^rules: .*store: a plain object is needed, and no .*Promise/);
});

test("a made-up name is repeated neither at length nor with what could steer a terminal", async () => {
  const places = {
    "an option": (name) => api.readTable("Email", { [name]: 1 }),
    "a target": (name) => api.checkTable(table, [name]),
    "a target of two columns": (name) => api.checkTable(api.readTable("Email,Name\na,b"), [`extra:${name}`, `extra:${name}`]),
    "a field": (name) => api.checkUser({ [name]: 1 }),
    "an extra field": (name) => api.checkUser({ extraFields: { [name]: [] } }),
    "a field with a function": (name) => api.checkUser({ [name]: () => {} }),
    "a rule": (name) => api.checkUser({}, { [name]: 1 }),
  };
  for (const [place, call] of Object.entries(places)) {
    const { message } = await errorOf(() => call(`a\u001b[31m\n\u0085${"x".repeat(1_000)}`));
    assert.doesNotMatch(message, /\p{Cc}/u, place);
    assert.match(message, /a\ufffd\[31m\ufffd\ufffdx{20,60}…/, place);
  }
  const { message } = await errorOf(() => api.readTable("Email", { [`${"x".repeat(59)}😀y`]: 1 }));
  assert.match(message, /x😀…/);
});

test("half a character is a finding, and a backslash before its letters is none", () => {
  const { issues } = api.checkUser({ ...draft, firstName: "A\ud800B" });
  assert.deepEqual(issues.map(({ code, params }) => [code, params.codePoint]), [["text.hidden_character", "U+FFFD"]]);
  assert.equal(api.checkUser({ ...draft, lastName: "\\ud800" }).user.lastName, "\\ud800");
  const { user } = api.checkUser({ ...draft, extraFields: { "a\ud800\udbff": "\\ud800" } });
  assert.deepEqual(user.extraFields, [{ fieldName: "a\ufffd\ufffd", fieldValue: "\\ud800" }]);
});

test("keys without a value count as left out", () => {
  const rules = { dialect: undefined, inBulk: undefined, defaults: undefined, store: undefined };
  assert.equal(api.checkUser(draft, rules).user.email, draft.email);
  assert.equal(api.readTable("Email\na", { delimiter: undefined, limits: undefined }).rowCount, 1);
  assert.equal(api.readTable("Email\na", { limits: { bytes: undefined } }).rowCount, 1);
  assert.equal(api.planRequests([draft], { rules: undefined, usersPerRequest: undefined }).length, 1);
});

test("reactive objects, which are proxies, are read like the objects behind them", () => {
  const reactive = (value) =>
    new Proxy(value, { get: (target, key) => (typeof target[key] === "object" ? reactive(target[key]) : target[key]) });
  const rules = reactive({ defaults: { companyId: 43 }, store: { companies: [{ companyId: 43, companyName: "B" }] } });
  const { value } = api.userSchema(rules)["~standard"].validate(reactive({ ...draft, companyId: "" }));
  assert.equal(value.companyId, 43);
});

test("the functions of a run may be taken out of it", async () => {
  const silent = { endpoint: "https://store.example.com", fetch: () => new Promise(() => {}), timeout: 200 };
  const { cancel, report, unfinishedRows, finished } = api.importUsers([draft], silent);
  assert.equal(report().counts.total, 1);
  assert.equal(unfinishedRows(), null);
  cancel();
  assert.equal((await finished).counts.created, 0);
});
