// Memory after a cold run, in fresh processes: that of the process, and that of the module.

import { measure, say, tell } from "../support/children.js";
import { bundled } from "../support/entries.js";
import { rounds, sizes } from "../support/environment.js";
import { median } from "../support/statistics.js";

const entries = bundled().filter(({ name }) => name !== "product-listed");
const memory = [];
for (const rows of sizes) {
  const found = [];
  for (const { name, label, path } of entries) {
    say(`memory of ${name}, ${rows} rows`);
    const runs = [];
    // A million rows take seconds and gigabytes.
    const times = rows > 300_000 ? 1 : rounds;
    for (let round = 0; round < times; round += 1) runs.push(await measure("support/run_entry.js", name, path, rows, 0));
    const of = (what) => median(runs.map((run) => run[what]));
    found.push({ name, label, resident: of("resident"), linear: of("linear"), bytes: of("bytes") });
  }
  memory.push({ rows, entries: found });
}
tell({ memory });
