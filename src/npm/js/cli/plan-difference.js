// Says how a plan differs from the one that was reviewed.

import { say } from "../internal.js";
import * as keys from "./keys.js";

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
    say(sameFile ? keys.COMMAND_SAME_SOURCE : keys.COMMAND_OTHER_SOURCE),
    ...shown,
    ...(more > 0 ? [say(keys.COMMAND_MORE_DIFFERENCES, { count: more })] : []),
  ];
}

/** The way and the place decide what a request does, as much as its body. */
function settingDifferences(reviewed, planned) {
  return ["dialect", "endpoint"]
    .filter((key) => reviewed.settings[key] !== planned.settings[key])
    .map((name) => {
      const [now, before] = [planned.settings[name], reviewed.settings[name]];
      return say(keys.COMMAND_OTHER_SETTING, { name, now, before });
    });
}

function requestDifferences(reviewed, planned) {
  const found = [];
  const most = Math.max(reviewed.requests.length, planned.requests.length);
  for (let index = 0; index < most; index += 1) {
    const [before, now] = [reviewed.requests[index], planned.requests[index]];
    const tell = (key, request, place) => found.push(say(key, { number: index + 1, rows: rowsOf(request), place }));
    if (before === undefined) tell(keys.COMMAND_REQUEST_NEW, now);
    else if (now === undefined) tell(keys.COMMAND_REQUEST_GONE, before);
    else {
      const place = firstDifference(before, now, "");
      if (place !== null) tell(keys.COMMAND_REQUEST_OTHER, now, place);
    }
  }
  return found;
}

function rowsOf(request) {
  const rows = Array.isArray(request?.rows) ? request.rows : [];
  return say(keys.COMMAND_REQUEST_ROWS, { first: rows[0], last: rows.length > 1 ? rows.at(-1) : undefined });
}

/** Where two JSON values first differ, such as `body[2].email`; `null` if they are equal. */
function firstDifference(before, now, place) {
  if (before === now) return null;
  const [one, other] = [before, now].map(kindOf);
  if (one !== other || one === "value") return place || say(keys.COMMAND_PLACE_ALL);
  if (one === "list" && before.length !== now.length) return say(keys.COMMAND_PLACE_LENGTH, { place });
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
