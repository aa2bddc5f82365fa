// Where and with what was measured.

import { cpus, totalmem } from "node:os";
import { tell } from "../support/children.js";
import { withChromium } from "../support/chromium.js";
import { versionOf } from "../support/environment.js";

const PACKAGES = ["papaparse", "zod", "udsv", "ajv", "valibot", "react-spreadsheet-import", "react"];

tell({
  date: new Date().toISOString().slice(0, 10),
  processor: cpus()[0].model.trim(),
  cores: cpus().length,
  memory: Math.round(totalmem() / 2 ** 30),
  node: process.versions.node,
  chromium: await withChromium(async (browser) => browser.version()),
  packages: Object.fromEntries(PACKAGES.map((name) => [name, versionOf(name)])),
});
