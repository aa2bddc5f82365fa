// One way to check one user, in a process of its own: run_user.js NAME BUNDLE

import { pathToFileURL } from "node:url";
import { packageEntry } from "./environment.js";
import { least } from "./statistics.js";

/** Calls in one measurement, and measurements: the first ones make it warm. */
const [CALLS, MEASUREMENTS] = [5_000, 12];

const [name, path] = process.argv.slice(2);
const { prepare, errorsOf } = await import(pathToFileURL(path).href);
await prepare(packageEntry);

// Written out: what is put together with spreads is slower to read, for every entry.
const draft = (email, companyId) => ({
  email,
  firstName: "Marie",
  lastName: "Curie",
  phoneNumber: "+33 1 40 46 22 11",
  companyId,
  role: 1,
  channelIds: [1, 2],
  acceptWelcomeEmail: true,
  extraFields: [{ fieldName: "Cost Center", fieldValue: "4711" }],
});
const good = (index) => draft(`marie${index}@example.com`, 42);
const wrong = (index) => draft(`marie${index}.example.com`, 0);

process.stdout.write(JSON.stringify({ good: nanoseconds(good, 0), wrong: nanoseconds(wrong, 2) }));

/** The least that a call takes. Drafts differ, and what is found is used. */
function nanoseconds(make, errors) {
  const drafts = Array.from({ length: CALLS }, (_, index) => make(index));
  const measured = [];
  for (let round = 0; round < MEASUREMENTS; round += 1) {
    let found = 0;
    const begin = performance.now();
    for (const draft of drafts) found += errorsOf(draft);
    measured.push(((performance.now() - begin) * 1e6) / CALLS);
    if (found !== errors * CALLS) throw new Error(`${name} finds ${found / CALLS} errors in a draft, not ${errors}`);
  }
  return least(measured);
}
