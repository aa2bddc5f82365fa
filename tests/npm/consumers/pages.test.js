// The examples for browsers: built, served under a strict policy and opened.

import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";
import { startChromium } from "../support/chromium.js";
import { run } from "../support/program.js";
import { installed } from "../support/consumer.js";
import { assertPageWorks } from "../support/page_checks.js";
import { importMapSource, serveSite } from "../support/site_server.js";

const browser = await startChromium();
after(() => browser.stop());

/** Serves a folder and opens its page. */
async function opened(context, folder, options) {
  const site = await serveSite(folder, options);
  context.after(() => site.stop());
  return browser.open(site.url);
}

test("a plain page needs no bundler, and its policy only the digest of its import map", async (context) => {
  const folder = await installed("plain");
  const scripts = ["'wasm-unsafe-eval'", await importMapSource(join(folder, "index.html"))];
  await assertPageWorks(await opened(context, folder, { scripts }));
});

test("where the policy forbids WebAssembly, page and element say so", async (context) => {
  const folder = await installed("plain");
  const scripts = [await importMapSource(join(folder, "index.html"))];
  const { page } = await opened(context, folder, { scripts });
  const code = await page.evaluate(async () => {
    const { init } = await import("b2b-users");
    return init().catch((error) => error.code);
  });
  assert.equal(code, "init.failed");
  await page.locator("b2b-users", { hasText: "WebAssembly" }).waitFor({ timeout: 20_000 });
});

test("Vite takes the modules along", async (context) => {
  const folder = await installed("vite");
  await run("npm", ["run", "build"], { cwd: folder });
  await assertPageWorks(await opened(context, join(folder, "dist")));
  assert.equal(await countModules(join(folder, "dist", "assets")), 6);
});

test("webpack takes the modules along", async (context) => {
  const folder = await installed("webpack");
  await run("npm", ["run", "build"], { cwd: folder });
  await assertPageWorks(await opened(context, folder));
  assert.equal(await countModules(join(folder, "dist")), 6);
});

async function countModules(folder) {
  return (await readdir(folder)).filter((name) => name.endsWith(".wasm")).length;
}
