// Imports the entries of the package under test.

import { cp, mkdtemp, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { packageFolder, scratch } from "./environment.js";

/** The files that a condition or a subpath can lead to with the headless interface. */
export const HEADLESS_ENTRIES = ["node.js", "worker.js", "default.js", "inline.js"];

/** The address of a file of the package. */
export function fileOf(name) {
  return pathToFileURL(join(packageFolder, name));
}

/** The package as Node gets it, ready for use. */
export async function readyPackage() {
  const api = await import(fileOf("node.js").href);
  await api.init();
  return api;
}

/**
 * An entry of a copy of the package that nobody else uses: nothing in it has been loaded yet. `prepare` gets the
 * address of its folder.
 */
export async function freshEntry(name = "node.js", prepare = async () => {}) {
  await mkdir(join(scratch, "copies"), { recursive: true });
  const copy = await mkdtemp(join(scratch, "copies", "package-"));
  await cp(packageFolder, copy, { recursive: true });
  await prepare(pathToFileURL(join(copy, "/")));
  return import(pathToFileURL(join(copy, name)).href);
}
