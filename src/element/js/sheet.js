// The style sheet, shared by every element of a document. A constructed sheet works under any
// content security policy, and belongs to the document that made it.
import css from "./styles.css";
import elementCss from "./element.css";

const sheets = new WeakMap();

/** The sheet of a document, which must be in a window. */
export function sheetOf(document) {
  let sheet = sheets.get(document);
  if (!sheet) {
    sheet = new document.defaultView.CSSStyleSheet();
    sheet.replaceSync(`${css}\n${elementCss}`);
    sheets.set(document, sheet);
  }
  return sheet;
}
