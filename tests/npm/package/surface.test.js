// The names that the package exports: a list that only grows on purpose, the same in every entry, and
// the same in the types.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { register } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { fileOf, HEADLESS_ENTRIES } from "../support/entries.js";
import { packageFolder } from "../support/environment.js";
import { modules } from "../support/manifest.js";
import { importTool } from "../support/tools.js";

// worker.js imports its module as workerd does.
register("../support/wasm_module_hooks.js", import.meta.url);

const surface = JSON.parse(await readFile(new URL("surface.json", import.meta.url), "utf8"));
const namesOf = async (file) => Object.keys(await import(fileOf(file).href)).sort();

test("every file that can be imported exports exactly the listed names", async () => {
  const found = {};
  for (const { files } of modules()) {
    for (const file of files) found[file] = await namesOf(file);
  }
  assert.deepEqual(found, surface);
});

test("all entries of the headless interface export the same names", async () => {
  const [first, ...others] = await Promise.all(HEADLESS_ENTRIES.map(namesOf));
  assert.ok(first.includes("checkUser"));
  for (const [index, names] of others.entries()) {
    assert.deepEqual(names, first, HEADLESS_ENTRIES[index + 1]);
  }
});

test("the types declare exactly the values that the code exports", async () => {
  const typescript = await importTool("typescript");
  for (const { subpath, types, files } of modules()) {
    assert.equal(types.length, 1, `${subpath} has ${types.length} files of types`);
    const declared = declaredValues(typescript, join(packageFolder, types[0]));
    for (const file of files) {
      assert.deepEqual(await namesOf(file), declared, `${types[0]} and ${file} differ`);
    }
  }
});

/** The names of a declaration file that stand for values, not for types only. */
function declaredValues(typescript, file) {
  const { ModuleKind, ModuleResolutionKind, ScriptTarget, SymbolFlags } = typescript;
  const program = typescript.createProgram([file], {
    module: ModuleKind.NodeNext,
    moduleResolution: ModuleResolutionKind.NodeNext,
    target: ScriptTarget.ESNext,
    types: [],
  });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const symbol = checker.getSymbolAtLocation(source);
  // A file without any import or export declares nothing and is no module.
  if (!symbol) return [];
  return checker
    .getExportsOfModule(symbol)
    .map((exported) => ({
      name: exported.name,
      meaning: exported.flags & SymbolFlags.Alias ? checker.getAliasedSymbol(exported).flags : exported.flags,
    }))
    .filter(({ meaning }) => meaning & SymbolFlags.Value)
    .map(({ name }) => name)
    .sort();
}
