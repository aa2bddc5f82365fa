// Where this runs.

/** Whether people could look into this program: a page, or a worker of one. */
export function isBrowser() {
  // Servers at the edge have workers, too, but no page and no address of one.
  return ["document", "window", "WorkerLocation"].some((name) => typeof globalThis[name] !== "undefined");
}
