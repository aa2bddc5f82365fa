// One entry in a process of its own: run_entry.js NAME BUNDLE ROWS WARM

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { packageEntry } from "./environment.js";
import { filesOf } from "./files.js";
import { watchMemory } from "./wasm_memory.js";
import { insistOnVerdicts } from "./verdicts.js";

const [name, path] = process.argv.slice(2, 4);
const [rows, warm] = process.argv.slice(4).map(Number);

const memories = watchMemory();
const begin = performance.now();
const entry = await import(pathToFileURL(path).href);
await entry.prepare(packageEntry);
const ready = performance.now() - begin;
const bytes = new Uint8Array(readFileSync(filesOf(rows).table));

/** One run: its wall and its processor time, of all threads. */
function once() {
  const cpu = process.cpuUsage();
  const start = performance.now();
  const kept = entry.check(bytes);
  const wall = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  return { kept, wall, cpu: (user + system) / 1000 };
}

const before = process.memoryUsage.rss();
const cold = once();
const resident = process.memoryUsage.rss() - before;
insistOnVerdicts(name, rows, entry.result(cold.kept));
entry.release(cold.kept);
cold.kept = null;
if (name.startsWith("product") && memories().length === 0) throw new Error("the module's memory was not seen");
const linear = memories().reduce((sum, memory) => sum + memory.buffer.byteLength, 0);
const runs = [];
for (let run = 0; run < warm; run += 1) {
  const { kept, wall, cpu } = once();
  runs.push({ wall, cpu });
  entry.release(kept);
}
const found = { ready, cold: cold.wall, coldCpu: cold.cpu, warm: runs, resident, linear, bytes: bytes.length };
process.stdout.write(JSON.stringify(found));
