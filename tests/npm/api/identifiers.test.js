// Numbers beyond 2^53: refused where they would be sent, kept to the last digit where they are read.

import assert from "node:assert/strict";
import { test } from "node:test";
import { readyPackage } from "../support/entries.js";
import { fakeStore } from "../support/fake_store.js";
import { people, person } from "../support/people.js";
import { VirtualClock } from "../support/virtual_clock.js";

const api = await readyPackage();
const LARGEST = Number.MAX_SAFE_INTEGER;

test("the largest number that JavaScript holds exactly is taken in every spelling", () => {
  for (const companyId of [LARGEST, BigInt(LARGEST), String(LARGEST)]) {
    assert.equal(api.checkUser(person("x@example.com", { companyId })).user.companyId, LARGEST);
  }
});

test("a number above it is an issue and never rounded", () => {
  for (const field of ["companyId", "companyRoleId", "originChannelId", "channelIds"]) {
    for (const number of [2n ** 53n, 2n ** 53n + 1n, 2n ** 64n, 2n ** 64n + 42n, String(2n ** 53n + 1n), 2 ** 53, 1e21]) {
      const value = field === "channelIds" ? [number] : number;
      const { user, issues } = api.checkUser(person("x@example.com", { [field]: value }));
      assert.equal(user, null, `${field}: ${number}`);
      const errors = issues.filter(({ severity }) => severity === "error");
      assert.deepEqual([...new Set(errors.map((issue) => issue.field))], [field], `${field}: ${number}`);
    }
  }
});

const DIGITS = ["9007199254740993", "9223372036854775807", "18446744073709551615"];

test("identifiers in replies keep every digit", async () => {
  for (const digits of DIGITS) {
    const fetch = fakeStore({ userId: () => digits });
    const created = await api.createUser(person("x@example.com"), { endpoint: "https://store.example.com", fetch });
    assert.deepEqual(created, { status: "created", userId: digits });
  }
});

test("identifiers in a report keep every digit", async () => {
  const clock = new VirtualClock();
  let next = 9007199254740993n;
  const fetch = clock.during(fakeStore({ userId: () => String(next++) }));
  const options = { usersPerRequest: 1 };
  const run = api.importUsers(people(3), { endpoint: "https://store.example.com", fetch, clock }, options);
  const { rows } = await run.finished;
  assert.deepEqual(
    rows.map(({ userId }) => userId),
    ["9007199254740993", "9007199254740994", "9007199254740995"],
  );
});
