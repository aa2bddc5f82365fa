// The rules that everybody in the comparison follows: those of the product, as far as this file needs them.

/** What the product is told about the store. */
export const RULES = {
  store: {
    extraFields: [
      { fieldName: "Cost Center", fieldType: 2, maximumValue: "999999" },
      { fieldName: "Notes", fieldType: 0, maximumLength: "120" },
    ],
  },
};

export const LONGEST_TEXT = 199;
export const LONGEST_NOTE = 120;
export const GREATEST_COST = 999_999;
export const LONGEST_EMAIL = 254;

// As the validators among the peers write it; the product and this pattern agree about every address in the file.
export const EMAIL =
  /^(?!\.)(?!.*\.\.)([A-Za-z0-9_'+\-.]*)[A-Za-z0-9_+-]@([A-Za-z0-9][A-Za-z0-9-]*\.)+[A-Za-z]{2,}$/;
export const WHOLE_NUMBER = /^[1-9][0-9]*$/;
export const CHANNEL_LIST = /^[1-9][0-9]*(;[1-9][0-9]*)*$/;
export const DECIMAL = /^[-+]?[0-9]+(\.[0-9]+)?$/;

export const ROLE_WORDS = new Map([
  ...[["0", 0], ["admin", 0], ["1", 1], ["senior buyer", 1], ["2", 2], ["junior buyer", 2]],
]);
export const WELCOME_WORDS = new Map([
  ...[["", false], ["yes", true], ["true", true], ["1", true], ["no", false], ["false", false], ["0", false]],
]);

/** The fields in the order of the file's columns, by the names that a program would give them. */
export const FIELDS = [
  ...["firstName", "lastName", "email", "phoneNumber", "companyId", "role", "channelIds", "acceptWelcomeEmail", "uuid"],
  ...["costCenter", "notes"],
];

/** Which field a header names. Every peer maps the header, and none of them insists on an order of columns. */
const BY_HEADER = new Map([
  ...[["firstname", "firstName"], ["givenname", "firstName"], ["lastname", "lastName"], ["surname", "lastName"]],
  ...[["email", "email"], ["emailaddress", "email"], ["phone", "phoneNumber"], ["phonenumber", "phoneNumber"]],
  ...[["companyid", "companyId"], ["role", "role"], ["channels", "channelIds"], ["channelids", "channelIds"]],
  ...[["welcomeemail", "acceptWelcomeEmail"], ["externalid", "uuid"], ["uuid", "uuid"]],
  ...[["extra:costcenter", "costCenter"], ["extra:notes", "notes"]],
]);

/** The field behind a header, or the header itself where it names none. */
export function fieldOf(header) {
  return BY_HEADER.get(header.toLowerCase().replace(/[\s_-]/g, "")) ?? header;
}

/** The field of the product to which a peer's field belongs. */
export function productField(field) {
  return field === "costCenter" || field === "notes" ? "extraFields" : field;
}

/** What is kept of a row in one byte. */
export const VALID = 0;
export const DUPLICATE = 1;
export const INVALID = 2;
