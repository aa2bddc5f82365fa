// How help is laid out.

/** No line is longer. */
const WIDTH = 104;

/** A paragraph in lines. */
export function wrapped(text, width = WIDTH) {
  const lines = [""];
  for (const word of text.split(" ")) {
    const line = lines[lines.length - 1];
    if (line !== "" && line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = line === "" ? word : `${line} ${word}`;
  }
  return lines;
}

/** Names and what they are, in two columns. */
export function listed(rows) {
  const widest = Math.max(...rows.map(([name]) => name.length));
  return rows.flatMap(([name, text]) => {
    const lines = wrapped(text, WIDTH - widest - 5);
    return lines.map((line, index) => `  ${(index === 0 ? name : "").padEnd(widest)}   ${line}`);
  });
}
