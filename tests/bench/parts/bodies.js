// What goes into the requests, beside JSON.stringify: the bodies have to be equal, byte for byte.

import { measure, say, tell } from "../support/children.js";
import { rounds, sizes } from "../support/environment.js";
import { least, median } from "../support/statistics.js";

const bodies = [];
// A million ready objects beside the bodies are too many.
for (const rows of sizes.filter((rows) => rows <= 300_000)) {
  const runs = [];
  for (let round = 0; round < rounds; round += 1) {
    say(`request bodies of ${rows} rows, round ${round + 1} of ${rounds}`);
    runs.push(await measure("support/run_bodies.js", rows));
  }
  const of = (name) => runs.flatMap((run) => run[name]);
  const both = (name) => ({ median: median(of(name)), least: least(of(name)) });
  const [{ bodies: count, bytes }] = runs;
  bodies.push({ rows, bodies: count, bytes, product: both("product"), stringify: both("stringify"), runs });
}
tell({ bodies });
