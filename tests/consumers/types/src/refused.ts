// What the types do not let through. Each expected error is one: if it vanished, this would not compile.

import { B2bUsersError, checkTable, checkUser, createUser, importUsers, init, planRequests, readTable, suggestMapping, Table, TableCheck } from "b2b-users";
import type { Issue, User } from "b2b-users";
import { mount } from "b2b-users/widget";

declare const table: Table;
declare const user: User;
declare const issue: Issue;

// @ts-expect-error a module is something
init({ module: null });
// @ts-expect-error an address is no number
init({ module: 7 });
// @ts-expect-error a code and a message are needed
new B2bUsersError("message only");
// @ts-expect-error what an error is made of comes third
new B2bUsersError("code", { cause: 7 });
// @ts-expect-error a signal is an AbortSignal
importUsers([], {}, { signal: "now" });
// @ts-expect-error a fetch gives a response
importUsers([], { fetch: async () => "text" });
// @ts-expect-error a misspelt field
checkUser({ mail: "a@example.com" });
// @ts-expect-error a value is no object
checkUser({ email: {} });
// @ts-expect-error there is no such way
checkUser({}, { dialect: "telepathy" });
// @ts-expect-error a misspelt rule
checkUser({}, { default: {} });
// @ts-expect-error there is no such store list
checkUser({}, { store: { planets: [] } });
// @ts-expect-error files are bytes or text
readTable(7);
// @ts-expect-error there is no such delimiter
readTable("", { delimiter: "x" });
// @ts-expect-error a check is made of a table
suggestMapping(new Uint8Array());
// @ts-expect-error there is no such target
checkTable(table, ["shoeSize"]);
// @ts-expect-error extra fields are named one by one
checkTable(table, ["extraFields"]);
// @ts-expect-error a mapping is needed
checkTable(table);
// @ts-expect-error tables are read, not made
new Table();
// @ts-expect-error checks are made by checkTable
new TableCheck();
// @ts-expect-error what was read stays as it is
table.rowCount = 7;
// @ts-expect-error a table was not checked yet
planRequests(table);
// @ts-expect-error a connection is needed
createUser({});
// @ts-expect-error half of the credentials
createUser({}, { credentials: { authToken: "x" } });
// @ts-expect-error a token is given by a function, not kept in an object
createUser({}, { tokenProvider: "x" });
// @ts-expect-error there is no such choice
importUsers([], {}, { whenPaused: "never" });
// @ts-expect-error a role is one of three
user.role = 3;
// @ts-expect-error an issue may have no row
issue.row.toFixed();
// @ts-expect-error a misspelt setting
mount(document.body, { dialekt: "management" });
// @ts-expect-error secrets are no settings
mount(document.body, { token: "x" });
// @ts-expect-error there is no such event with a detail of ours
document.createElement("b2b-users").addEventListener("b2b-users-done", ({ detail }) => detail);
