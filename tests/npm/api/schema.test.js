// The check as a Standard Schema, by itself and inside a form library that knows nothing of us.

import assert from "node:assert/strict";
import { test } from "node:test";
import { readyPackage } from "../support/entries.js";
import { assertFails } from "../support/errors.js";
import { person } from "../support/people.js";
import { importTool } from "../support/tools.js";

const api = await readyPackage();

test("the schema says what it is", () => {
  const { version, vendor, validate } = api.userSchema()["~standard"];
  assert.equal(version, 1);
  assert.equal(vendor, "b2b-users");
  assert.equal(typeof validate, "function");
});

test("a value without errors comes back as a user, warnings or not", async () => {
  const draft = person("schema@example.com", { companyId: "42", phoneNumber: "call me" });
  const { user, issues } = api.checkUser(draft);
  assert.ok(issues.some(({ severity }) => severity === "warning"));
  const result = await api.userSchema()["~standard"].validate(draft);
  assert.deepEqual(result.value, user);
  assert.equal(result.issues, undefined);
});

test("each error comes back with a message and the path of its field, warnings do not", async () => {
  const draft = person("schema@", { role: 3, phoneNumber: "call me" });
  const { issues } = await api.userSchema()["~standard"].validate(draft);
  assert.deepEqual(issues.map(({ path }) => path), [["email"], ["role"]]);
  for (const { message } of issues) assert.ok(message.length > 10);
});

test("what is no draft at all is an issue and not an exception, as the interface demands", async () => {
  const { validate } = api.userSchema()["~standard"];
  for (const value of [undefined, null, 7, "text", [], () => {}, { email: {} }, { channelIds: {} }]) {
    const { issues } = await validate(value);
    assert.ok(issues?.length > 0, String(value));
    assert.ok(issues.every(({ message }) => typeof message === "string" && message.length > 0));
  }
});

test("a field of the wrong shape is an issue of that field, and the others keep theirs", async () => {
  const { validate } = api.userSchema()["~standard"];
  const pathsOf = async (more) => (await validate(person("schema@example.com", more))).issues.map(({ path }) => path);
  assert.deepEqual(await pathsOf({ email: {} }), [["email"]]);
  assert.deepEqual(await pathsOf({ channelIds: [[1]], role: 3 }), [["channelIds"], ["role"]]);
  assert.deepEqual(await pathsOf({ acceptTerms: true, lastName: "" }), [["acceptTerms"], ["lastName"]]);
});

test("rules are read when the schema is made", async () => {
  const rules = { defaults: { companyId: 42 } };
  const schema = api.userSchema(rules);
  rules.defaults.companyId = 43;
  const { value } = await schema["~standard"].validate(person("x@example.com", { companyId: "" }));
  assert.equal(value.companyId, 42);
  await assertFails(api, () => api.userSchema({ dialect: "telepathy" }), "rules.invalid");
});

test("a text in the place of a user is one issue, however long it is", async () => {
  const { issues } = await api.userSchema()["~standard"].validate("x".repeat(1000));
  assert.deepEqual(issues, [{ message: "value: an object with the fields of a user is needed." }]);
});

test("a form of TanStack Form takes the schema and shows each error at its field", async () => {
  const { FormApi } = await importTool("@tanstack/form-core");
  const schema = api.userSchema();
  const submitted = [];
  const submit = async (defaultValues) => {
    const onSubmit = ({ value }) => submitted.push(value.email);
    const form = new FormApi({ defaultValues, validators: { onSubmit: schema }, onSubmit });
    form.mount();
    await form.handleSubmit();
    return form.state.errorMap.onSubmit;
  };
  const errors = await submit(person("form@", { lastName: "" }));
  assert.deepEqual(Object.keys(errors).sort(), ["email", "lastName"]);
  assert.deepEqual(submitted, []);
  assert.equal(await submit(person("form@example.com")), undefined);
  assert.deepEqual(submitted, ["form@example.com"]);
});
