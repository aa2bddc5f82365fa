// The language of the command: that of --locale, else that of the settings. What programs read stays as it is.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { runCommand } from "../support/command.js";
import { makeFolder, usersFile } from "../support/files.js";
import { MANAGEMENT, openStore } from "../support/store.js";

const GERMAN = ["--locale", "de"];

/** A folder with two users, one nobody, and settings in German. */
async function prepared(t) {
  const folder = await makeFolder(t);
  await folder.write("users.csv", usersFile(2));
  await folder.write("nobody.csv", `${usersFile(2)}nobody,No,Body,42,Admin,1,no\n`);
  await folder.write("german.json", { dialect: "management", locale: "de-AT" });
  await folder.write("blank.json", { dialect: "management", locale: " " });
  return folder;
}

test("help is given in the language, in lines that fit", async () => {
  for (const [words, expected] of [
    [["help"], "Legt Nutzer von Unternehmen"],
    [["--help"], "prüft die Datei; sendet nichts"],
    [["check", "--help"], "Prüft die Zeilen einer Datei"],
    [["plan", "-h"], "wohin der Plan geschrieben wird"],
    [["import", "--help"], "Zugangsdaten kommen nur aus der Umgebung"],
  ]) {
    const { code, stdout, stderr } = await runCommand([...words, ...GERMAN]);
    assert.deepEqual([code, stderr], [0, ""]);
    assert.ok(stdout.includes(expected), stdout);
    assert.doesNotMatch(stdout, /\b(?:the|sends|written|rows? of)\b/);
    assert.ok(stdout.split("\n").every((line) => line.length <= 110), stdout);
  }
});

test("the settings choose the language, and the flag weighs more", async (t) => {
  const folder = await prepared(t);
  const said = async (...more) => {
    const { code, stdout, stderr } = await runCommand(["check", "users.csv", ...more], { folder: folder.path });
    assert.deepEqual([code, stderr], [0, ""]);
    return stdout.trim();
  };
  const english = "2 rows: 2 can be sent, 0 cannot.";
  const german = "2 Zeilen: 2 zu senden, 0 nicht.";
  assert.equal(await said(), english);
  assert.equal(await said(...GERMAN), german);
  assert.equal(await said("--locale=de-CH"), german);
  assert.equal(await said("--config", "blank.json"), english);
  assert.equal(await said("--config", "german.json"), german);
  assert.equal(await said("--config", "german.json", "--locale", "en"), english);
});

test("settings from a pipe are read once, whatever their language", async (t) => {
  const folder = await prepared(t);
  execFileSync("mkfifo", [join(folder.path, "pipe")]);
  const command = runCommand(["check", "users.csv", "--config", "pipe"], { folder: folder.path });
  await folder.write("pipe", { dialect: "management", locale: "de" });
  const { code, stdout, stderr } = await command;
  assert.equal(code, 0, stderr);
  assert.match(stdout, /2 Zeilen/);
});

test("what init refuses as a locale is refused in its words", async (t) => {
  const folder = await prepared(t);
  for (const locale of ["fr", "de_DE", "deutsch", "de-x", "de-DE-DE", " de", ""]) {
    const words = ["check", "users.csv", "--locale", locale];
    const { code, stdout, stderr } = await runCommand(words, { folder: folder.path });
    assert.deepEqual([code, stdout], [2, ""]);
    assert.match(stderr, /--locale: a language that there are texts in \(en, de\), .* is needed\.$/m, locale);
  }
});

test("JSON has the same keys, codes and values in every language; sentences alone differ", async (t) => {
  const [folder, store] = [await prepared(t), await openStore(t)];
  const options = { folder: folder.path, environment: MANAGEMENT };
  for (const words of [
    ["check", "nobody.csv"],
    ["plan", "nobody.csv"],
    ["import", "nobody.csv", "--yes", "--endpoint", store.url],
  ]) {
    const [english, german] = await Promise.all(
      [[], GERMAN].map((more) => runCommand([...words, "--format", "json", ...more], options)),
    );
    assert.equal(german.code, english.code);
    assert.equal(withoutMessages(german.stdout), withoutMessages(english.stdout));
    assert.notEqual(german.stderr + german.stdout, english.stderr + english.stdout);
  }
});

/** The text of a JSON document without the sentences for people. */
function withoutMessages(text) {
  return JSON.stringify(JSON.parse(text), (key, value) => (key === "message" ? "" : value));
}

test("a plan, its differences and an import are told in the language", async (t) => {
  const [folder, store] = [await prepared(t), await openStore(t)];
  const options = { folder: folder.path, environment: MANAGEMENT };
  const run = (...words) => runCommand([...words, "--endpoint", store.url, ...GERMAN], options);
  const planned = await run("plan", "users.csv", "--out", "plan.json");
  assert.match(planned.stdout, /^ {2}Willkommens-E-Mails +\d/m);
  assert.match(planned.stdout, /Zum Senden: b2b-users import users\.csv --plan plan\.json/);
  await folder.write("three.csv", usersFile(3));
  const other = await run("import", "three.csv", "--plan", "plan.json");
  assert.equal(other.code, 2);
  assert.match(other.stderr, /Die Datei ist eine andere oder wurde geändert\./);
  const refused = await run("import", "nobody.csv", "--yes");
  assert.match(refused.stderr, /1 von 3 Zeilen haben Probleme/);
  assert.match(refused.stdout, /^Zeile +Spalte +Wert +Code +Meldung$/m);
  const { code, stdout, stderr } = await run("import", "users.csv", "--plan", "plan.json", "--unfinished", "rows.csv");
  assert.equal(code, 0, stderr);
  assert.match(stdout, /^2 von 2 Nutzern angelegt:\n {2}angelegt +2\n {2}schon vorhanden +0$/m);
  assert.match(stderr, /2 von 2 Nutzern \(100 %\), 2 angelegt/);
});

test("reasons in the file of unfinished rows are in the language, and the file is known again", async (t) => {
  const [folder, store] = [await prepared(t), await openStore(t)];
  const words = ["import", "nobody.csv", "--yes", "--endpoint", store.url, "--unfinished", "rows.csv"];
  const options = { folder: folder.path, environment: MANAGEMENT };
  await runCommand([...words, ...GERMAN], options);
  assert.match(await folder.read("rows.csv"), /^\uFEFF?import_row.*E-Mail-Adresse/s);
  const again = await runCommand(words, options);
  assert.equal(again.code, 1, again.stderr);
  assert.match(await folder.read("rows.csv"), /email has no @/);
});
