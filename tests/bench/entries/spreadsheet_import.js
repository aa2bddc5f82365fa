// The widget that is nearest to ours, ready to import users.

import { createElement } from "react";
import { createRoot } from "react-dom/client";
import { ReactSpreadsheetImport } from "react-spreadsheet-import";

const validations = [{ rule: "required", errorMessage: "missing" }];
const field = (key, label) => ({ key, label, fieldType: { type: "input" }, validations });
const fields = [field("email", "Email"), field("firstName", "First name"), field("lastName", "Last name")];
const props = { isOpen: true, onClose: () => {}, onSubmit: () => {}, fields };
createRoot(document.body.appendChild(document.createElement("div"))).render(createElement(ReactSpreadsheetImport, props));
