// A program that knows the language and nothing of its host: no browser, no Node.

import { B2bUsersError, checkTable, checkUser, importUsers, init, readTable } from "b2b-users";

await init({ module: new Uint8Array() });
await init({ module: "https://example.com/core.wasm" });
const { user, issues } = checkUser({ email: "marie@example.com" });
const table = readTable("Email\na");
const check = checkTable(table, ["email"]);
table[Symbol.dispose]();
const run = importUsers(check, { credentials: { authToken: "x", storeHash: "y" } }, { requestsPerMinute: 60 });
for await (const { counts } of run.progress) issues.length = counts.created;
const error: Error = new B2bUsersError("mine", "What to do next", { issues, cause: user });
// @ts-expect-error a number is no module
await init({ module: 7 });
// @ts-expect-error a signal is no text
importUsers(check, {}, { signal: "now" });
throw error;
