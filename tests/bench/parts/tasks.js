// How long the site holds up its page: the longest task of the main thread while a file is read and checked, a
// value for blank cells is typed, a column is changed, and Create is pressed.

import { say, tell } from "../support/children.js";
import { withChromium } from "../support/chromium.js";
import { rounds, siteFolder, sizes } from "../support/environment.js";
import { filesOf } from "../support/files.js";
import { serve } from "../support/server.js";
import { median } from "../support/statistics.js";
import { longestTask } from "../support/trace.js";

const SETTINGS = { dialect: "management", endpoint: "", companyId: 101, channelIds: [1] };
/** How long a step is followed after its picture changed: work that was put off counts, too. */
const AFTER = 1_000;
const id = (name) => `[data-testid=${name}]`;

/** The steps in their order: what is done, and what shows that it took effect. */
const STEPS = [
  { name: "read", act: (page, file) => page.setInputFiles(id("file"), file), done: isReviewed },
  // No cell of the company is blank, so nothing of what is shown changes.
  { name: "default", act: (page) => page.type(id("default-company"), "2"), done: async () => {} },
  // Without its column no note is too long any more.
  { name: "column", act: (page) => page.selectOption(id("column-10"), ""), done: hasFewerErrors },
  { name: "create", act: (page) => page.click(id("send")), done: (page) => page.waitForSelector(id("pace")) },
];

const server = await serve({ folders: { "": siteFolder }, texts: { "/config.json": JSON.stringify(SETTINGS) } });
try {
  const tasks = [];
  // The site refuses a file of a million rows.
  for (const rows of sizes.filter((rows) => rows <= 100_000)) {
    const runs = [];
    for (let round = 0; round < rounds; round += 1) {
      say(`the site with ${rows} rows, round ${round + 1} of ${rounds}`);
      runs.push(await withChromium((browser) => visit(browser, rows)));
    }
    const steps = STEPS.map(({ name }) => [name, median(runs.map((run) => run[name]))]);
    tasks.push({ rows, steps: Object.fromEntries(steps), runs });
  }
  tell({ tasks });
} finally {
  server.stop();
}

/** One visit: the longest task of each step, in milliseconds. */
async function visit(browser, rows) {
  const page = await browser.newPage();
  await page.goto(server.url);
  await page.click(id("tab-many"));
  await page.waitForLoadState("networkidle");
  const found = {};
  for (const { name, act, done } of STEPS) {
    if (name === "default") await open(page, "defaults");
    if (name === "column") await open(page, "columns");
    const before = await page.locator(id("count-invalid")).allTextContents();
    found[name] = await longestTask(browser, page, async () => {
      await act(page, filesOf(rows).table);
      await done(page, rows, before[0]);
      await page.waitForTimeout(AFTER);
    });
  }
  return found;
}

async function isReviewed(page, rows) {
  const shown = { selector: id("count-rows"), rows };
  await page.waitForFunction(
    ({ selector, rows }) => Number(document.querySelector(selector)?.textContent.replace(/\D/g, "")) === rows,
    shown,
  );
}

async function hasFewerErrors(page, _rows, before) {
  const shown = { selector: id("count-invalid"), before: Number(before) };
  await page.waitForFunction(({ selector, before }) => Number(document.querySelector(selector).textContent) < before, shown);
}

async function open(page, name) {
  await page.evaluate((selector) => (document.querySelector(selector).open = true), id(name));
  await page.waitForTimeout(AFTER);
}
