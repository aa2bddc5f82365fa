// How long an import takes, on a clock of its own, beside the shortest time that the store's pace allows.

import { say, tell } from "../support/children.js";
import { packageEntry } from "../support/environment.js";
import { answer, numbers } from "../support/store.js";
import { VirtualClock } from "../support/virtual_clock.js";

const USERS = 10_000;
const USERS_PER_REQUEST = 10;
const MINUTE = 60;
/** So many requests may be under way at a time in the ideal. */
const AT_ONCE = 3;
const CASES = [
  ...[{ pace: 150, latency: 0.3 }, { pace: 150, latency: 1 }, { pace: 150, latency: 3 }],
  { pace: 75, latency: 0.3, isDefault: true },
];

const api = await import(packageEntry);
await api.init();
const imports = [];
for (const { pace, latency, isDefault } of CASES) {
  say(`${USERS} users at ${pace} requests a minute, ${latency} s each`);
  imports.push(await imported(pace, latency, isDefault ? {} : { requestsPerMinute: pace }));
}
tell({ imports });

async function imported(pace, latency, options) {
  const clock = new VirtualClock();
  const began = clock.now();
  const next = numbers();
  const starts = [];
  let [open, most] = [0, 0];
  const fetch = async (url, init) => {
    starts.push(clock.now() - began);
    open += 1;
    most = Math.max(most, open);
    await clock.sleep(latency * 1000);
    open -= 1;
    const { pathname, search } = new URL(url);
    const text = answer({ method: init?.method ?? "GET", path: pathname + search, body: init?.body }, next);
    return new Response(text, { status: 200, headers: { "content-type": "application/json" } });
  };
  const connection = { endpoint: "https://store.example.com", fetch, clock };
  const report = await api.importUsers(people(), connection, options).finished;
  if (report.counts.created !== USERS) throw new Error(`${report.counts.created} of ${USERS} users were created`);
  const makespan = (clock.now() - began) / 1000;
  const fewest = Math.ceil(USERS / USERS_PER_REQUEST);
  const best = shortest(fewest, latency, pace);
  return { pace, latency, calls: starts.length, fewest, makespan, best, most, mostInAMinute: mostInAMinute(starts) };
}

/**
 * The shortest time for so many calls that each take `latency`, if at most `pace` of them start in each minute and
 * at most AT_ONCE are under way: either calls under way are what is scarce, or the calls of the last minute wait for it.
 */
function shortest(calls, latency, pace) {
  const minutes = Math.floor((calls - 1) / pace);
  const inFlight = Math.ceil(calls / AT_ONCE) * latency;
  return Math.max(inFlight, minutes * MINUTE + Math.ceil((calls - minutes * pace) / AT_ONCE) * latency);
}

/** The most starts in any minute; the moments are whole milliseconds, so that a minute is one. */
function mostInAMinute(starts) {
  let [most, first] = [0, 0];
  for (let last = 0; last < starts.length; last += 1) {
    while (starts[last] - starts[first] >= MINUTE * 1000) first += 1;
    most = Math.max(most, last - first + 1);
  }
  return most;
}

/** Users of one company. */
function people() {
  return Array.from({ length: USERS }, (_, index) => ({
    ...{ email: `person${index}@example.com`, firstName: "Zoë", lastName: "Björk", phoneNumber: "+1-555-123-4567" },
    ...{ companyId: 101, role: 2, channelIds: [1] },
  }));
}
