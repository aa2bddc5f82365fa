// Few numbers about many.

export function median(values) {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export const least = (values) => Math.min(...values);

/** Milliseconds that a piece of work takes. */
export function timed(work) {
  const begin = performance.now();
  const value = work();
  return { value, milliseconds: performance.now() - begin };
}

/** A list in an order that changes from round to round, so that no entry always follows the same other one. */
export function inTurn(list, round) {
  const first = round % list.length;
  return [...list.slice(first), ...list.slice(0, first)];
}
