// The example for Next.js: built, started, asked for both pages and opened in a browser.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { startChromium } from "../support/chromium.js";
import { run } from "../support/program.js";
import { installed } from "../support/consumer.js";
import { assertPageWorks } from "../support/page_checks.js";

let site;
let url;

before(async () => {
  const folder = await installed("next");
  const env = { NEXT_TELEMETRY_DISABLED: "1" };
  const next = join("node_modules", "next", "dist", "bin", "next");
  await run(process.execPath, [next, "build"], { cwd: folder, env });
  site = spawn(process.execPath, [next, "start", "--port", "0", "--hostname", "127.0.0.1"], {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  url = await addressOf(site);
});

after(async () => {
  if (!site) return;
  site.kill("SIGKILL");
  await once(site, "close");
});

test("a page made on the server checks a user there", async () => {
  const response = await fetch(`${url}/?email=marie@example`);
  const page = await response.text();
  assert.equal(response.status, 200, page);
  assert.match(page, /<ul id="result"><li>[^<]*The email is incomplete/);
  assert.doesNotMatch(await (await fetch(`${url}/?email=marie@example.com`)).text(), /<li>/);
});

test("a page with the element is made on the server without it", async () => {
  const response = await fetch(`${url}/form`);
  const page = await response.text();
  assert.equal(response.status, 200, page);
  assert.match(page, /<b2b-users dialect="management"><\/b2b-users>/);
});

test("in the browser the check runs and the element comes to life", async (context) => {
  const browser = await startChromium();
  context.after(() => browser.stop());
  await assertPageWorks(await browser.open(`${url}/form`));
});

/** Next.js prints its address once it listens. */
function addressOf(server) {
  return new Promise((resolve, reject) => {
    let said = "";
    server.stdout.setEncoding("utf8").on("data", (text) => {
      said += text;
      const address = /http:\/\/127\.0\.0\.1:[1-9]\d*/.exec(said)?.[0];
      if (address && /ready/i.test(said)) resolve(address);
    });
    server.once("close", () => reject(new Error(`Next.js did not start:\n${said}`)));
  });
}
