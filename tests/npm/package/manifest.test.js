// What package.json promises, and that it is so.

import assert from "node:assert/strict";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { packageFolder } from "../support/environment.js";
import { manifest, modules, targetsOf } from "../support/manifest.js";

const exists = (file) => stat(join(packageFolder, file)).then(() => true, () => false);

test("the package is ESM only and depends on nothing", () => {
  assert.equal(manifest.type, "module");
  for (const key of [
    ...["main", "module", "browser", "require"],
    ...["dependencies", "peerDependencies", "optionalDependencies", "bundleDependencies"],
  ]) {
    assert.equal(manifest[key], undefined, `package.json has ${key}`);
  }
  assert.ok(!JSON.stringify(manifest.exports).includes('"require"'), "exports have a condition for CommonJS");
  assert.match(manifest.engines.node, /^>=20/);
});

test("nothing runs when the package is installed", () => {
  for (const script of ["preinstall", "install", "postinstall", "prepare", "prepublish"]) {
    assert.equal(manifest.scripts?.[script], undefined, `there is a script ${script}`);
  }
});

test("types come first under every subpath that has code, and default comes last", () => {
  assert.ok(modules().length >= 4, "there are too few subpaths");
  for (const { subpath, entry } of modules()) {
    const conditions = Object.keys(entry);
    assert.equal(conditions[0], "types", `${subpath}: ${conditions}`);
    assert.equal(conditions.at(-1), "default", `${subpath}: ${conditions}`);
  }
});

test("each condition of the main entry leads to its own file", () => {
  const files = Object.fromEntries(
    targetsOf(manifest.exports["."]).map(({ file, conditions }) => [conditions.join("."), file]),
  );
  assert.deepEqual(files, {
    types: "index.d.ts",
    workerd: "worker.js",
    "edge-light": "worker.js",
    node: "node.js",
    default: "default.js",
  });
});

test("everything that package.json names is there", async () => {
  const bins = Object.values(manifest.bin ?? {});
  const targets = Object.values(manifest.exports).flatMap((entry) => targetsOf(entry).map(({ file }) => file));
  const named = [...targets, ...bins, manifest.types, manifest.customElements, ...manifest.files, ...sideEffects()];
  for (const file of named.filter((name) => typeof name === "string" && !name.includes("*"))) {
    assert.ok(await exists(file), `${file} is not there`);
  }
});

test("only what registers the element and what is run as a program has effects when imported", () => {
  const effects = sideEffects().map((file) => file.replace("./", ""));
  assert.ok(effects.includes("define.js"), "a bundler would drop the registration of the element");
  for (const file of effects) {
    assert.match(file, /^(?:define\.js|cli\.js|cli\/.*)$/, `${file} keeps bundlers from dropping what is not used`);
  }
});

function sideEffects() {
  assert.ok(Array.isArray(manifest.sideEffects), "sideEffects is no list");
  return manifest.sideEffects;
}
