// The types are those of the implementation: the compiler goes through the scripts with what the engine's glue
// declares, and compares what they export with index.d.ts.

import assert from "node:assert/strict";
import { copyFile, mkdtemp, readdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import process from "node:process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { glue, packageFolder, scratch } from "../support/environment.js";
import { attempt } from "../support/program.js";
import { toolFile } from "../support/tools.js";

const scripts = fileURLToPath(new URL("../../../src/npm/js/", import.meta.url));

const CONFIGURATION = {
  compilerOptions: {
    ...{ allowJs: true, checkJs: true, noEmit: true, strict: true, noImplicitAny: false, useUnknownInCatchVariables: false },
    ...{ target: "es2022", module: "nodenext", lib: ["es2023", "dom", "dom.iterable", "esnext.disposable"], types: [] },
    skipLibCheck: true,
  },
  include: ["*.js", "*.ts"],
};

/** What the build puts in, and what Node has. */
const AMBIENT = `
declare const __VERSION__: string;
declare module "node:fs/promises" { export function readFile(path: string | URL): Promise<Uint8Array<ArrayBuffer>>; }
declare module "node:path" { export function dirname(path: string): string; export function join(...parts: string[]): string; }
declare module "node:url" { export function fileURLToPath(url: string): string; }
declare module "*.wasm" { const module: WebAssembly.Module; export default module; }
`;

// Hosts without the symbol have no method of its name, so the classes get it when they are loaded.
const PROOF = `
import type * as declared from "./index.d.ts";
import * as api from "./api.js";
import { init } from "./default.js";

export const functions: Omit<typeof declared, "Table" | "TableCheck"> = { ...api, init };
export const tables = (held: api.Table & Disposable): declared.Table => held;
export const checks = (held: api.TableCheck & Disposable): declared.TableCheck => held;
`;

async function compiled(proof) {
  const folder = await mkdtemp(join(scratch, "types-"));
  for (const name of await readdir(scripts)) {
    if (/\.(js|d\.ts)$/.test(name) && name !== "cli.js") await copyFile(join(scripts, name), join(folder, name));
  }
  await copyFile(glue, join(folder, "glue.d.ts"));
  // What the build makes, and what it puts beside the scripts.
  for (const name of ["keys.js", "words.js"]) await copyFile(join(dirname(glue), name), join(folder, name));
  for (const name of ["languages.js", "texts-de.js"]) await copyFile(join(packageFolder, name), join(folder, name));
  const files = {
    "package.json": '{ "type": "module" }',
    "tsconfig.json": JSON.stringify(CONFIGURATION),
    "ambient.d.ts": AMBIENT,
    "core.base64.d.ts": "export const base64: string;",
    "send.base64.d.ts": "export const base64: string;",
    "proof.ts": proof,
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const { output } = await attempt(process.execPath, [toolFile("typescript", "bin", "tsc"), "--project", folder], { cwd: folder });
  return output.trim();
}

test("the scripts are what index.d.ts declares, and call the engine as it is", async () => {
  assert.equal(await compiled(PROOF), "");
});

test("a declaration that the scripts do not keep is noticed", async () => {
  const wrong = PROOF.replace("declared.TableCheck => held", "declared.TableCheck & { rows: number } => held");
  assert.match(await compiled(wrong), /rows/);
});
