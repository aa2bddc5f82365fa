// A fault of the engine, and who has to hear of it.
import { B2bUsersError } from "./error.js";
import * as keys from "./keys.js";
import { say } from "./speech.js";

let fault;
const underWay = new Set();

/** The fault that stopped the engine, or undefined. */
export function engineFault() {
  return fault;
}

/** Tells `hear` of a fault until the function that it gives is called. */
export function hearOfFault(hear) {
  underWay.add(hear);
  return () => underWay.delete(hear);
}

/** After a fault the engine is half dead: whatever it would still say could be wrong. */
export function breakEngine(cause) {
  if (fault === undefined) {
    const text = say(keys.MODULE_FAULT, { sending: underWay.size > 0 ? "yes" : "no" });
    fault = new B2bUsersError("engine.fault", text, { cause });
    for (const hear of underWay) {
      hear(fault);
    }
    underWay.clear();
  }
  return fault;
}
