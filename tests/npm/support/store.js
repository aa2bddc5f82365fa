// A sandbox with what the command needs to reach it, and what it created.

import { credentials, startSandbox } from "./sandbox.js";

const { authToken, storeHash } = credentials.management;

/** The variables that let the command into the sandbox's management interface. */
export const MANAGEMENT = Object.freeze({ B2B_AUTH_TOKEN: authToken, B2B_STORE_HASH: storeHash });

/** Starts a store that goes away with the test. */
export async function openStore(test, options) {
  const store = await startSandbox(options);
  test.after(() => store.stop());
  const seed = new Set((await store.users()).map((user) => user.id));
  return {
    ...store,
    /** The addresses that were created since, in alphabetical order. */
    created: async () => {
      const users = await store.users();
      return users.filter((user) => !seed.has(user.id)).map((user) => user.email).sort();
    },
    /** How many requests wanted to create somebody. */
    creates: async () => (await store.history()).filter((entry) => entry.method === "POST").length,
  };
}

/** The addresses of a report's rows with this status, in alphabetical order. */
export const emailsWith = (report, status) =>
  report.rows.filter((row) => row.status === status).map((row) => row.email).sort();
