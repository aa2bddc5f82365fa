// Says how a plan differs from the one that was reviewed.

/** So many differences show what is going on; more would hide it. */
const MOST_SHOWN = 10;

/** A line for each difference that keeps a plan from being carried out; empty if there is none. */
export function differences(reviewed, planned) {
  const found = [...settingDifferences(reviewed, planned), ...requestDifferences(reviewed, planned)];
  if (found.length === 0) return [];
  const sameFile = reviewed.sha256 === planned.sha256;
  const shown = found.slice(0, MOST_SHOWN);
  const more = found.length - shown.length;
  return [
    sameFile ? "The file is the same." : "The file is another one, or was changed.",
    ...shown,
    ...(more > 0 ? [`And ${more} more.`] : []),
  ];
}

/** The way and the place decide what a request does, as much as its body. */
function settingDifferences(reviewed, planned) {
  return ["dialect", "endpoint"]
    .filter((key) => reviewed.settings[key] !== planned.settings[key])
    .map((key) => `The ${key} is ${planned.settings[key]}, in the plan ${reviewed.settings[key]}.`);
}

function requestDifferences(reviewed, planned) {
  const found = [];
  const most = Math.max(reviewed.requests.length, planned.requests.length);
  for (let index = 0; index < most; index += 1) {
    const [before, now] = [reviewed.requests[index], planned.requests[index]];
    const name = `Request ${index + 1}`;
    if (before === undefined) found.push(`${name} (${rowsOf(now)}) is not in the plan.`);
    else if (now === undefined) found.push(`${name} of the plan (${rowsOf(before)}) would not be sent.`);
    else {
      const place = firstDifference(before, now, "");
      if (place !== null) found.push(`${name} (${rowsOf(now)}) differs in ${place}.`);
    }
  }
  return found;
}

function rowsOf(request) {
  const rows = Array.isArray(request?.rows) ? request.rows : [];
  if (rows.length === 0) return "no rows";
  return rows.length === 1 ? `row ${rows[0]}` : `rows ${rows[0]} to ${rows[rows.length - 1]}`;
}

/** Where two JSON values first differ, such as `body[2].email`; `null` if they are equal. */
function firstDifference(before, now, place) {
  if (before === now) return null;
  const [one, other] = [before, now].map(kindOf);
  if (one !== other || one === "value") return place || "everything";
  if (one === "list" && before.length !== now.length) return `the length of ${place}`;
  for (const key of new Set([...Object.keys(before), ...Object.keys(now)])) {
    const deeper = one === "list" ? `${place}[${key}]` : place ? `${place}.${key}` : key;
    if (!(Object.hasOwn(before, key) && Object.hasOwn(now, key))) return deeper;
    const found = firstDifference(before[key], now[key], deeper);
    if (found !== null) return found;
  }
  return null;
}

function kindOf(value) {
  if (Array.isArray(value)) return "list";
  return value !== null && typeof value === "object" ? "object" : "value";
}
