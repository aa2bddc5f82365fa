// The list of events, the newest first.
import { EVENTS } from "./embed-facts.js";

const LONGEST = 100;

function entry(event) {
  const item = document.createElement("li");
  const head = document.createElement("p");
  const name = document.createElement("code");
  name.textContent = event.type;
  const time = document.createElement("time");
  time.textContent = new Date().toLocaleTimeString();
  head.append(name, " ", time);
  if (event.defaultPrevented) {
    const mark = document.createElement("strong");
    mark.textContent = "cancelled";
    head.append(" ", mark);
  }
  const detail = document.createElement("pre");
  detail.tabIndex = 0;
  detail.setAttribute("aria-label", `Detail of ${event.type}`);
  detail.textContent = JSON.stringify(event.detail, null, 2);
  item.append(head, detail);
  return item;
}

/** Writes every event that reaches the document into a list. */
export function startLog(list, empty, clear) {
  const refresh = () => {
    empty.hidden = list.childElementCount > 0;
  };
  for (const name of EVENTS) {
    document.addEventListener(`b2b-users-${name}`, (event) => {
      list.prepend(entry(event));
      while (list.childElementCount > LONGEST) {
        list.lastElementChild.remove();
      }
      refresh();
    });
  }
  clear.addEventListener("click", () => {
    list.replaceChildren();
    refresh();
  });
}
