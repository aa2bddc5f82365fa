// The reference of functions and types comes from the types alone, so it is made here and not checked in.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { access, copyFile, mkdtemp, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import process from "node:process";
import { test } from "node:test";
import { promisify } from "node:util";
import { packageFolder, scratch } from "../support/environment.js";
import { toolFile } from "../support/tools.js";

const TYPES = ["index.d.ts", "widget.d.ts"];

const OPTIONS = {
  entryPoints: TYPES,
  name: "b2b-users",
  readme: "none",
  disableSources: true,
  // So that a text which is new does not fail for a link into the language's own types.
  excludeExternals: true,
  validation: { notExported: false, invalidLink: true, notDocumented: true },
  treatWarningsAsErrors: true,
  requiredToBeDocumented: ["Class", "Function", "Interface", "TypeAlias", "Variable"],
  logLevel: "Warn",
};

const CONFIGURATION = {
  compilerOptions: {
    strict: true,
    target: "es2022",
    module: "nodenext",
    lib: ["es2022", "dom", "dom.iterable", "esnext.disposable"],
    types: [],
  },
  include: ["*.d.ts"],
};

/** A folder with the types and what the generator is told about them. */
async function prepared() {
  const folder = await mkdtemp(join(scratch, "reference-"));
  for (const types of TYPES) {
    await copyFile(join(packageFolder, types), join(folder, types));
  }
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(CONFIGURATION));
  await writeFile(join(folder, "typedoc.json"), JSON.stringify(OPTIONS));
  return folder;
}

test("everything in the types is documented, and every link in it leads somewhere", async () => {
  const folder = await prepared();
  const out = join(dirname(packageFolder), "reference");
  const command = [toolFile("typedoc", "bin", "typedoc"), "--options", join(folder, "typedoc.json"), "--out", out];
  await promisify(execFile)(process.execPath, command, { cwd: folder });
  await assert.doesNotReject(access(join(out, "functions", "index.importUsers.html")));
});
