// Starts the real sandbox store on a free port and steers it. Its binary is named by the environment
// variable B2B_USERS_SANDBOX, which whoever runs the tests sets.

import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** What opens the sandbox; it is written in its sources. */
export const credentials = Object.freeze({
  management: Object.freeze({ authToken: "sandbox-management", storeHash: "sandbox" }),
  archive: Object.freeze({ v2AuthToken: "sandbox-v2" }),
});

const running = new Set();

// A test run that ends early must not leave stores behind.
process.on("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

/**
 * Starts a store of its own.
 *
 * @param {{ latencyMilliseconds?: number, additionalUsers?: number, singleStorefront?: boolean }} [options]
 */
export async function startSandbox(options = {}) {
  const binary = process.env.B2B_USERS_SANDBOX;
  if (!binary) throw new Error("Set B2B_USERS_SANDBOX to the sandbox binary.");
  const child = spawn(binary, flags(options), { stdio: ["ignore", "pipe", "inherit"] });
  running.add(child);
  const ended = new Promise((resolve) => child.once("close", resolve));
  ended.then(() => running.delete(child));
  const url = await addressOf(child);

  const ask = async (path, body) => {
    const posted = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
    const response = await fetch(`${url}/_sandbox/${path}`, body === undefined ? {} : posted);
    const text = await response.text();
    if (!response.ok) throw new Error(`The sandbox refused ${path}: ${text}`);
    return JSON.parse(text);
  };

  return {
    url,
    /** Everybody in the store, in camelCase. */
    users: () => ask("users"),
    /** The welcome mails that were sent. */
    mails: () => ask("mails"),
    /** The requests that arrived, control requests left out. */
    history: () => ask("history"),
    /** Back to the seed. */
    reset: () => ask("reset", {}),
    /** Orders a fault, such as `{ fault: "status", status: 503 }`, for the next request that fits. */
    order: (fault) => ask("faults", { orders: [fault] }),
    /** A storefront login of a user; `more` may hold `expiresInSeconds` and `permissions`. */
    token: async (userId, more = {}) => (await ask("token", { userId, ...more })).token,
    /** Makes every storefront login expire. */
    expireTokens: () => ask("expire-tokens", {}),
    /** Ends the store; resolves when it is gone. */
    stop: () => {
      child.kill("SIGKILL");
      return ended;
    },
  };
}

function flags({ latencyMilliseconds = 0, additionalUsers = 0, singleStorefront = false }) {
  return [
    ...["--listen", "127.0.0.1:0"],
    ...["--latency-ms", String(latencyMilliseconds)],
    ...["--additional-users", String(additionalUsers)],
    ...(singleStorefront ? ["--single-storefront"] : []),
  ];
}

/** The sandbox prints one line with its address once it listens. */
function addressOf(child) {
  return new Promise((resolve, reject) => {
    child.once("error", (error) => reject(new Error(`The sandbox could not be started: ${error.message}`)));
    child.once("close", (code) => reject(new Error(`The sandbox ended at once, with ${code}.`)));
    createInterface({ input: child.stdout }).once("line", (line) => {
      const address = /https?:\/\/\S+/.exec(line)?.[0];
      if (address) resolve(address);
      else reject(new Error(`The sandbox said something unexpected: ${line}`));
    });
  });
}
