// What the page of each example has to come to.

import assert from "node:assert/strict";

/** Waits until the check ran in the page and the element is there, then fails if anything went wrong. */
export async function assertPageWorks({ page, problems }) {
  try {
    await page.locator("#result", { hasText: "The email is incomplete" }).waitFor({ timeout: 20_000 });
    // The shadow root is open, so what is in the widget is found like everything else.
    await page.locator("b2b-users:defined input").first().waitFor({ state: "attached", timeout: 20_000 });
  } catch (error) {
    assert.fail(`${error.message}\nThe page said:\n${problems.join("\n")}`);
  }
  // The widget asks the store through the page's own origin, where these tests have no proxy.
  const others = problems.filter((problem) => !problem.includes("404 (Not Found)"));
  assert.deepEqual(others, []);
}
