// The package.json of the package under test, and what its exports lead to.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { packageFolder } from "./environment.js";

export const manifest = JSON.parse(await readFile(join(packageFolder, "package.json"), "utf8"));

/** Every file that an entry of `exports` leads to, with the conditions on the way. */
export function targetsOf(entry, conditions = []) {
  if (typeof entry === "string") return [{ file: entry.replace("./", ""), conditions }];
  return Object.entries(entry).flatMap(([condition, inner]) => targetsOf(inner, [...conditions, condition]));
}

/** The subpaths that lead to JavaScript, each with its types and its files. */
export function modules() {
  return Object.entries(manifest.exports)
    .map(([subpath, entry]) => ({ subpath, entry, targets: targetsOf(entry) }))
    .filter(({ targets }) => targets.some(({ file }) => file.endsWith(".js")))
    .map(({ subpath, entry, targets }) => ({
      subpath,
      entry,
      types: [...new Set(targets.map(({ file }) => file).filter((file) => file.endsWith(".d.ts")))],
      files: [...new Set(targets.map(({ file }) => file).filter((file) => file.endsWith(".js")))],
    }));
}
