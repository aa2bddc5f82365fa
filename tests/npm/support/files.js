// Folders and files of users for tests.

import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The sample that the site offers: 250 rows, of which 22 have problems. */
export const SAMPLE = fileURLToPath(new URL("../../../www/sample-users.csv", import.meta.url));

/** What is in the sample, written down by hand. */
export const expectedSample = async () =>
  JSON.parse(await readFile(new URL("../../fixtures/sample-users.json", import.meta.url), "utf8"));

const HEADER = "Email,First name,Last name,Company ID,Role,Channel IDs,Welcome email";

/** An empty folder that goes away with the test. */
export async function makeFolder(test) {
  const folder = await mkdtemp(join(tmpdir(), "b2b-users-"));
  test.after(() => rm(folder, { recursive: true, force: true }));
  return {
    path: folder,
    write: (name, content) =>
      writeFile(join(folder, name), typeof content === "object" ? JSON.stringify(content) : content),
    read: (name) => readFile(join(folder, name), "utf8"),
    json: async (name) => JSON.parse(await readFile(join(folder, name), "utf8")),
  };
}

/** A file with so many sound users of company 42, or of another one. */
export function usersFile(count, { company = 42, welcome = "no" } = {}) {
  const rows = Array.from({ length: count }, (_, index) => {
    return `${emailOf(index + 1)},Marie,Curie,${company},Junior buyer,1,${welcome}`;
  });
  return [HEADER, ...rows, ""].join("\n");
}

/** The address in a row of {@link usersFile}. */
export const emailOf = (row) => `user${String(row).padStart(3, "0")}@example.com`;

/** A file with these rows, each of them the cells of the usual header. */
export const fileOf = (...rows) => [HEADER, ...rows, ""].join("\n");
