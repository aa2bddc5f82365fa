// PapaParse and zod, as their documentations put them together.

import Papa from "papaparse";
import { userSchema } from "./zod_schema.js";
import { fieldOf } from "../support/rules.js";
import { Kept, userOf } from "./kept.js";

const NOTHING = [];

export function prepare() {}

export function check(bytes) {
  const text = new TextDecoder().decode(bytes);
  const { data } = Papa.parse(text, { header: true, skipEmptyLines: true, transformHeader: fieldOf });
  const kept = new Kept();
  for (const cells of data) {
    const { success, error } = userSchema.safeParse(cells);
    if (success) kept.add(cells, userOf(cells), NOTHING);
    else kept.add(cells, undefined, error.issues.map(({ path, message }) => [path[0], message]));
  }
  return kept;
}

export const result = (kept) => kept.result();

export function release() {}
