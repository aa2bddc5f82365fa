// What a page does with one entry: a cold run, warm runs, and what was found.

/** Runs an entry on a file. */
export async function run(entryAddress, packageAddress, fileAddress, warm) {
  const entry = await import(entryAddress);
  await entry.prepare(packageAddress);
  const bytes = new Uint8Array(await (await fetch(fileAddress)).arrayBuffer());
  const once = () => {
    const begin = performance.now();
    const kept = entry.check(bytes);
    return { kept, milliseconds: performance.now() - begin };
  };
  const cold = once();
  const { verdicts, errors } = entry.result(cold.kept);
  entry.release(cold.kept);
  cold.kept = null;
  const runs = [];
  for (let time = 0; time < warm; time += 1) {
    const { kept, milliseconds } = once();
    entry.release(kept);
    runs.push(milliseconds);
  }
  return { cold: cold.milliseconds, warm: runs, verdicts: verdicts.join(""), errors };
}
