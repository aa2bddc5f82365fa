// Who takes part, in the order of the table.

import { bundle } from "./bundle.js";

/** What the product is measured against, and the product with every problem as an object. */
export const ENTRIES = [
  { name: "product", file: "product", label: "B2B Users" },
  { name: "product-listed", file: "product_listed", label: "B2B Users, problems as objects" },
  { name: "papa-zod", file: "papa_zod", label: "PapaParse + zod" },
  { name: "udsv-ajv", file: "udsv_ajv", label: "uDSV + ajv" },
  { name: "udsv-lean", file: "udsv_lean", label: "uDSV, tuples, checks by hand" },
  { name: "js-bytes", file: "js_bytes", label: "JavaScript over bytes, by hand" },
];

/** The entries with the paths of their bundles. */
export function bundled() {
  return ENTRIES.map((entry) => ({ ...entry, path: bundle(`entries/${entry.file}.js`) }));
}
