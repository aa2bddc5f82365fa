// What the command refuses before anything happens: exit code 2, a sentence, and no stack.

import assert from "node:assert/strict";
import { test } from "node:test";
import { runCommand } from "../support/command.js";
import { makeFolder, usersFile } from "../support/files.js";
import { MANAGEMENT, openStore } from "../support/store.js";

/** Each: words, and what is said. The folder holds the files below. */
const CASES = [
  [[], /b2b-users check/],
  [["delete", "users.csv"], /There is no command "delete"/],
  [["check"], /Name the file/],
  [["check", "users.csv", "more.csv"], /Name one file only/],
  [["check", "users.csv", "--token", "x"], /Unknown option '--token'\. See b2b-users check --help/],
  [["check", "users.csv", "--config"], /--config.*argument missing/],
  [["--nonsense", "check", "users.csv"], /Unknown option '--nonsense'\. See b2b-users check --help/],
  [["--locale", "de"], /b2b-users check/],
  [["check", "users.csv", "--yes"], /Unknown option '--yes'/],
  [["check", "users.csv", "--json"], /There is no --json: write --format json/],
  [["check", "users.csv", "--format", "xml"], /--format must be "text" or "json"/],
  [["check", "missing.csv"], /missing\.csv cannot be read: there is no such file/],
  [["check", "."], /\. cannot be read: it is a folder/],
  [["check", "empty.csv"], /\(table\.empty\)/],
  [["check", "unclosed.csv"], /Line|line.*\(table\.unclosed_quote\)/],
  [["check", "users.csv", "--company-id", "4x"], /--company-id: "companyId" must be a whole number from 1/],
  [["check", "users.csv", "--channel-ids", "1;0"], /--channel-ids: "channelIds" must be a list of whole numbers from 1, such as \[1, 2\] or 1;2\.$/m],
  [["check", "users.csv", "--dialect", "v4"], /--dialect: "dialect" must be "management"/],
  [["check", "users.csv", "--endpoint", "http://example.com"], /--endpoint: "endpoint" must be empty or an address/],
  [["check", "users.csv", "--endpoint", "https://me:hush@example.com"], /"endpoint" must be(?!.*hush)/],
  [["check", "users.csv", "--config", "missing.json"], /--config: missing\.json cannot be read/],
  [["check", "users.csv", "--config", "broken.json"], /--config: broken\.json cannot be used: the text is not JSON from line 1, column 15 on\.(?!.*hush)/],
  [["check", "users.csv", "--config", "list.json"], /settings must be an object in braces/],
  [["check", "users.csv", "--config", "nothing.json"], /"dialect" is missing: it must be "management"/],
  [["check", "users.csv", "--config", "token.json"], /"authToken" is no setting, and secrets are none(?!.*hush)/],
  [["check", "users.csv", "--config", "misspelt.json"], /"compnayId" is no setting: write "companyId" if that is meant\.$/m],
  [["check", "users.csv", "--config", "fast.json"], /"requestsPerMinute" must be a whole number from 1 to 150/],
  [["check", "users.csv", "--config", "faster.json"], /"requestsPerMinute" must be a whole number from 1 to 150/],
  [["check", "users.csv", "--config", "french.json"], /"locale" must be a language that there are texts in \(de, en\)/],
  [["check", "users.csv", "--config", "tag.json"], /--config: tag\.json: locale: a language that there are texts in \(en, de\)/],
  [["check", "users.csv", "--config", "labels.json"], /"labels" must be an object with texts by their keys/],
  [["check", "users.csv", "--config", "rules.json"], /"rules": "roles", entry 1: it needs id, a whole number from 1\.$/m],
  [["check", "users.csv", "--mapping", "object.json"], /--mapping must be a list/],
  [["check", "users.csv", "--mapping", "list.json"], /--mapping has 1 targets and the file 7 columns/],
  [["check", "users.csv", "--mapping", "unknown.json"], /\(argument\.invalid\)/],
  [["plan", "users.csv", "--out", "no/such/plan.json"], /--out: no\/such\/plan\.json cannot be written/],
  [["plan", "users.csv", "--out", "./users.csv"], /--out and <file> name the same file/],
  [["import", "users.csv"], /Nothing was sent: .*cannot be recalled.*--plan.*--yes/],
  [["import", "users.csv", "--yes", "--plan", "plan.json"], /Choose one of --plan and --yes/],
  [["import", "users.csv", "--plan", "missing.json"], /--plan: missing\.json cannot be read/],
  [["import", "users.csv", "--plan", "object.json"], /--plan: object\.json is no plan of this version/],
  [["import", "users.csv", "--yes", "--report", "."], /--report: \. cannot be written/],
  [["import", "users.csv", "--yes", "--unfinished", "mine.csv"], /--unfinished: .* earlier import\. Choose another path/],
  [["import", "users.csv", "--yes", "--report", "users.csv"], /--report and <file> name the same file/],
  [["import", "users.csv", "--yes", "--report", "a", "--unfinished", "./a"], /--unfinished and --report name the same/],
];

