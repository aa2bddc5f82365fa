// The API reference is what the types say: generated from them, checked in, and compared here.
// B2B_USERS_ACCEPT=1 writes it anew, for somebody to review.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { copyFile, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { test } from "node:test";
import { promisify } from "node:util";
import { packageFolder, scratch } from "../support/environment.js";
import { toolFile } from "../support/tools.js";

const root = new URL("../../../", import.meta.url);

const OPTIONS = {
  readme: "none",
  disableSources: true,
  hideBreadcrumbs: true,
  hidePageHeader: true,
  outputFileStrategy: "modules",
  // So that a text which is new does not fail for a link into the language's own types.
  excludeExternals: true,
  validation: { notExported: false, invalidLink: true, notDocumented: true },
  treatValidationWarningsAsErrors: true,
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

/** The reference of one file of types, as Markdown. */
async function reference(types, name) {
  const folder = await mkdtemp(join(scratch, "reference-"));
  for (const one of ["index.d.ts", "widget.d.ts"]) {
    await copyFile(join(packageFolder, one), join(folder, one));
  }
  const file = join(folder, types);
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(CONFIGURATION));
  const plugin = toolFile("typedoc-plugin-markdown", "dist", "index.js");
  const options = { ...OPTIONS, name, entryPoints: [file], plugin: [plugin], out: join(folder, "out") };
  await writeFile(join(folder, "typedoc.json"), JSON.stringify(options));
  const command = [toolFile("typedoc", "bin", "typedoc"), "--options", join(folder, "typedoc.json")];
  await promisify(execFile)(process.execPath, command, { cwd: folder });
  return readFile(join(folder, "out", "README.md"), "utf8");
}

const REFERENCES = [
  ["index.d.ts", "b2b-users", "src/npm/API.md"],
  ["widget.d.ts", "b2b-users/widget", "src/element/API.md"],
];

for (const [types, name, page] of REFERENCES) {
  test(`${page} says what ${types} says, and everything there is documented`, async () => {
    const text = await reference(types, name);
    const file = new URL(page, root);
    if (process.env.B2B_USERS_ACCEPT) {
      await writeFile(file, text);
    }
    assert.equal(await readFile(file, "utf8"), text, "write it anew: B2B_USERS_ACCEPT=1 cargo xtask test --only npm");
  });
}
