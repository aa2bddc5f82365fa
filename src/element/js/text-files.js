// Made of the languages that there are texts in; regenerate it: B2B_USERS_ACCEPT=1 cargo test -p b2b-users-settings.

/** Where the texts of each language are. Bundlers look for exactly these expressions. */
export const TEXT_FILES = {
  de: new URL("./texts-de.txt", import.meta.url),
};
