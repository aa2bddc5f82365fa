// The glue of the static site's module, with its parts beside it.
import { locateParts } from "./parts.js";

locateParts((_name, file) => new URL(file, import.meta.url));

export { default } from "./glue.js";
