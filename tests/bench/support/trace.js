// What the main thread of a page did, by the browser's own trace.

const CATEGORIES = ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline", "__metadata"];
/** The names under which the browser writes a task of a thread. */
const TASKS = new Set(["RunTask", "ThreadControllerImpl::RunTask"]);
const MAIN_THREAD = "CrRendererMain";

/** Does something with a page, and gives the milliseconds of the longest task meanwhile. */
export async function longestTask(browser, page, work) {
  await browser.startTracing(page, { categories: CATEGORIES });
  await work();
  // Answered once nothing is left to do before it.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  const renderers = traceEvents.filter(({ name, args }) => name === "thread_name" && args.name === MAIN_THREAD);
  const threads = new Set(renderers.map(({ pid, tid }) => `${pid}:${tid}`));
  const tasks = traceEvents.filter(({ name, pid, tid, dur }) => TASKS.has(name) && dur && threads.has(`${pid}:${tid}`));
  if (tasks.length === 0) throw new Error("the browser traced no task of the page");
  return tasks.reduce((longest, { dur }) => Math.max(longest, dur), 0) / 1000;
}
