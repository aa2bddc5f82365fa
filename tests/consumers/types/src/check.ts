// Checking one user and a file, with the types of everything that comes back.

import { B2bUsersError, checkTable, checkUser, init, readTable, suggestMapping, version } from "b2b-users";
import type { CheckedUser, Field, InitOptions, Mapping, Problem, Rules, Severity, Target, User, UserDraft, Verdict } from "b2b-users";

const options: InitOptions = { module: new URL("https://example.com/core.wasm") };
await init();
await init(options);
await init({ module: new WebAssembly.Module(new Uint8Array()) });
await init({ module: new ArrayBuffer(8) });
await init({ module: await fetch("core.wasm") });
export const text: string = version;

const draft: UserDraft = { email: "marie@example.com", companyId: 42n, role: "buyer", channelIds: [1, "2"], extraFields: { Department: 7 } };
const rules: Rules = {
  dialect: "storefront-graphql",
  inBulk: false,
  defaults: { companyId: 42 },
  store: { roles: [{ id: 1, name: "Approver" }], extraFields: [] },
};
const { user, issues }: CheckedUser = checkUser(draft, rules);
if (user !== null) {
  const role: 0 | 1 | 2 = user.role;
  const phone: string | undefined = user.phoneNumber;
  // A user is a draft, too.
  checkUser(user);
  console.log(role, phone);
}
for (const { code, field, row, message, severity, params } of issues) {
  const place: Field | null = field;
  const number: number | undefined = row;
  const weight: Severity = severity;
  console.log(code, place, number, message, weight, params["reason"]);
}

{
  using table = readTable(new Uint8Array(), { delimiter: ";", limits: { rows: 10 } });
  const suggested = suggestMapping(table);
  const targets: Target[] = suggested.map(({ target }) => target);
  const byHand: Mapping = ["email", null, "extra:Department", { target: "uuid" }];
  using check = checkTable(table, suggested, rules);
  checkTable(table, targets);
  checkTable(table, byHand);
  const verdicts: Verdict[] = check.verdicts();
  const problems: Problem[] = check.problems();
  const users: { row: number; user: User }[] = check.users();
  const rest: string | null = check.unfinishedRows();
  console.log(verdicts, problems[0]?.column?.length, users, rest, table.row(1)[0]?.length, check.counts.valid);
}

try {
  readTable("");
} catch (error) {
  if (error instanceof B2bUsersError) {
    const name: "B2bUsersError" = error.name;
    console.log(name, error.code, error.issues[0]?.message);
  }
}
