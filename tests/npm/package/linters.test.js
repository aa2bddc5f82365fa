// What publint and "Are the types wrong?" say about the packed package: nothing.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { tarball } from "../support/environment.js";
import { attempt } from "../support/program.js";
import { manifest } from "../support/manifest.js";
import { importTool, toolFile } from "../support/tools.js";

test("publint finds nothing in the tarball, not even a suggestion", async () => {
  const { publint } = await importTool("publint");
  const { formatMessage } = await importTool("publint/utils");
  const bytes = await readFile(tarball);
  const archive = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const { messages, pkg } = await publint({ pack: { tarball: archive }, level: "suggestion", strict: true });
  assert.equal(pkg.name, "b2b-users");
  assert.deepEqual(messages.map((message) => formatMessage(message, pkg, { color: false })), []);
});

test("the types are right for every subpath that has types", async () => {
  // A module of WebAssembly and a JSON file have no types; nothing else may go without.
  const untyped = Object.keys(manifest.exports).filter((subpath) => /\.(wasm|json)$/.test(subpath));
  const { status, output, errors } = await attempt(process.execPath, [
    toolFile("@arethetypeswrong", "cli", "dist", "index.js"),
    tarball,
    ...["--profile", "esm-only", "--no-definitely-typed", "--format", "json"],
    ...(untyped.length > 0 ? ["--exclude-entrypoints", ...untyped.map((subpath) => subpath.replace("./", ""))] : []),
  ]);
  const { analysis } = JSON.parse(output || errors);
  const typed = Object.keys(manifest.exports).filter((subpath) => !untyped.includes(subpath));
  assert.deepEqual(Object.keys(analysis.entrypoints).sort(), typed.sort());
  // What CommonJS and the resolution of old Node versions make of it is what "esm-only" leaves out.
  const problems = analysis.problems.filter(
    ({ kind, resolutionKind }) => kind !== "CJSResolvesToESM" && resolutionKind !== "node10" && resolutionKind !== "node16-cjs",
  );
  assert.deepEqual(problems, []);
  assert.equal(status, 0, output);
});