const FILES = {
  "users.csv": usersFile(2),
  "empty.csv": "",
  "mine.csv": "import_row_of_mine,Email\n",
  "unclosed.csv": 'Email\n"marie@example.com\n',
  "broken.json": '{"authToken": hush-hush-hush}',
  "list.json": ["email"],
  "object.json": {},
  "nothing.json": {},
  "token.json": { dialect: "management", authToken: "hush" },
  "misspelt.json": { dialect: "management", compnayId: 42 },
  "fast.json": { dialect: "management", requestsPerMinute: "fast" },
  "faster.json": { dialect: "management", requestsPerMinute: 151 },
  "french.json": { dialect: "management", locale: "fr" },
  "tag.json": { dialect: "management", locale: "de-x" },
  "labels.json": { dialect: "management", labels: { titel: "Users" } },
  "rules.json": { dialect: "management", rules: { roles: [{ name: 7 }] } },
  "unknown.json": ["email", "firstName", "lastName", "companyId", "role", "channelIds", "shoeSize"],
};

test("the same is refused in another language", async (t) => {
  const folder = await makeFolder(t);
  for (const [name, content] of Object.entries(FILES)) await folder.write(name, content);
  for (const [[command, ...words]] of CASES.filter(([words]) => words.length > 0 && !words.includes("unknown.json"))) {
    const nowhere = command === "import" ? ["--endpoint", "http://127.0.0.1:9"] : [];
    const options = { folder: folder.path, environment: MANAGEMENT };
    const said = await runCommand([command, "--locale", "de", ...words, ...nowhere], options);
    assert.equal(said.code, 2, said.stderr);
    assert.doesNotMatch(said.stderr, /\b(?:the|is|are|must|cannot|to|of)\b/, words.join(" "));
  }
});

test("what cannot be done is refused with 2, a sentence and nothing sent", async (t) => {
  const [folder, store] = [await makeFolder(t), await openStore(t)];
  for (const [name, content] of Object.entries(FILES)) await folder.write(name, content);
  for (const [words, expected] of CASES) {
    const endpoint = words[0] === "import" ? ["--endpoint", store.url] : [];
    const options = { folder: folder.path, environment: MANAGEMENT };
    const { code, stdout, stderr } = await runCommand([...words, ...endpoint], options);
    const name = words.join(" ");
    assert.match(stderr, expected, name);
    assert.equal(code, 2, name);
    assert.equal(stdout, "", name);
    assert.doesNotMatch(stderr, /^ +at /m, name);
  }
  assert.equal((await store.history()).length, 0);
  for (const name of ["users.csv", "mine.csv"]) {
    assert.equal(await folder.read(name), FILES[name], "what was there is never written over");
  }
});
