// When a page on a slow line and a slow processor can be used: the site, react-spreadsheet-import with React, and a
// page of nothing but a form, each with an empty cache.

import { readFileSync } from "node:fs";
import { bundle } from "../support/bundle.js";
import { say, tell } from "../support/children.js";
import { withChromium } from "../support/chromium.js";
import { rounds, siteFolder } from "../support/environment.js";
import { serve } from "../support/server.js";
import { inTurn, median } from "../support/statistics.js";

/** Slow 4G as the tools of browsers have it: milliseconds, and bytes a second. */
const LINE = { offline: false, latency: 562.5, downloadThroughput: 184_320, uploadThroughput: 84_375 };
/** So many times slower than this machine. */
const SLOWER = 4;

const PAGE = '<!doctype html><meta charset="utf-8"><title>Page</title><body>';
const texts = {
  "/plain.html": `${PAGE}<form><input type="file"></form>`,
  "/peer.html": `${PAGE}<script type="module" src="/peer.js"></script>`,
  "/peer.js": readFileSync(bundle("entries/spreadsheet_import.js"), "utf8"),
};

/** Each page, and what shows that it can be used. */
const PAGES = [
  { name: "plain", path: "plain.html", shown: "form" },
  { name: "site", path: "", shown: "[data-testid=form-one]" },
  { name: "peer", path: "peer.html", shown: "input[type=file]" },
];

const server = await serve({ folders: { "": siteFolder }, texts, isCompressed: true });
try {
  const runs = new Map(PAGES.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    say(`the first paint, round ${round + 1} of ${rounds}`);
    for (const page of inTurn(PAGES, round)) {
      runs.get(page.name).push(await withChromium((browser) => visit(browser, page)));
    }
  }
  const found = Object.fromEntries([...runs].map(([name, times]) => [name, median(times)]));
  tell({ ...found, runs: Object.fromEntries(runs) });
} finally {
  server.stop();
}

/** Milliseconds from the navigation to the frame that shows it. */
async function visit(browser, { path, shown }) {
  const page = await browser.newPage();
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", LINE);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  await page.addInitScript((selector) => {
    const look = () => {
      if (document.querySelector(selector) && globalThis.usableAt === undefined) {
        globalThis.usableAt = null;
        requestAnimationFrame(() => setTimeout(() => (globalThis.usableAt = performance.now())));
      }
    };
    new MutationObserver(look).observe(document, { childList: true, subtree: true });
  }, shown);
  await page.goto(server.url + path, { waitUntil: "commit" });
  const usable = await page.waitForFunction(() => globalThis.usableAt, undefined, { timeout: 60_000 });
  return usable.jsonValue();
}
