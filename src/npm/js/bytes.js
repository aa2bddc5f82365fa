// What a table is read from, measured before it is copied into the engine's memory.
import { invalid, optionsOf, whole } from "./argument.js";
import { B2bUsersError } from "./error.js";
import * as keys from "./keys.js";
import { say } from "./speech.js";

/** As many bytes as the engine reads unless the options say otherwise. */
const MOST_BYTES = 20 << 20;
const LIMITS = ["bytes", "rows", "columns", "cellBytes"];

/** Options of reading, whose limits are numbers that the engine can hold. */
export function readReadOptions(options) {
  const { delimiter, limits } = optionsOf("options", options, ["delimiter", "limits"]);
  const given = optionsOf("limits", limits, LIMITS);
  for (const [name, limit] of Object.entries(given)) {
    if (limit !== undefined) {
      whole(`limits.${name}`, limit);
    }
  }
  // Whether it is a delimiter, the engine knows.
  return { delimiter: delimiter === undefined ? undefined : String(delimiter), limits: given };
}

/** The bytes of a text or of bytes, unless they are too many. */
export function bytesOf(source, most = MOST_BYTES) {
  if (typeof source === "string") {
    // No character takes less than a byte, so most of what is too long need not be encoded.
    refuseLarge(source.length, most);
    const bytes = new TextEncoder().encode(source);
    refuseLarge(bytes.length, most);
    return bytes;
  }
  const bytes = viewOf(source);
  if (bytes === undefined) {
    throw invalid("source", keys.MODULE_SOURCE);
  }
  refuseLarge(bytes.length, most);
  return bytes;
}

function viewOf(source) {
  if (ArrayBuffer.isView(source)) {
    return new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
  }
  return source instanceof ArrayBuffer ? new Uint8Array(source) : undefined;
}

/** As the engine would refuse it. */
function refuseLarge(bytes, most) {
  if (bytes > most) {
    const [megabytes, maximum] = [bytes, most].map((number) => Math.ceil(number / (1 << 20)));
    throw new B2bUsersError("table.too_large", say(keys.TABLE_TOO_LARGE, { megabytes, maximum }));
  }
}
