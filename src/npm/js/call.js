// Calls into the engine.
import { engine } from "./engine.js";
import { B2bUsersError } from "./error.js";
import { breakEngine, engineFault } from "./fault.js";

/** Calls into the engine; whatever goes wrong is a B2bUsersError. */
export function call(work) {
  const loaded = engine();
  try {
    return work(loaded);
  } catch (thrown) {
    throw ofEngine(thrown);
  }
}

/** Gives memory of the engine back. After a fault there is nobody to take it. */
export function release(handle) {
  if (engineFault() === undefined) {
    call(() => handle.free());
  }
}

/** Refusals of the engine have a code. It is given plain data only, so all else is its own fault. */
function ofEngine(thrown) {
  if (thrown instanceof B2bUsersError) {
    return thrown;
  }
  if (thrown instanceof Error && typeof thrown.code === "string") {
    return new B2bUsersError(thrown.code, thrown.message, { issues: thrown.issues });
  }
  return breakEngine(thrown);
}
