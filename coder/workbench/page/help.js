// The keys, in a dialog.

import { button, el } from "./dom.js";

const KEYS = [
  ["Everywhere", [["?", "these keys"], ["/", "search"], ["Shift R, J, O", "read, judge, overview"], ["Shift U", "undo the last write"], ["Esc", "close the panel or this dialog"]]],
  ["List", [["j, k", "next article, article before"], ["↓, ↑, Enter", "move in the list, open"]]],
  ["Article", [["n, p", "next event, event before"], ["Enter", "its trace"], ["e", "edit its entry"], ["Tab to a sentence, ← →", "from word to word; Shift takes more of them"], ["Enter", "why there is no event at the word"], ["a", "add the words, or what is selected, as an actor"]]],
  ["Trace", [["↓ ↑ → ←", "move, open and close"], ["Enter or e", "open the entry of the step"]]],
  ["Editor", [["Ctrl Space", "complete"], ["Ctrl Enter", "try: code the article anew"], ["Ctrl M", "what changes in the corpus"], ["Ctrl S", "keep"]]],
  ["Judge", [["e, c, s, t", "the event, its code, source, target is wrong"], ["Enter or r", "right, or as marked"], ["u", "unsure"], ["z", "take back"], ["o", "open the article"]]],
];

export function helpDialog() {
  const dialog = el("dialog", { class: "help", "aria-labelledby": "help-title" },
    el("h2", { id: "help-title", tabindex: -1, autofocus: true }, "Keys"),
    el("div", { class: "keys" }, KEYS.map(([name, keys]) => el("section", {}, el("h3", {}, name),
      el("dl", {}, keys.map(([key, what]) => [el("dt", {}, el("kbd", {}, key)), el("dd", {}, what)]))))),
    button("Close", () => dialog.close(), { class: "primary" }));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
