// What each key of config.json takes.

const LOCAL = ["localhost", "127.0.0.1", "[::1]"];

const isIdentifier = (value) => Number.isSafeInteger(value) && value >= 1;
const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
const oneOf = (...values) => [(value) => values.includes(value), values.map((value) => `"${value}"`).join(", ")];

const checks = new Map(
  Object.entries({
    dialect: oneOf("management", "storefront-graphql", "storefront", "archive-v2"),
    endpoint: [
      isEndpoint,
      "empty or an address such as https://example.com without a user, ? or # (http:// only on this machine)",
    ],
    companyId: [orNothing(isIdentifier), "a whole number from 1"],
    channelIds: [(value) => Array.isArray(value) && value.every(isIdentifier), "a list of whole numbers from 1"],
    // More than the store allows is held to that, and told.
    requestsPerMinute: [orNothing(isIdentifier), "a whole number from 1 to 150"],
    usersPerRequest: [orNothing(isIdentifier), "a whole number from 1"],
    lookUps: [(value) => typeof value === "boolean", "true or false"],
    rules: [orNothing(isObject), "an object with the lists roles, channels, companies and extraFields"],
    theme: oneOf("light", "dark", "auto"),
    locale: [(value) => typeof value === "string" && /^en(-[a-z0-9]+)*$/i.test(value), 'English, such as "en" or "en-GB"'],
    labels: [isLabels, "an object with texts for title, lead, addOne and addMany"],
  }),
);

/** What is wrong with a setting, or `null`. Values are not repeated: one may be a misplaced token. */
export function checkSetting(key, value) {
  const check = checks.get(key);
  if (!check) {
    const hint = /token|hash|secret|password|credential/i.test(key)
      ? ". Credentials come from the environment, see --help"
      : `. Known are ${[...checks.keys()].join(", ")}`;
    return `"${key}" is no setting${hint}`;
  }
  const [fits, needs] = check;
  return fits(value) ? null : `"${key}" must be ${needs}`;
}

function isLabels(value) {
  const known = ["title", "lead", "addOne", "addMany"];
  const isText = (text) => text === null || typeof text === "string";
  return isObject(value) && Object.entries(value).every(([key, text]) => known.includes(key) && isText(text));
}

function orNothing(fits) {
  return (value) => value === null || fits(value);
}

function isEndpoint(value) {
  if (value === "") return true;
  if (typeof value !== "string" || /[?#@\s]/.test(value) || !URL.canParse(value)) return false;
  const { protocol, hostname } = new URL(value);
  return protocol === "https:" || (protocol === "http:" && LOCAL.includes(hostname));
}
