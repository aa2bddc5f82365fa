// Which column holds what: suggested from the headers, or from --mapping.

import { suggestMapping } from "../node.js";
import { Failure } from "./failure.js";
import { readJsonFile } from "./json-file.js";

/** What is known about each column. */
export async function readMapping(table, path, rules) {
  if (path === undefined) return suggestMapping(table, rules).map(columnDocument);
  const targets = await readJsonFile(path, "--mapping");
  const isTarget = (target) => target === null || typeof target === "string";
  if (!Array.isArray(targets) || !targets.every(isTarget)) {
    throw new Failure('--mapping must be a list of targets, such as ["email", null, "extra:Department"].');
  }
  const { headers } = table;
  if (targets.length !== headers.length) {
    throw new Failure(
      `--mapping has ${targets.length} targets and the file ${headers.length} columns. ` +
        "Write a target for each column, null for those that are not read.",
    );
  }
  return headers.map((header, column) => ({
    header,
    target: targets[column],
    reason: "chosenByHand",
    confidence: "high",
  }));
}

/** The keys that are documented, and no others. */
function columnDocument({ header, target, reason, confidence }) {
  return { header, target, reason, confidence };
}

/** A line for each column that is worth a look before users are created from it. */
export function mappingNotes(mapping) {
  const notes = {
    unknown: "is not read: nothing is known by that name",
    alreadyTaken: "is not read: another column holds that field",
  };
  return mapping.flatMap(({ header, target, reason, confidence }) => {
    if (confidence === "medium") return [`Column "${header}" is read as ${target}. Is that right?`];
    return notes[reason] ? [`Column "${header}" ${notes[reason]}.`] : [];
  });
}
