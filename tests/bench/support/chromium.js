// The Chromium of this machine, with an empty profile.

import { FLAGS, executable } from "../../npm/support/chromium_binary.js";
import { importTool } from "./environment.js";

/** Starts a browser, lets something be done with it, and stops it whatever comes. */
export async function withChromium(work) {
  const { chromium } = await importTool("playwright-core");
  const browser = await chromium.launch({ executablePath: executable(), args: FLAGS });
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}
