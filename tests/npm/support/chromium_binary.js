// Where Chromium is on this machine, and how it is started.

import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "chrome"];
export const FLAGS = [
  // A container has no user namespaces, and little shared memory.
  ...["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
  // Nothing but the page under test may use the network.
  ...["--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
];

/** The path of the first Chromium that is found. */
export function executable() {
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
