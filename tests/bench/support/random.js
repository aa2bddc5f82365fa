// Numbers that look random and are the same in every run and on every machine.

/** A source of whole numbers (mulberry32), by its seed. */
export function random(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  return {
    /** A whole number from 0 to below the limit. */
    below: (limit) => next() % limit,
    /** One of a list. */
    of: (list) => list[next() % list.length],
    /** Whether something happens that happens in so many of a thousand cases. */
    permille: (share) => next() % 1000 < share,
  };
}
