// Opens pages in the Chromium of this machine and keeps what goes wrong in them.

import { FLAGS, executable } from "./chromium_binary.js";
import { importTool } from "./tools.js";

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
