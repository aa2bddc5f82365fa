// One user from JavaScript, a good one and one with two errors, in fresh processes that take turns.

import { bundle } from "../support/bundle.js";
import { measure, say, tell } from "../support/children.js";
import { rounds } from "../support/environment.js";
import { inTurn, least } from "../support/statistics.js";

const entries = ["product", "zod", "valibot"].map((name) => ({ name, path: bundle(`entries/user_${name}.js`) }));
const runs = new Map(entries.map(({ name }) => [name, []]));
for (let round = 0; round < rounds; round += 1) {
  say(`one user, round ${round + 1} of ${rounds}`);
  for (const { name, path } of inTurn(entries, round)) {
    runs.get(name).push(await measure("support/run_user.js", name, path));
  }
}
const found = (name) => ({
  good: least(runs.get(name).map(({ good }) => good)),
  wrong: least(runs.get(name).map(({ wrong }) => wrong)),
});
tell({ product: found("product"), zod: found("zod"), valibot: found("valibot"), runs: Object.fromEntries(runs) });
