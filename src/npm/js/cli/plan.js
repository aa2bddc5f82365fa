// The command `plan`: writes the requests that an import would send, for review. Sends nothing.

import { readCheckedFile, unsendable } from "./checked-file.js";
import { exitCodes } from "./exit-codes.js";
import { commonHelp } from "./help.js";
import { OutputFile, refuseSameFile } from "./output-file.js";
import { complain, print, printJson } from "./output.js";
import { leastSeconds, makePlan } from "./plan-document.js";
import { toJson } from "./printable.js";
import { readSettings } from "./settings.js";
import { tally } from "./text-table.js";

export const plan = {
  options: { out: { type: "string" }, "skip-invalid": { type: "boolean" } },
  help: [
    "b2b-users plan <file> [--out plan.json] [options]",
    "Writes the requests that an import would send, for review. Sends nothing and needs no credentials.",
    "Ends with 1 if rows with problems are left out, unless --skip-invalid says that this is meant.",
    "",
    ...commonHelp,
    "  --out plan.json          where the plan is written; with --format json it is printed, too",
    "  --skip-invalid           rows with problems may be left out",
  ],
  run,
};

async function run(options) {
  const inputs = [["<file>", options.file], ["--config", options.config], ["--mapping", options.mapping]];
  await refuseSameFile([...inputs, ["--out", options.out]]);
  const settings = await readSettings(options);
  const checked = await readCheckedFile(options, settings);
  const document = makePlan(checked, settings);
  if (options.out !== undefined) {
    const file = await OutputFile.open(options.out, "--out");
    await file.finish(`${toJson(document)}\n`);
  }
  await (options.format === "json" ? printJson(document) : print(planLines(checked, document, options)));
  const leftOut = unsendable(checked.counts);
  if (leftOut === 0 || options["skip-invalid"]) return exitCodes.good;
  await complain([`${leftOut} rows have problems and are left out: b2b-users check says which.`]);
  return exitCodes.rows;
}

function planLines(checked, { settings, counts, requests }, { file, out }) {
  const users = checked.check.users().map(({ user }) => user);
  const companies = new Set(users.map((user) => user.companyId));
  // The older storefront interface sends the mail whatever is wished.
  const mails = users.filter((user) => user.acceptWelcomeEmail || settings.dialect === "storefront");
  const next = out === undefined ? "To keep this plan, name a file with --out." : `To send it: b2b-users import ${file} --plan ${out}`;
  return [
    `To be sent to ${settings.endpoint} by way of ${settings.dialect}:`,
    ...tally([
      ["users", users.length],
      ["companies", companies.size],
      ["welcome mails", mails.length],
      ["requests", requests.length],
      ["rows left out", unsendable(counts)],
      ["takes at least", duration(leastSeconds(requests.length, settings))],
    ]),
    `Nothing was sent. ${next}`,
  ];
}

function duration(seconds) {
  return seconds < 120 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
}
