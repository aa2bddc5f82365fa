// Where things are, as `cargo xtask bench` hands them over.

import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

function required(name, what) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: it names ${what}. Run this with "cargo xtask bench".`);
  return value;
}

/** The built npm package, as a folder. */
export const packageFolder = required("B2B_USERS_PACKAGE", "the folder of the built package");
/** The built site. */
export const siteFolder = required("B2B_USERS_SITE", "the folder of the built site");
/** The folder that holds `node_modules` with the packages of tests/bench/package.json. */
export const tools = required("B2B_USERS_BENCH_TOOLS", "the folder with the node_modules of the bench");
/** Where the bench writes. */
export const folder = required("B2B_USERS_BENCH_FOLDER", "a folder to write into");
/** How many rows the files have. */
export const sizes = (process.env.B2B_USERS_BENCH_ROWS ?? "10000").split(",").map(Number);
/** How often everything is measured in a fresh process. */
export const rounds = Number(process.env.B2B_USERS_BENCH_ROUNDS ?? "4");

const require = createRequire(join(tools, "bench.js"));

/** A package as a module. One that is not a module itself has all it exports in `default`. */
export async function importTool(name) {
  const loaded = await import(pathToFileURL(require.resolve(name)).href);
  return loaded.default ?? loaded;
}

/** The version of an installed package. */
export function versionOf(name) {
  return require(join(tools, "node_modules", name, "package.json")).version;
}

/** The address of the package's entry for Node. */
export const packageEntry = pathToFileURL(join(packageFolder, "node.js")).href;
