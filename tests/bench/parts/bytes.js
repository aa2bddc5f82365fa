// What a browser loads before anything can be typed, beside react-spreadsheet-import with React, each compressed
// with brotli at its best.

import { basename, join } from "node:path";
import { bundle, brotliOf } from "../support/bundle.js";
import { say, tell } from "../support/children.js";
import { siteFolder } from "../support/environment.js";
import { withChromium } from "../support/chromium.js";
import { serve } from "../support/server.js";

/** What shows that the form is there. */
const FORM = "[data-testid=form-one]";

say("the first load of the site");
const server = await serve({ folders: { "": siteFolder } });
try {
  const names = await withChromium(firstLoad);
  const files = names.map((name) => ({ name, brotli: brotliOf(join(siteFolder, name)) }));
  say("react-spreadsheet-import");
  const peer = bundle("entries/spreadsheet_import.js");
  const site = files.reduce((sum, { brotli }) => sum + brotli, 0);
  tell({ site, files, peer: { name: basename(peer), brotli: brotliOf(peer) } });
} finally {
  server.stop();
}

/** The files that were asked for before the form appeared. What comes later keeps nobody waiting. */
async function firstLoad(browser) {
  const page = await browser.newPage();
  await page.addInitScript((form) => {
    const look = () => {
      if (document.querySelector(form)) globalThis.formAppeared ??= performance.now();
    };
    new MutationObserver(look).observe(document, { childList: true, subtree: true });
  }, FORM);
  await page.goto(server.url);
  await page.waitForFunction(() => globalThis.formAppeared !== undefined);
  const addresses = await page.evaluate(() => {
    const before = ({ startTime }) => startTime <= globalThis.formAppeared;
    return performance.getEntriesByType("resource").filter(before).map(({ name }) => name);
  });
  const paths = addresses.map((address) => new URL(address).pathname.slice(1));
  // What the store answers is no file.
  return ["index.html", ...new Set(paths.filter((path) => !path.startsWith("api/")))];
}
