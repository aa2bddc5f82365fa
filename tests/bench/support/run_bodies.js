// Bodies of requests, from the checked file and by JSON.stringify from ready objects: run_bodies.js ROWS

import { readFileSync } from "node:fs";
import { packageEntry } from "./environment.js";
import { filesOf } from "./files.js";
import { RULES } from "./rules.js";
import { timed } from "./statistics.js";

const TIMES = 4;

const rows = Number(process.argv[2]);
const api = await import(packageEntry);
await api.init();
const table = api.readTable(readFileSync(filesOf(rows).table), { limits: { bytes: 2 ** 28, rows: 1_000_000 } });
const check = api.checkTable(table, api.suggestMapping(table, RULES), RULES);

const planned = api.planRequests(check);
const groups = readyObjects(planned, new Map(check.users().map(({ row, user }) => [row, user])));
const expected = groups.map((group) => JSON.stringify(group));
for (const [index, { body }] of planned.entries()) {
  if (body !== expected[index]) throw new Error(`request ${index + 1} differs: ${difference(body, expected[index])}`);
}

const product = [];
const stringify = [];
for (let time = 0; time < TIMES; time += 1) {
  product.push(timed(() => api.planRequests(check)).milliseconds);
  stringify.push(timed(() => groups.map((group) => JSON.stringify(group))).milliseconds);
}
const bytes = expected.reduce((sum, body) => sum + Buffer.byteLength(body), 0);
process.stdout.write(JSON.stringify({ bodies: planned.length, bytes, product, stringify }));

/** Where two texts begin to differ. */
function difference(own, other) {
  const place = [...own].findIndex((letter, index) => letter !== other[index]);
  const around = (text) => text.slice(Math.max(0, place - 40), place + 40);
  return `${around(own)} instead of ${around(other)}`;
}

/** The users of each request as objects, with their keys in the order in which the product writes them. */
function readyObjects(requests, users) {
  const ordered = (user, keys) => Object.fromEntries(keys.filter((key) => key in user).map((key) => [key, user[key]]));
  const [sample] = requests.map(({ body }) => JSON.parse(body)).flat().filter((user) => user.phoneNumber && user.extraFields);
  const keys = Object.keys(sample);
  const fieldKeys = Object.keys(sample.extraFields[0]);
  const ready = (row) => {
    const user = users.get(row);
    const extraFields = user.extraFields.map((field) => ordered(field, fieldKeys));
    // Without one the key is left out.
    return ordered({ ...user, extraFields: extraFields.length > 0 ? extraFields : undefined }, keys);
  };
  // One user goes as an object, several as a list.
  return requests.map(({ rows }) => (rows.length > 1 ? rows.map(ready) : ready(rows[0])));
}
