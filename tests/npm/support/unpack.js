// Reads a .tgz into memory, so that what is tested is what npm would get.

import { readFile } from "node:fs/promises";
import { gunzipSync } from "node:zlib";

const BLOCK = 512;

/** The files of a tarball: names below `package/`, with their bytes. */
export async function unpacked(tarball) {
  const archive = gunzipSync(await readFile(tarball));
  const files = new Map();
  for (let at = 0; at + BLOCK <= archive.length; ) {
    const header = archive.subarray(at, at + BLOCK);
    const name = textOf(header, 0, 100);
    // Two empty blocks end an archive.
    if (name === "") break;
    const prefix = textOf(header, 345, 155);
    const size = Number.parseInt(textOf(header, 124, 12), 8);
    const kind = textOf(header, 156, 1);
    // Other kinds are folders and notes about the next file.
    if (kind === "0" || kind === "") {
      const path = prefix ? `${prefix}/${name}` : name;
      files.set(path.replace(/^package\//, ""), archive.subarray(at + BLOCK, at + BLOCK + size));
    }
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return files;
}

function textOf(header, from, length) {
  return header.toString("utf8", from, from + length).split("\0")[0].trim();
}
