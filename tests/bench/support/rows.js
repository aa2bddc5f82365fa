// Rows of the file, right ones and wrong ones.

import { random } from "./random.js";
import * as words from "./vocabulary.js";
import { DUPLICATE, INVALID, VALID } from "./rules.js";

/** Of a thousand rows, so many are wrong, and so many repeat an earlier address. */
const WRONG = 20;
const REPEATED = 1;

/**
 * The ways to be wrong: the field that is blamed, and what becomes of the cells. Only what the product's rules
 * and a schema that somebody would write agree about; every wrong address is another one.
 */
const FAULTS = [
  ["firstName", (cells) => (cells[0] = "")],
  ["lastName", (cells) => (cells[1] = "")],
  ["lastName", (cells) => (cells[1] = "Näme".repeat(60))],
  ["email", (cells, index) => (cells[2] = `missing.at${index}.example.com`)],
  ["email", (cells, index) => (cells[2] = `no.ending${index}@example`)],
  ["email", (cells, index) => (cells[2] = `two..dots${index}@example.com`)],
  ["email", (cells, index) => (cells[2] = `a blank${index}@example.com`)],
  ["email", (cells) => (cells[2] = "")],
  ["companyId", (cells) => (cells[4] = "12a")],
  ["companyId", (cells) => (cells[4] = "0")],
  ["role", (cells) => (cells[5] = "Buyer")],
  ["role", (cells) => (cells[5] = "3")],
  ["channelIds", (cells) => (cells[6] = "1;x")],
  ["channelIds", (cells) => (cells[6] = "")],
  ["acceptWelcomeEmail", (cells) => (cells[7] = "perhaps")],
  ["costCenter", (cells) => (cells[9] = "12.5.1")],
  ["costCenter", (cells) => (cells[9] = "1000000")],
  ["notes", (cells) => (cells[10] = "zu viel gesagt ".repeat(9))],
];

/** One row after another: its text, its verdict and the field that is wrong. */
export function rowMaker(seed) {
  const chance = random(seed);
  const addresses = [];
  return (index) => {
    const first = chance.of(words.FIRST_NAMES);
    const last = chance.of(words.LAST_NAMES);
    const cells = [
      ...[first, last, address(first, last, index, chance), phone(chance), String(101 + chance.below(40))],
      ...[chance.of(words.ROLES), chance.of(words.CHANNELS), chance.of(words.WELCOME), `U-${100_000 + index}`],
      ...[chance.permille(300) ? "" : String(1000 + chance.below(9000)), notes(chance)],
    ];
    let verdict = VALID;
    let blamed = null;
    if (chance.permille(WRONG)) {
      const [field, spoil] = chance.of(FAULTS);
      spoil(cells, index);
      [verdict, blamed] = [INVALID, field];
    } else if (addresses.length > 0 && chance.permille(REPEATED)) {
      // Case makes no difference.
      const earlier = chance.of(addresses);
      cells[2] = chance.permille(500) ? earlier.toUpperCase() : earlier;
      verdict = DUPLICATE;
    }
    if (blamed !== "email") addresses.push(cells[2]);
    return { line: cells.map(quoted).join(","), verdict, blamed };
  };
}

function address(first, last, index, chance) {
  const plain = (name) => name.normalize("NFD").replace(/[^A-Za-z]/g, "");
  const local = `${plain(first)}.${plain(last)}`.toLowerCase();
  return `${local}${index}@${chance.of(words.DOMAINS)}`;
}

function phone(chance) {
  return chance.permille(200) ? "" : `+49 ${30 + chance.below(60)} ${100_000 + chance.below(900_000)}`;
}

function notes(chance) {
  const kind = chance.below(100);
  if (kind < 10) return chance.of(words.LINES_OF_NOTES);
  if (kind < 62) return chance.of(words.QUOTED_NOTES).replaceAll('""', '"');
  return kind < 80 ? chance.of(words.PLAIN_NOTES) : "";
}

function quoted(cell) {
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
