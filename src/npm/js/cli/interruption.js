// Ctrl-C in the middle of an import: what is under way is brought to its end, and then everybody
// learns what was created. Killing the process instead would leave that to guesses.

/** `npx` hands on a signal that the terminal has sent to its child already: this close, two are one. */
const SAME_SIGNAL_MILLISECONDS = 500;
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];

/** Cancels the run on each signal until `release` is called. `signal` is the first one, or `null`. */
export function heedInterruption(run, say) {
  const heeded = { signal: null, release };
  const last = new Map();

  function onSignal(signal) {
    const now = performance.now();
    const before = last.get(signal) ?? -Infinity;
    last.set(signal, now);
    if (now - before < SAME_SIGNAL_MILLISECONDS) return;
    const again = heeded.signal !== null;
    heeded.signal ??= signal;
    try {
      // The second time, the engine does not even wait for look-ups.
      run.cancel();
    } catch {
      // An engine that has failed sends nothing more, and the end of the run says so.
    }
    say(
      again
        ? "Not waiting for look-ups. The request under way is still brought to its end."
        : "Stopping after the request under way. Once more: do not wait for look-ups either.",
    );
  }

  function release() {
    for (const signal of SIGNALS) process.off(signal, onSignal);
  }

  for (const signal of SIGNALS) process.on(signal, onSignal);
  return heeded;
}
