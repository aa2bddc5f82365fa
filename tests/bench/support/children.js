// Fresh processes: no run profits from, or suffers under, what another one left behind.

import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Runs a script of this folder in a process of its own, and gives the JSON that it prints. */
export async function measure(script, ...parameters) {
  const path = fileURLToPath(new URL(`../${script}`, import.meta.url));
  try {
    const { stdout } = await run(process.execPath, [path, ...parameters.map(String)], { maxBuffer: 2 ** 28 });
    return JSON.parse(stdout);
  } catch (error) {
    // What went wrong there is worth more than that something did.
    throw new Error(/(?<=\n\w*Error: )[^]*?(?=\n {4}at )/.exec(error.stderr)?.[0] ?? error.message);
  }
}

/** Prints what a part found. */
export function tell(found) {
  process.stdout.write(`${JSON.stringify(found)}\n`);
}

/** Says on the side what is being done: the rest of the output is for a program. */
export function say(text) {
  process.stderr.write(`  ${text}\n`);
}
