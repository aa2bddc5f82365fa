// Builds labelled controls from tables.

function make(tag, settings = {}, ...children) {
  const node = Object.assign(document.createElement(tag), settings);
  node.append(...children);
  return node;
}

function select(id, choices, initial) {
  const options = choices.map((value) =>
    make("option", { value, textContent: value === "" ? "(not set)" : value }),
  );
  const list = make("select", { id }, ...options);
  list.value = initial;
  return list;
}

/** A field with a name in code and a hint: a list if there are choices, a text input otherwise. */
export function field({ name, hint, choices, numeric, initial }, onChange) {
  const id = `field-${name}`;
  const control = choices
    ? select(id, choices, initial)
    : make("input", { id, value: initial, autocomplete: "off", spellcheck: false });
  if (numeric) {
    control.inputMode = "numeric";
  }
  control.addEventListener("input", () => onChange(name, control.value));
  const label = make("label", { htmlFor: id }, make("code", { textContent: name }));
  const line = make("p", {}, label, control);
  if (hint) {
    control.setAttribute("aria-describedby", `${id}-hint`);
    line.append(make("small", { id: `${id}-hint`, textContent: hint }));
  }
  return line;
}

/** A colour with a box that says whether it is set. */
export function colourField(name, initial, onChange) {
  const isSet = make("input", { type: "checkbox", id: `set-${name}` });
  const colour = make("input", { type: "color", value: initial });
  colour.setAttribute("aria-label", `Value of ${name}`);
  const tell = () => onChange(name, isSet.checked ? colour.value : "");
  isSet.addEventListener("input", tell);
  colour.addEventListener("input", () => {
    isSet.checked = true;
    tell();
  });
  const label = make("label", { className: "show-check" }, isSet, make("code", { textContent: name }));
  return make("p", { className: "show-colour" }, label, colour);
}

/** A box with a name in code. */
export function checkField(name, onChange) {
  const box = make("input", { type: "checkbox" });
  box.addEventListener("input", () => onChange(name, box.checked));
  return make("label", { className: "show-check" }, box, make("code", { textContent: name }));
}
