// The language of messages: that of `locale`, in every entry, in what the engine says and in what the scripts say.

import assert from "node:assert/strict";
import { readFile, rm } from "node:fs/promises";
import { register } from "node:module";
import { test } from "node:test";
import { fileOf, freshEntry } from "../support/entries.js";
import { assertFails, errorOf } from "../support/errors.js";
import { people, person } from "../support/people.js";

// worker.js imports its module as workerd does.
register("../support/wasm_module_hooks.js", import.meta.url);

const bytes = await readFile(fileOf("core.wasm"));
const nobody = person("");

/** What is wrong with a user without an address. */
function complaint(api) {
  return api.checkUser(nobody).issues.map(({ field, code, message }) => [field, code, message]);
}

const ENGLISH = [["email", "email.required", "Enter an email address."]];
const GERMAN = [["email", "email.required", "Geben Sie eine E-Mail-Adresse ein."]];

for (const [entry, more] of Object.entries({
  "node.js": {},
  "inline.js": {},
  "worker.js": {},
  "default.js": { module: bytes },
})) {
  test(`${entry} speaks the language of its locale, and keeps it until it is told another`, async () => {
    const api = await freshEntry(entry);
    await api.init({ ...more, locale: "de-AT" });
    assert.deepEqual(complaint(api), GERMAN);
    await api.init();
    assert.deepEqual(complaint(api), GERMAN);
    await api.init({ locale: "en-GB" });
    assert.deepEqual(complaint(api), ENGLISH);
  });
}

test("of several languages that are asked for at a time the last one counts", async () => {
  const api = await freshEntry();
  await Promise.all([api.init({ locale: "de" }), api.init({ locale: "en" })]);
  assert.deepEqual(complaint(api), ENGLISH);
  await Promise.all([api.init({ locale: "en" }), api.init({ locale: "de" })]);
  assert.deepEqual(complaint(api), GERMAN);
});

test("without a locale everything is English", async () => {
  const api = await freshEntry();
  await api.init();
  assert.deepEqual(complaint(api), ENGLISH);
});

test("errors of scripts and of the engine are told in the language", async () => {
  const api = await freshEntry();
  await api.init({ locale: "de" });
  const connection = { endpoint: "http://example.com" };
  const cases = [
    [() => api.checkUser(7), "argument.invalid", "draft: Erwartet wird ein Objekt mit den Feldern eines Nutzers."],
    [() => api.checkUser(new Map()), "argument.invalid", /keine Instanz einer Klasse wie Date, Map oder Promise/],
    [() => api.checkUser({}, { colour: 1 }), "rules.invalid", /^rules: /],
    [() => api.readTable(""), "table.empty", /^Die Datei ist leer\. Wählen Sie/],
    [() => api.readTable("a", { delimiter: "x" }), "argument.invalid", /^options\.delimiter: Erwartet wird eines der Zeichen , ; \|/],
    [() => api.readTable("a", { limits: { rows: -1 } }), "argument.invalid", "limits.rows: Erwartet wird eine ganze Zahl."],
    [() => api.readTable("a", { seperator: 1 }), "argument.invalid", /^options: „seperator“ ist nicht bekannt\. Verwenden/],
    [() => api.importUsers([person("a@example.com")], connection), "connection.invalid", /^endpoint: Die Adresse muss/],
    [() => api.importUsers([nobody, nobody], { credentials: {} }), "users.invalid", /^2 Werte .* Nutzer 1: Geben Sie/],
    [() => api.createUser(nobody, { credentials: {} }), "user.invalid", /^Der Nutzer kann nicht angelegt werden: Geben/],
  ];
  for (const [call, code, message] of cases) {
    const error = await assertFails(api, call, code);
    if (typeof message === "string") assert.equal(error.message, message);
    else assert.match(error.message, message);
  }
});

test("numbers are written as the language writes them", async () => {
  const api = await freshEntry();
  await api.init({ locale: "de" });
  const channels = { channelIds: Array.from({ length: 3 }, (_, index) => index + 1) };
  const { issues } = api.checkUser(person("a@example.com", channels), { dialect: "storefront-graphql" });
  assert.ok(issues.some(({ message }) => message.includes("Storefront-Anmeldung über GraphQL")), JSON.stringify(issues));
  const rows = `Email\n${people(3).map(({ email }) => email).join("\n")}`;
  const error = await errorOf(() => api.readTable(rows, { limits: { rows: 2 } }));
  assert.match(error.message, /mehr als 2 Zeilen/);
});

test("a locale without texts is refused, and init works when it is corrected", async () => {
  for (const locale of ["fr", "de_DE", "", "den", 7, null, ["de"], {}]) {
    const api = await freshEntry();
    const error = await assertFails(api, () => api.init({ locale }), "argument.invalid");
    assert.match(error.message, /^options\.locale: .*\(en, de\)/);
    await api.init({ locale: "de" });
    assert.deepEqual(complaint(api), GERMAN);
  }
});

test("texts that cannot be had are an error of init, which works without them", async () => {
  const api = await freshEntry("node.js", (copy) => rm(new URL("texts-de.js", copy)));
  const error = await assertFails(api, () => api.init({ locale: "de" }), "init.failed");
  assert.match(error.message, /file texts-de\.js of the package is missing or damaged/);
  await api.init();
  assert.deepEqual(complaint(api), ENGLISH);
});

test("what goes wrong with the engine is told in the language, too", async () => {
  const api = await freshEntry();
  const error = await assertFails(api, () => api.init({ locale: "de", module: new Uint8Array(3) }), "init.failed");
  assert.match(error.message, /^Die Engine konnte nicht geladen werden\. Die Datei core\.wasm des Pakets fehlt/);
  await api.init();
  assert.deepEqual(complaint(api), GERMAN);
});
