// Calls into the engine.
import { breakEngine, engine } from "./engine.js";
import { B2bUsersError, guarded } from "./error.js";

/** Calls into the engine; whatever goes wrong is a B2bUsersError. */
export function call(work) {
  try {
    return guarded(() => work(engine()));
  } catch (error) {
    if (error.code === "engine.fault") {
      breakEngine(error);
    }
    throw error;
  }
}

/** An argument of the wrong shape. */
export function invalid(name, wanted) {
  return new B2bUsersError("argument.invalid", `${name}: ${wanted} is needed.`);
}

/**
 * A draft as the engine takes it. Integers beyond 64 bits, which it could not read, become their
 * digits, so that the check has its say.
 */
export function readDraft(name, draft) {
  if (draft === null || typeof draft !== "object" || Array.isArray(draft)) {
    throw invalid(name, "an object with the fields of a user");
  }
  const digits = (value) => {
    if (Array.isArray(value)) {
      return value.map(digits);
    }
    return typeof value === "bigint" ? value.toString() : value;
  };
  const isLarge = (value) => typeof value === "bigint" || (Array.isArray(value) && value.some(isLarge));
  return guarded(() =>
    Object.values(draft).some(isLarge)
      ? Object.fromEntries(Object.entries(draft).map(([field, value]) => [field, digits(value)]))
      : draft,
  );
}

/** Refuses what is not a plain object, where one may also be left out. */
export function optional(name, value) {
  if (value !== undefined && (value === null || typeof value !== "object" || Array.isArray(value))) {
    throw invalid(name, "an object");
  }
  return value ?? {};
}
