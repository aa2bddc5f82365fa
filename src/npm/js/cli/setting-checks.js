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
    requestsPerMinute: [
      orNothing((value) => Number.isInteger(value) && value >= 1 && value <= 150),
      "a whole number from 1 to 150",
    ],
    usersPerRequest: [orNothing(isIdentifier), "a whole number from 1"],
    lookUps: [(value) => typeof value === "boolean", "true or false"],
    rules: [orNothing(isObject), "an object with the lists roles, channels, companies and extraFields"],
    theme: oneOf("light", "dark", "auto"),
    locale: oneOf("en"),
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

function orNothing(fits) {
  return (value) => value === null || fits(value);
}

function isEndpoint(value) {
  if (value === "") return true;
  if (typeof value !== "string" || /[?#@\s]/.test(value) || !URL.canParse(value)) return false;
  const { protocol, hostname } = new URL(value);
  return protocol === "https:" || (protocol === "http:" && LOCAL.includes(hostname));
}
