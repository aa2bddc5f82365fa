// The events of the element.

/** Events that a listener may cancel. */
const CANCELABLE = new Set(["before-send"]);

function freeze(value) {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
  return value;
}

/**
 * Dispatches `b2b-users-…` with plain data that no listener can change.
 *
 * @returns whether no one cancelled it.
 */
export function dispatch(target, name, detail) {
  return target.dispatchEvent(
    new CustomEvent(`b2b-users-${name}`, {
      bubbles: true,
      composed: true,
      cancelable: CANCELABLE.has(name),
      detail: freeze(detail),
    }),
  );
}
