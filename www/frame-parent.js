// The line to the page around this one. Nothing goes to, and nothing is taken from, an origin
// that frame.json does not name.

const HELLO_EVERY = 1000;
const HELLOS = 10;
/**
 * The origin of the page around this one, where the browser tells. One that wants no referrer is
 * not named, and is "null" in some browsers.
 */
const NAMED = location.ancestorOrigins?.[0];
const AROUND = NAMED === "null" ? undefined : NAMED;
/** After so long a question for a login counts as unanswered. The element itself waits for 15 s. */
const PATIENCE = 14_000;

/** The parent page, as far as it proves to be an allowed one. */
export class Parent {
  #allowed;
  #targets;
  #isKnown = false;
  #questions = new Map();
  #lastQuestion = 0;

  constructor(allowedOrigins) {
    this.#allowed = allowedOrigins;
    this.#targets = allowedOrigins.includes(AROUND) ? [AROUND] : allowedOrigins;
  }

  /** Whether the page around this one is surely none of the allowed ones. */
  isStranger() {
    return AROUND !== undefined && !this.#allowed.includes(AROUND);
  }

  /** Whether a message is from the parent, and from an allowed origin. */
  accepts(event) {
    return event.source === window.parent && this.#allowed.includes(event.origin);
  }

  /** From now on there is one parent to talk to. */
  settleOn(origin) {
    this.#targets = [origin];
    this.#isKnown = true;
  }

  /** Sends to the parent, or to each allowed origin until it is known: the browser delivers only
   * to the one that is really there. */
  send(message) {
    for (const origin of this.#targets) {
      window.parent.postMessage(message, origin);
    }
  }

  /** Says hello until the parent answers, or it seems that no answer will come. */
  greet(version, onSilence) {
    let left = HELLOS;
    const hello = () => {
      if (this.#isKnown) {
        return;
      }
      if (left === 0) {
        onSilence();
        return;
      }
      left -= 1;
      this.send({ type: "b2b-users:hello", version });
      setTimeout(hello, HELLO_EVERY);
    };
    hello();
  }

  /** Asks for a login. */
  askForToken() {
    this.#lastQuestion += 1;
    const id = this.#lastQuestion;
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.answer(id, null), PATIENCE);
      this.#questions.set(id, { resolve, timer });
      this.send({ type: "b2b-users:token-wanted", id });
    });
  }

  /** Takes the answer to a question. An answer that is not waited for is dropped. */
  answer(id, token) {
    const question = this.#questions.get(id);
    if (question) {
      clearTimeout(question.timer);
      this.#questions.delete(id);
      question.resolve(token);
    }
  }
}
