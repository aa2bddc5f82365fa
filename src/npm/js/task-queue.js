// Runs the engine's tasks. The build puts this in the place of the host's function of the same name:
// a task has no caller who could notice its fault, and a program of Node would end by it.
import { breakEngine, engineFault } from "./fault.js";

export function queueMicrotask(task) {
  globalThis.queueMicrotask(() => {
    if (engineFault() !== undefined) {
      return;
    }
    try {
      task();
    } catch (thrown) {
      breakEngine(thrown);
    }
  });
}
