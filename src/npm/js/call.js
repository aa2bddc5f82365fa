// Calls into the engine.
import { engine } from "./engine.js";
import { B2bUsersError } from "./error.js";
import { breakEngine, engineFault } from "./fault.js";

/**
 * Calls into the engine; whatever goes wrong is a B2bUsersError.
 *
 * @template T
 * @param {(engine: typeof import("./glue.js")) => T} work
 * @returns {T}
 */
export function call(work) {
  const loaded = engine();
  try {
    return work(loaded);
  } catch (thrown) {
    throw ofEngine(thrown);
  }
}

/** Gives memory of the engine back. After a fault it takes none. */
export function release(handle) {
  if (engineFault() === undefined) {
    call(() => handle.free());
  }
}

/** How the codes of the engine's refusals begin. What Node throws has a code, too, such as `ERR_INVALID_ARG_TYPE`. */
const REFUSAL = /^(?:argument|configuration|mapping|rules|table|users)\./;

/** Refusals of the engine have a code of their own; anything else is a fault. */
function ofEngine(thrown) {
  if (thrown instanceof B2bUsersError) {
    return thrown;
  }
  const { code, message, issues } = thrown ?? {};
  if (thrown instanceof Error && REFUSAL.test(code)) {
    return new B2bUsersError(code, message, { issues: issues && JSON.parse(issues) });
  }
  return breakEngine(thrown);
}
