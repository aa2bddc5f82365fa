// Imports a CSV file: node import.js users.csv
// The environment holds the credentials: B2B_AUTH_TOKEN and B2B_STORE_HASH.

import { readFile, writeFile } from "node:fs/promises";
import { checkTable, importUsers, init, readTable, suggestMapping } from "b2b-users";

await init();
const table = readTable(await readFile(process.argv[2]));
const check = checkTable(table, suggestMapping(table));
for (const { line, column, message, severity } of check.problems()) {
  console.log(`${severity}: line ${line}, ${column ?? "whole row"}: ${message}`);
}

const run = importUsers(check, {
  endpoint: process.env.B2B_ENDPOINT ?? "https://api-b2b.bigcommerce.com",
  credentials: { authToken: process.env.B2B_AUTH_TOKEN, storeHash: process.env.B2B_STORE_HASH },
});
for await (const { counts } of run.progress) {
  console.log(`${counts.created} of ${counts.total} created`);
}

const { counts, stopped } = await run.finished;
console.log(JSON.stringify(counts));
if (stopped) console.error(stopped.message);
const rest = run.unfinishedRows();
if (rest !== null) await writeFile("not-created.csv", rest);
process.exitCode = counts.created === check.counts.total ? 0 : 1;
