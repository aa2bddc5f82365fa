// What checkUser makes of typed values.

import assert from "node:assert/strict";
import { test } from "node:test";
import { readyPackage } from "../support/entries.js";
import { assertFails } from "../support/errors.js";
import { person } from "../support/people.js";

const api = await readyPackage();
const codes = (issues) => issues.map(({ code }) => code);

test("a draft without faults becomes a user with every value as the store takes it", () => {
  const { user, issues } = api.checkUser({
    email: "  Marie@Example.com ",
    firstName: "Marie",
    lastName: "Curie",
    companyId: "42",
    role: "Senior buyer",
    channelIds: "1;2",
    acceptWelcomeEmail: "yes",
    extraFields: { Department: "Research" },
  });
  assert.deepEqual(user, {
    email: "Marie@Example.com",
    firstName: "Marie",
    lastName: "Curie",
    companyId: 42,
    role: 1,
    channelIds: [1, 2],
    acceptWelcomeEmail: true,
    extraFields: [{ fieldName: "Department", fieldValue: "Research" }],
  });
  assert.deepEqual(codes(issues), ["text.trimmed"]);
  assert.equal(issues[0].severity, "info");
});

/** The same user, typed in other ways. */
const SAME = [
  { companyId: 42, role: 2, channelIds: [1] },
  { companyId: 42n, role: 2n, channelIds: [1n] },
  { companyId: "42", role: "2", channelIds: "1" },
  { companyId: " 42 ", role: "Junior buyer", channelIds: ["1"] },
  { companyId: 42, role: "junior buyer", channelIds: 1 },
  { acceptWelcomeEmail: false },
  { acceptWelcomeEmail: "no" },
  { acceptWelcomeEmail: null, uuid: undefined, companyRoleId: "" },
  { extraFields: [] },
  { extraFields: {} },
];

test("a value is checked as its text, whatever its type", () => {
  const expected = api.checkUser(person("same@example.com")).user;
  for (const more of SAME) {
    assert.deepEqual(api.checkUser(person("same@example.com", more)).user, expected, show(more));
  }
});

test("extra fields may be a list or an object, with values of any type", () => {
  const list = [
    { fieldName: "Cost center", fieldValue: "7" },
    { fieldName: "Order limit", fieldValue: "12" },
  ];
  for (const extraFields of [list, { "Cost center": 7, "Order limit": 12n }]) {
    assert.deepEqual(api.checkUser(person("extra@example.com", { extraFields })).user.extraFields, list);
  }
});

test("a user passes again as a draft", () => {
  const { user } = api.checkUser(person("again@example.com", { extraFields: { Department: "Sales" }, uuid: "crm-1" }));
  assert.deepEqual(api.checkUser(user), { user, issues: [] });
});

/** [what is wrong, the code, the field, rules] */
const FAULTS = [
  [{ email: "" }, "email.required", "email"],
  [{ email: null }, "email.required", "email"],
  [{ email: "marie@example" }, "email.invalid", "email"],
  [{ firstName: "   " }, "name.required", "firstName"],
  [{ lastName: undefined }, "name.required", "lastName"],
  [{ lastName: "x".repeat(200) }, "name.too_long", "lastName"],
  [{ role: 3 }, "role.not_allowed", "role"],
  [{ role: "Manager" }, "role.unknown", "role"],
  [{ role: null }, "role.required", "role"],
  [{ companyId: "" }, "company.required", "companyId"],
  [{ companyId: "Acme" }, "company.invalid", "companyId"],
  [{ companyId: -1 }, "company.invalid", "companyId"],
  [{ companyId: 4.5 }, "company.invalid", "companyId"],
  [{ companyId: 43 }, "company.unknown", "companyId", { store: { companies: [{ companyId: 42, companyName: "Acme" }] } }],
  [{ channelIds: [] }, "channels.required", "channelIds"],
  [{ channelIds: [1, "two"] }, "channels.invalid", "channelIds"],
  [{ originChannelId: 2 }, "origin_channel.not_listed", "originChannelId"],
  [{ acceptWelcomeEmail: "maybe" }, "welcome_email.unknown", "acceptWelcomeEmail"],
  [{ companyRoleId: "x" }, "company_role.invalid", "companyRoleId"],
  [{ phoneNumber: "" }, "phone.required", "phoneNumber", { dialect: "storefront" }],
  [{ extraFields: { "": "x" } }, "extra_field.unnamed", "extraFields"],
  [{ extraFields: { Nowhere: "x" } }, "extra_field.unknown", "extraFields", { store: { extraFields: [] } }],
];

for (const [fault, code, field, rules] of FAULTS) {
  test(`${show(fault)} is ${code}`, () => {
    const { user, issues } = api.checkUser(person("fault@example.com", fault), rules);
    assert.equal(user, null);
    const errors = issues.filter(({ severity }) => severity === "error");
    assert.deepEqual(errors.map((issue) => [issue.code, issue.field]), [[code, field]]);
    assert.ok(errors[0].message.length > 10);
    assert.equal(typeof errors[0].params, "object");
  });
}

test("several faults are all reported, in the order of the fields", () => {
  assert.deepEqual(codes(api.checkUser({}).issues), [
    "email.required",
    "name.required",
    "name.required",
    "company.required",
    "role.required",
    "channels.required",
  ]);
});

test("defaults stand in for blank values and for no others", () => {
  const rules = { defaults: { companyId: 42, channelIds: [1, 2], role: "Admin" } };
  const names = { email: "default@example.com", firstName: "A", lastName: "B" };
  assert.deepEqual(api.checkUser(names, rules).user.channelIds, [1, 2]);
  assert.equal(api.checkUser({ ...names, role: 2 }, rules).user.role, 2);
});

test("a company is found by its name, and a role by the name that the store gave it", () => {
  const rules = {
    store: {
      companies: [{ companyId: "42", companyName: "Acme Industrial Supply" }],
      roles: [{ id: 10_021, name: "Approver", roleType: 2, roleLevel: 1 }],
    },
  };
  const { user } = api.checkUser(person("x@example.com", { companyId: "Acme Industrial Supply", role: "Approver" }), rules);
  assert.equal(user.companyId, 42);
  assert.equal(user.companyRoleId, 10_021);
});

test("rules that cannot be read are refused", async () => {
  for (const rules of [
    { dialect: "telepathy" },
    { store: { companies: [{ companyName: "No number" }] } },
    { store: { channels: 7 } },
    { store: { planets: [] } },
  ]) {
    const error = await assertFails(api, () => api.checkUser(person("x@example.com"), rules), "rules.invalid");
    assert.match(error.message, /telepathy|companies|channels|planets/);
  }
});

function show(value) {
  return JSON.stringify(value, (_key, inner) => {
    if (typeof inner === "bigint") return `${inner}n`;
    if (inner === undefined) return "undefined";
    return typeof inner === "string" && inner.length > 40 ? `${inner.length} characters` : inner;
  });
}
