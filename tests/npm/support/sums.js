// What holds for every report.

import assert from "node:assert/strict";

/** Where each status is counted. */
const COUNTED = {
  queued: "queued",
  sending: "open",
  settling: "open",
  created: "created",
  found: "found",
  exists: "exists",
  joined: "exists",
  rejected: "rejected",
  ambiguous: "ambiguous",
  cancelled: "cancelled",
  unsent: "unsent",
};

/** Fails unless the counts add up to so many rows, and are those of the rows. */
export function assertAddsUp({ counts, rows }, total) {
  const { total: told, ...states } = counts;
  assert.equal(told, total);
  assert.equal(rows.length, total);
  const counted = Object.fromEntries(Object.keys(states).map((state) => [state, 0]));
  for (const { status } of rows) counted[COUNTED[status]] += 1;
  assert.deepEqual(states, counted);
}
