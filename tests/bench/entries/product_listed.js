// The product, with every problem handed over to JavaScript as an object.

import { check as checkOnly } from "./product.js";

export { prepare, release, result } from "./product.js";

export function check(bytes) {
  const kept = checkOnly(bytes);
  kept.problems = kept.checked.problems();
  return kept;
}
