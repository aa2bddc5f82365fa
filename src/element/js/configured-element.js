// The properties of the element that mirror its attributes.
import { onOrOff, reflect, wholeNumber, wholeNumbers } from "./attributes.js";

// On a server there is no HTMLElement. Importing must work there; using the element need not.
const Base = globalThis.HTMLElement ?? class {};

/** An element whose attributes are also properties. `null` stands for "not set". */
export class ConfiguredElement extends Base {
  get dialect() {
    return this.getAttribute("dialect");
  }
  set dialect(value) {
    reflect(this, "dialect", value);
  }

  get endpoint() {
    return this.getAttribute("endpoint");
  }
  set endpoint(value) {
    reflect(this, "endpoint", value);
  }

  get companyId() {
    return wholeNumber(this.getAttribute("company-id"));
  }
  set companyId(value) {
    reflect(this, "companyId", value);
  }

  get channelIds() {
    return wholeNumbers(this.getAttribute("channel-ids")) ?? [];
  }
  set channelIds(value) {
    reflect(this, "channelIds", value);
  }

  get locale() {
    return this.getAttribute("locale");
  }
  set locale(value) {
    reflect(this, "locale", value);
  }

  get theme() {
    return this.getAttribute("theme");
  }
  set theme(value) {
    reflect(this, "theme", value);
  }

  get requestsPerMinute() {
    return wholeNumber(this.getAttribute("requests-per-minute"));
  }
  set requestsPerMinute(value) {
    reflect(this, "requestsPerMinute", value);
  }

  get usersPerRequest() {
    return wholeNumber(this.getAttribute("users-per-request"));
  }
  set usersPerRequest(value) {
    reflect(this, "usersPerRequest", value);
  }

  get lookUps() {
    return onOrOff(this.getAttribute("look-ups")) ?? true;
  }
  set lookUps(value) {
    reflect(this, "lookUps", value);
  }
}
