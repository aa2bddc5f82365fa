// Reading and checking a file in Chromium: the entries take turns in pages of fresh browsers.

import { join } from "node:path";
import { bundle } from "../support/bundle.js";
import { say, tell } from "../support/children.js";
import { withChromium } from "../support/chromium.js";
import { bundled } from "../support/entries.js";
import { folder, packageFolder, rounds, sizes } from "../support/environment.js";
import { serve } from "../support/server.js";
import { inTurn, least, median } from "../support/statistics.js";
import { insistOnVerdicts } from "../support/verdicts.js";

const WARM = 4;
const PAGE = '<!doctype html><meta charset="utf-8"><title>Bench</title>';

const entries = bundled();
bundle("entries/page.js");
const folders = { package: packageFolder, bundles: join(folder, "bundles"), "": folder };
const server = await serve({ folders, texts: { "/index.html": PAGE } });
try {
  const files = [];
  // Tabs do not hold a million rows of every entry.
  for (const rows of sizes.filter((rows) => rows <= 300_000)) {
    const runs = new Map(entries.map(({ name }) => [name, []]));
    for (let round = 0; round < rounds; round += 1) {
      say(`${rows} rows in Chromium, round ${round + 1} of ${rounds}`);
      for (const entry of inTurn(entries, round)) runs.get(entry.name).push(await inPage(entry, rows));
    }
    const found = entries.map(({ name, label }) => ({ name, label, ...summary(runs.get(name)) }));
    files.push({ rows, entries: found, runs: Object.fromEntries(runs) });
  }
  tell({ files });
} finally {
  server.stop();
}

function inPage({ name, file }, rows) {
  return withChromium(async (browser) => {
    const page = await browser.newPage();
    await page.goto(server.url);
    const addresses = [`/bundles/entries/${file}.js`, "/package/default.js", `/users-${rows}.csv`];
    const found = await page.evaluate(
      async ({ addresses, warm }) => (await import("/bundles/entries/page.js")).run(...addresses, warm),
      { addresses, warm: WARM },
    );
    const { cold, warm, verdicts, errors } = found;
    insistOnVerdicts(`${name} in Chromium`, rows, { verdicts: [...verdicts].map(Number), errors });
    return { cold, warm };
  });
}

function summary(runs) {
  const warm = runs.flatMap((run) => run.warm);
  return {
    cold: median(runs.map(({ cold }) => cold)),
    coldLeast: least(runs.map(({ cold }) => cold)),
    warm: median(warm),
    warmLeast: least(warm),
  };
}
