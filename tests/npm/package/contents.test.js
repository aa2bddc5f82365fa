// What is in the tarball: the listed files, and nothing in them that is nobody's business.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { test } from "node:test";
import { tarball } from "../support/environment.js";
import { credentials } from "../support/sandbox.js";
import { unpacked } from "../support/unpack.js";

const files = await unpacked(tarball);

test("the tarball holds exactly the listed files", async () => {
  const listed = (await readFile(new URL("files.txt", import.meta.url), "utf8")).trim().split("\n");
  assert.deepEqual([...files.keys()].sort(), listed.sort());
});

// Joined from parts, or a rule would find them here.
const home = (name) => ["", name, ""].join("/");
const FORBIDDEN = {
  "a path of the machine that built it": [home("root"), home("home"), home("work"), home("Users"), `${homedir()}/`],
  "a place of a build": ["registry/src", ".cargo/", "target/debug", "target/release", "target/wasm32"],
  "the host of a registry": ["registry.npmjs", "index.crates", "static.crates", "crates.io", "registry.yarnpkg"],
  "a credential of the sandbox": [credentials.management.authToken, credentials.archive.v2AuthToken],
  "an address of this machine": ["127.0.0.1:8"],
};

for (const [what, phrases] of Object.entries(FORBIDDEN)) {
  test(`no packed file has ${what}`, () => {
    const found = [...files].flatMap(([name, bytes]) => {
      // Every byte becomes one character, so a binary file is searched like a text.
      const text = bytes.toString("latin1");
      return phrases.filter((phrase) => text.includes(phrase)).map((phrase) => `${name}: ${around(text, phrase)}`);
    });
    assert.deepEqual(found, []);
  });
}

test("there is no map of sources and no source in it", () => {
  for (const name of files.keys()) {
    assert.doesNotMatch(name, /\.(?:map|rs|ts(?<!\.d\.ts))$/, name);
  }
});

function around(text, phrase) {
  const at = text.indexOf(phrase);
  return JSON.stringify(text.slice(Math.max(0, at - 40), at + phrase.length + 40));
}
