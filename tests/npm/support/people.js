// Users for tests, and the sample file with its description.

import { readFile } from "node:fs/promises";

/** A draft that the sandbox takes in every way to create users. */
export function person(email, more = {}) {
  return {
    email,
    firstName: "Zoë",
    lastName: "Björk",
    phoneNumber: "+1-555-123-4567",
    companyId: 42,
    role: 2,
    channelIds: [1],
    ...more,
  };
}

/** So many of them, each with an address of its own. */
export function people(count, name = "person") {
  return Array.from({ length: count }, (_, index) => person(`${name}${index + 1}@example.com`));
}

const fromHere = (path) => new URL(path, import.meta.url);

/** The file that the site offers as a sample, as bytes. */
export const sampleFile = await readFile(fromHere("../../../www/sample-users.csv"));
/** What is right and wrong in it. */
export const sampleDescription = JSON.parse(await readFile(fromHere("../../fixtures/sample-users.json"), "utf8"));

/** The rules under which the sample is described: two of its rows name companies that are not there. */
export const sampleRules = {
  store: {
    companies: [
      { companyId: 42, companyName: "Acme Industrial Supply" },
      { companyId: 43, companyName: "Borealis Trading" },
    ],
  },
};

/** The sample, read and checked. */
export function checkedSample(api, rules = sampleRules) {
  const table = api.readTable(sampleFile);
  return api.checkTable(table, api.suggestMapping(table), rules);
}
