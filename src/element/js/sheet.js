// The style sheet, shared by every element of a document. A constructed sheet works under any
// content security policy, and belongs to the document that made it.
import { browserUnsupported } from "./problem.js";
import css from "./styles.css";
import elementCss from "./element.css";

const sheets = new WeakMap();

function makeSheet(document) {
  try {
    const sheet = new document.defaultView.CSSStyleSheet();
    sheet.replaceSync(`${css}\n${elementCss}`);
    return sheet;
  } catch {
    throw browserUnsupported();
  }
}

/**
 * The sheet of a document, which must be in a window.
 *
 * @throws `browser.unsupported` where sheets cannot be constructed.
 */
export function sheetOf(document) {
  let sheet = sheets.get(document);
  if (!sheet) {
    sheet = makeSheet(document);
    sheets.set(document, sheet);
  }
  return sheet;
}
