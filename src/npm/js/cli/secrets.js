// Keeps credentials out of everything that is written: a store may repeat in its answer what it was
// sent.

/** Real credentials are longer; a short one is an ordinary word that honest text holds, too. */
const SHORTEST = 16;

const known = new Set();

/** From now on this text is blotted out. */
export function remember(secret) {
  if (secret.length < SHORTEST) return;
  known.add(secret);
  // As it would stand in JSON.
  known.add(JSON.stringify(secret).slice(1, -1));
}

/** The text without credentials. */
export function hide(text) {
  let hidden = text;
  for (const secret of known) hidden = hidden.replaceAll(secret, "***");
  return hidden;
}
