// The Chromium of this machine, with an empty profile.

import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { importTool } from "./environment.js";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "chrome"];
const FLAGS = [
  // A container has no user namespaces, and little shared memory.
  ...["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
  // Nothing but the page may use the network.
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
