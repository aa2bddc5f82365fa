// The element as a classic script, for pages without modules such as BigCommerce's Script Manager:
// it registers <b2b-users>. Running it twice does no harm.
import { VERSION, WASM_FILE } from "./build-facts.js";
import { B2bUsersElement as BaseElement } from "./element.js";
import { register } from "./registration.js";

const TAG = "b2b-users";

// Only while the script runs does the browser tell which one it is.
const address = document.currentScript?.src;

class B2bUsersElement extends BaseElement {
  static wasm() {
    return new URL(WASM_FILE, address || document.baseURI);
  }

  static part(_name, file) {
    return new URL(file, address || document.baseURI);
  }

  static texts(_language, file) {
    return new URL(file, address || document.baseURI);
  }
}

// The same script twice, as from a theme and from Script Manager, is nothing to warn about.
if (customElements.get(TAG)?.version !== VERSION) {
  register(B2bUsersElement, TAG);
}
