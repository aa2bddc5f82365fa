// Where the parts under test are, as `cargo xtask test --only npm` hands them over.

function required(name, what) {
  const value = process.env[name];
  if (!value) {
    throw new Error(`${name} is not set: it names ${what}. Run these tests with "cargo xtask test --only npm".`);
  }
  return value;
}

/** The packed package, as npm would get it. */
export const tarball = required("B2B_USERS_TARBALL", "the packed .tgz");
/** The same package as a folder. */
export const packageFolder = required("B2B_USERS_PACKAGE", "the folder of the built package");
/** The types of the engine's exports, as wasm-bindgen writes them beside the glue. */
export const glue = required("B2B_USERS_GLUE", "the glue.d.ts of the built module");
/** Where tests may write; kept between runs, so that what was installed need not be installed again. */
export const scratch = required("B2B_USERS_SCRATCH", "a folder to write into");
/** The folder that holds `node_modules` with the tools of tests/npm/package.json. */
export const tools = required("B2B_USERS_NPM_TOOLS", "the folder with the node_modules of the tools");
