// The settings of an element as code for a page. What is secret is left to the page.

/** A value as markup writes it in quotes. */
const quoted = (text) => `"${text.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}"`;

function attributesOf(element) {
  return element
    .getAttributeNames()
    .filter((name) => name !== "class" && !name.startsWith("style"))
    .map((name) => `  ${name}=${quoted(element.getAttribute(name))}`);
}

function propertyLines(element) {
  const lines = [];
  if (element.tokenProvider) {
    lines.push("element.tokenProvider = () => window.b2b.utils.user.getB2BToken();");
  }
  for (const name of ["rules", "labels"]) {
    if (element[name]) {
      lines.push(`element.${name} = ${JSON.stringify(element[name], null, 2)};`);
    }
  }
  return lines;
}

function styleLines(element) {
  const lines = [];
  for (const name of element.style) {
    lines.push(`  ${name}: ${element.style.getPropertyValue(name)};`);
  }
  return lines;
}

/** HTML, and script and style sheet where they are needed. */
export function codeOf(element) {
  const blocks = [
    [
      "<!-- HTML -->",
      // In two parts, since this is text and no script of this page.
      `<${"script"} src="b2b-users.js" defer></${"script"}>`,
      "<b2b-users",
      ...attributesOf(element),
      "></b2b-users>",
    ],
  ];
  const properties = propertyLines(element);
  if (properties.length > 0) {
    blocks.push([
      "// Script of the page",
      'const element = document.querySelector("b2b-users");',
      ...properties,
    ]);
  }
  const style = styleLines(element);
  if (style.length > 0) {
    blocks.push(["/* Style sheet of the page */", "b2b-users {", ...style, "}"]);
  }
  return blocks.map((lines) => lines.join("\n")).join("\n\n");
}
