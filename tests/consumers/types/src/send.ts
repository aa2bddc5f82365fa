// Planning and sending, with every option.

import { checkTable, createUser, importUsers, planRequests, readTable } from "b2b-users";
import type { Clock, Connection, Counts, CreatedUser, ImportOptions, ImportRun, PlannedRequest, Progress, Report, RowReport } from "b2b-users";

const clock: Clock = { now: () => Date.now(), sleep: (milliseconds) => new Promise((wake) => setTimeout(wake, milliseconds)) };
const inPage: Connection = { tokenProvider: async () => "login" };
const onServer: Connection = {
  endpoint: "https://api-b2b.bigcommerce.com",
  credentials: { authToken: "x", storeHash: "y" },
  fetch: (url, init) => fetch(url, init),
  clock,
  timeout: 10_000,
};
// The global fetch fits as it is.
const deprecated: Connection = { credentials: { v2AuthToken: "z" }, fetch };

const planned: PlannedRequest[] = planRequests([{ email: "a@example.com" }], { rules: { dialect: "archive-v2" }, usersPerRequest: 1 });
const method: "POST" | undefined = planned[0]?.method;

const created: CreatedUser = await createUser({ email: "a@example.com" }, inPage, { signal: AbortSignal.timeout(1_000) });
const identifier: string | undefined = created.userId;

const options: ImportOptions = { rules: {}, requestsPerMinute: 60, usersPerRequest: 10, whenPaused: "wait", signal: new AbortController().signal };
const run: ImportRun = importUsers([{ email: "a@example.com" }] as const, onServer, options);
importUsers(checkTable(readTable("Email\na"), ["email"]), deprecated);

for await (const progress of run.progress) {
  const { phase, counts, pause, waitingUntil }: Progress = progress;
  const sums: Counts = counts;
  if (phase === "paused") run.resume();
  console.log(sums.created, pause?.code, waitingUntil);
  if (phase === "waiting") break;
}
run.pause();
run.cancel();
const report: Report = await run.finished;
const rows: RowReport[] = run.report().rows;
const rest: string | null = run.unfinishedRows();
console.log(method, identifier, report.stopped?.message, rows, rest);
