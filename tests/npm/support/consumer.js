// Installs the packed package into a copy of one of the examples, as somebody who copies it would.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { packageFolder, scratch, tarball } from "./environment.js";
import { run } from "./program.js";

const EXAMPLES = fileURLToPath(new URL("../../consumers/", import.meta.url));
const QUIET = ["--ignore-scripts", "--no-audit", "--no-fund"];

/** A copy of an example with everything installed. Gives its folder. */
export async function installed(example) {
  const source = join(EXAMPLES, example);
  const folder = join(scratch, "consumers", example);
  await mkdir(folder, { recursive: true });
  await removeAllBut(folder, ["node_modules", "installed.txt"]);
  await cp(source, folder, { recursive: true });
  await installOthers(folder);
  await installOurs(folder);
  return folder;
}

/** The packages of the lock file. They are kept between runs and installed anew when it changes. */
async function installOthers(folder) {
  const lock = await readFile(join(folder, "package-lock.json")).catch(() => null);
  if (!lock) return;
  const stamp = join(folder, "installed.txt");
  const wanted = createHash("sha256").update(lock).digest("hex");
  if ((await readFile(stamp, "utf8").catch(() => "")) === wanted) return;
  await rm(stamp, { force: true });
  await run("npm", ["ci", ...QUIET], { cwd: folder });
  await writeFile(stamp, wanted);
}

/** The package under test, from the tarball, whatever was there before. */
async function installOurs(folder) {
  await rm(join(folder, "node_modules", "b2b-users"), { recursive: true, force: true });
  await run("npm", ["install", "--no-save", "--no-package-lock", "--prefer-offline", ...QUIET, tarball], { cwd: folder });
  const [ours, built] = await Promise.all(
    [join(folder, "node_modules", "b2b-users"), packageFolder].map((place) => readFile(join(place, "core.wasm"))),
  );
  assert.ok(ours.equals(built), "npm installed another package than the one under test");
}

async function removeAllBut(folder, kept) {
  for (const name of await readdir(folder)) {
    if (!kept.includes(name)) await rm(join(folder, name), { recursive: true });
  }
}
