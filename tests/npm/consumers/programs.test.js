// The examples without a page: a program for Node, a worker, and the types.

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { register } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { attempt, run } from "../support/program.js";
import { installed } from "../support/consumer.js";
import { people } from "../support/people.js";
import { credentials, startSandbox } from "../support/sandbox.js";
import { importTool } from "../support/tools.js";

register("../support/wasm_module_hooks.js", import.meta.url);

test("the program for Node imports a file and keeps what was not created", async (context) => {
  const sandbox = await startSandbox();
  context.after(() => sandbox.stop());
  const folder = await installed("node");
  const rows = people(3, "script").map(({ email }) => `${email},Zoë,Björk,42,Junior buyer,1`);
  const lines = ["Email,First name,Last name,Company ID,Role,Channel IDs", ...rows, "wrong@example,A,B,42,Admin,1"];
  await writeFile(join(folder, "users.csv"), `${lines.join("\n")}\n`);
  const { authToken, storeHash } = credentials.management;
  const env = { B2B_ENDPOINT: sandbox.url, B2B_AUTH_TOKEN: authToken, B2B_STORE_HASH: storeHash };
  const { status, output, errors } = await attempt(process.execPath, ["import.js", "users.csv"], { cwd: folder, env });
  assert.equal(status, 1, errors);
  assert.match(output, /error: line 5, Email:/);
  assert.match(output, /3 of 3 created/);
  assert.match(await readFile(join(folder, "not-created.csv"), "utf8"), /wrong@example,/);
  assert.equal((await sandbox.users()).filter(({ email }) => email.startsWith("script")).length, 3);
});

test("the worker, bundled for workerd, needs nothing of Node and answers", async () => {
  const folder = await installed("worker");
  const { build } = await importTool("esbuild");
  const { metafile } = await build({
    entryPoints: [join(folder, "worker.js")],
    outdir: join(folder, "dist"),
    bundle: true,
    format: "esm",
    // For "neutral" a module of Node cannot be resolved: the build would fail.
    platform: "neutral",
    conditions: ["workerd"],
    loader: { ".wasm": "copy" },
    metafile: true,
    logLevel: "silent",
  });
  const inputs = Object.keys(metafile.inputs).join("\n");
  assert.match(inputs, /b2b-users\/worker\.js/);
  assert.doesNotMatch(inputs, /b2b-users\/(?:node|default|inline)\.js/);
  const { default: worker } = await import(pathToFileURL(join(folder, "dist", "worker.js")).href);
  const ask = async (body) => worker.fetch(new Request("https://worker.example.com", { method: "POST", body: JSON.stringify(body) }));
  const checked = await (await ask({ email: "marie@example" })).json();
  assert.equal(checked.user, null);
  assert.equal(checked.issues[0].code, "email.invalid");
  const refused = await ask(7);
  assert.equal(refused.status, 400);
  assert.equal((await refused.json()).code, "argument.invalid");
});

for (const project of ["tsconfig.json", "tsconfig.bundler.json", "tsconfig.bare.json"]) {
  test(`TypeScript accepts the examples and refuses the mistakes, by ${project}`, async () => {
    const folder = await installedTypes();
    await run(process.execPath, [join("node_modules", "typescript", "bin", "tsc"), "-p", project], { cwd: folder });
  });
}

let types;
function installedTypes() {
  types ??= installed("types");
  return types;
}
