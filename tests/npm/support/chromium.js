// Opens pages in the Chromium of this machine and keeps what goes wrong in them.

import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { importTool } from "./tools.js";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "chrome"];
const FLAGS = [
  // A container has no user namespaces, and little shared memory.
  ...["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
  // Nothing but the page under test may use the network.
  ...["--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
];

function executable() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const candidates = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  const found = candidates.find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
  if (!found) throw new Error(`There is no Chromium. Install one of: ${NAMES.join(", ")}.`);
  return found;
}

/** A browser whose pages tell what went wrong in them. */
export async function startChromium() {
  const { chromium } = await importTool("playwright-core");
  const browser = await chromium.launch({ executablePath: executable(), args: FLAGS });
  return {
    stop: () => browser.close(),
    /** Opens a page of its own. `problems` is filled while it lives. */
    async open(url) {
      const page = await browser.newPage();
      const problems = [];
      page.on("pageerror", (error) => problems.push(`error: ${error.message}`));
      page.on("console", (message) => message.type() === "error" && problems.push(`console: ${message.text()}`));
      await page.exposeFunction("reportViolation", (text) => problems.push(`policy: ${text}`));
      await page.addInitScript(() => {
        addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
          globalThis.reportViolation(`${violatedDirective} forbids ${blockedURI}`),
        );
      });
      await page.goto(url);
      return { page, problems };
    },
  };
}
