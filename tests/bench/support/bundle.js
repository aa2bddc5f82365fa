// Joins an entry with the packages that it uses, once, for Node and Chromium alike.

import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import { folder, tools } from "./environment.js";

const here = fileURLToPath(new URL("..", import.meta.url));

/** Bundles a script, and gives the path of what came out. */
export function bundle(source) {
  const target = join(folder, "bundles", source.replace(/\.jsx?$/, ".js"));
  mkdirSync(join(target, ".."), { recursive: true });
  const options = ["--bundle", "--minify", "--format=esm", "--target=es2022", "--charset=utf8", "--log-level=error"];
  const defines = ['--define:process.env.NODE_ENV="production"'];
  execFileSync("esbuild", [source, ...options, ...defines, `--outfile=${target}`], {
    cwd: here,
    env: { ...process.env, NODE_PATH: join(tools, "node_modules") },
    stdio: ["ignore", "ignore", "inherit"],
  });
  return target;
}

/** A file on its way to a browser. */
export function brotli(bytes) {
  const best = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return brotliCompressSync(bytes, { params: best });
}

/** What it weighs then, in bytes. */
export const brotliOf = (path) => brotli(readFileSync(path)).length;
