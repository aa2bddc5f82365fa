// Reading and checking a file in Node: the entries take turns in fresh processes.

import { measure, say, tell } from "../support/children.js";
import { bundled } from "../support/entries.js";
import { rounds, sizes } from "../support/environment.js";
import { inTurn, least, median } from "../support/statistics.js";
import { digestOf } from "../support/verdicts.js";

/** Runs of a million rows take seconds each. */
const isLarge = (rows) => rows > 300_000;

const entries = bundled();
const files = [];
for (const rows of sizes) {
  const runs = new Map(entries.map(({ name }) => [name, []]));
  const times = isLarge(rows) ? Math.min(rounds, 2) : rounds;
  for (let round = 0; round < times; round += 1) {
    say(`${rows} rows in Node, round ${round + 1} of ${times}`);
    for (const { name, path } of inTurn(entries, round)) {
      runs.get(name).push(await measure("support/run_entry.js", name, path, rows, isLarge(rows) ? 1 : 4));
    }
  }
  const found = entries.map(({ name, label }) => ({ name, label, ...summary(runs.get(name)) }));
  const [{ bytes }] = runs.get("product");
  files.push({ rows, bytes, digest: digestOf(rows), entries: found, runs: Object.fromEntries(runs) });
}
tell({ files });

function summary(runs) {
  const warm = runs.flatMap((run) => run.warm.map(({ wall }) => wall));
  return {
    ready: median(runs.map(({ ready }) => ready)),
    cold: median(runs.map(({ cold }) => cold)),
    coldLeast: least(runs.map(({ cold }) => cold)),
    warm: median(warm),
    warmLeast: least(warm),
    cpuLeast: least(runs.flatMap((run) => run.warm.map(({ cpu }) => cpu))),
    resident: median(runs.map(({ resident }) => resident)),
    linear: median(runs.map(({ linear }) => linear)),
  };
}
