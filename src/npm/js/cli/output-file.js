// Files with results. They are opened before anything is sent: after an import it would be too late to find out
// that its report cannot be written. Only their owner may read them, for they hold people.

import { open, realpath, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { say } from "../internal.js";
import { hide } from "./credentials.js";
import { Failure, fileProblem } from "./failure.js";
import * as keys from "./keys.js";

/** A file that is being written beside its place and gets there when it is whole. */
export class OutputFile {
  #handle;
  #path;
  #partial;

  constructor(handle, path, partial) {
    this.#handle = handle;
    this.#path = path;
    this.#partial = partial;
  }

  /** Opens a file for what `flag` names. */
  static async open(path, flag) {
    try {
      const existing = await stat(path).catch(() => null);
      // A pipe or a terminal has no place to be moved to.
      const partial = existing && !existing.isFile() ? null : `${path}.${process.pid}.partial`;
      return new OutputFile(await open(partial ?? path, "w", 0o600), path, partial);
    } catch (error) {
      throw new Failure(say(keys.COMMAND_UNWRITABLE, { what: flag, file: path, reason: fileProblem(error) }));
    }
  }

  /** Writes the text and closes. With `null`, there is no file afterwards, nor one of an earlier run. */
  async finish(text) {
    try {
      if (text !== null) await this.#handle.writeFile(hide(text));
      await this.#handle.close();
      if (this.#partial === null) return;
      if (text !== null) await rename(this.#partial, this.#path);
      else await Promise.all([rm(this.#partial, { force: true }), rm(this.#path, { force: true })]);
    } catch (error) {
      throw new Failure(say(keys.COMMAND_UNWRITTEN, { file: this.#path, reason: fileProblem(error) }), 3);
    }
  }

  /** Closes without a trace; what stood there stays. */
  async discard() {
    await this.#handle.close().catch(() => {});
    if (this.#partial !== null) await rm(this.#partial, { force: true });
  }
}

/** Refuses two names for one file: the second would be written over the first. */
export async function refuseSameFile(named) {
  const seen = new Map();
  for (const [flag, path] of named) {
    if (path === undefined || path === "-") continue;
    const place = await placeOf(path);
    const other = seen.get(place);
    if (other) throw new Failure(say(keys.COMMAND_SAME_FILE, { flag, other, file: path }));
    seen.set(place, flag);
  }
}

async function placeOf(path) {
  const real = await realpath(path).catch(() => null);
  if (real !== null) return real;
  const folder = await realpath(dirname(path)).catch(() => dirname(path));
  return join(folder, basename(path));
}

/** How each file of unfinished rows begins, whatever separates its cells. */
const OWN = /^\uFEFF?import_row[,;\t|]import_status[,;\t|]import_code/;
const LONGEST_START = 64;

/** Refuses a file that is there and does not hold the unfinished rows of an earlier import. */
export async function refuseForeignFile(path) {
  const start = await startOf(path);
  if (start === "" || OWN.test(start)) return;
  throw new Failure(say(keys.COMMAND_FOREIGN_FILE, { file: path }));
}

/** How a file begins; nothing if there is none. What cannot be read is told when it is to be written. */
async function startOf(path) {
  const file = await open(path, "r").catch(() => null);
  if (file === null) return "";
  try {
    if (!(await file.stat()).isFile()) return "";
    const { buffer, bytesRead } = await file.read(Buffer.alloc(LONGEST_START), 0, LONGEST_START, 0);
    return buffer.toString("utf8", 0, bytesRead);
  } finally {
    await file.close();
  }
}
