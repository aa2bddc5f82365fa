// Loads the tools that tests/npm/package.json lists from where xtask installed them.

import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { tools } from "./environment.js";

const require = createRequire(join(tools, "tests.js"));

/** A tool as a module. One that is not a module itself has all it exports in `default`. */
export async function importTool(name) {
  const loaded = await import(pathToFileURL(require.resolve(name)).href);
  return loaded.default ?? loaded;
}

/** The path of a file of a tool. */
export function toolFile(...parts) {
  return join(tools, "node_modules", ...parts);
}
