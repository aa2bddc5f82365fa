// What the rows of the file are made of.

export const HEADERS = [
  "First Name",
  "Last Name",
  "Email",
  "Phone",
  "Company ID",
  "Role",
  "Channels",
  "Welcome Email",
  "External ID",
  "extra:Cost Center",
  "extra:Notes",
];

export const FIRST_NAMES = [
  ...["Zoë", "André", "Jürgen", "Chloé", "Søren", "Łukasz", "Renée", "Anaïs"],
  ...["Alexander", "Christine", "Maria", "Thomas", "Charlotte", "James", "Emmanuel", "David", "Sophie", "Benjamin"],
  ...["Katharina", "Sebastian", "Elisabeth", "Nathaniel"],
];

export const LAST_NAMES = [
  ...["Müller", "Sánchez", "Lefèvre", "Håkansson", "Weiß", "Øvergård"],
  ...["Smith", "Taylor", "Brown", "Wilson", "Walker", "Hughes", "Carter", "Robertson", "Featherstone", "Kowalczyk"],
  ...["Jones, Jr.", "Baker, Sr."],
];

export const DOMAINS = ["example.com", "mail.example.com", "example.org", "buyers.example.net", "shop-team.example.com"];

export const ROLES = ["0", "1", "2", "2", "2", "Admin", "Senior Buyer", "Junior Buyer", "junior buyer"];

export const CHANNELS = ["1", "1", "1", "2", "1;2", "1;3", "1;2;3"];

export const WELCOME = ["yes", "no", "no", "true", "false", "", "Yes"];

/** Plain notes need no quotation marks; the others do. */
export const PLAIN_NOTES = [
  ...["orders weekly", "Außendienst Süd", "très régulier", "pays by invoice at the end of the month", "VIP"],
  "återförsäljare",
];
export const QUOTED_NOTES = [
  "net 30, prefers to be called on the phone",
  'calls himself ""the boss"", nicely',
  "warehouse, office and kitchen",
  'size 5"" hoses, às vezes',
];
export const LINES_OF_NOTES = ["first floor\nring twice, s'il vous plaît", "Montag bis Freitag\nnicht später als 15 h"];
