// What a draft changes in the stored corpus: events added, lost and recoded, with their sentences.

import { button, el } from "./dom.js";

const SHOWN = 200;

export function changesView(changes, opened) {
  const { added, lost, recoded } = changes;
  const what = `${added} added, ${lost} lost, ${recoded} recoded in ${changes.sentences.toLocaleString("en")} sentences (${changes.seconds.toFixed(1)} s)`;
  return [el("h3", {}, "What changes in the corpus"), el("p", { "data-changes": "" }, what),
    el("ul", { class: "diff" }, changes.lines.slice(0, SHOWN).map((line) => el("li", { class: line.kind },
      el("p", {}, line.before ? el("del", {}, line.before) : null, line.before && line.after ? " → " : null, line.after ? el("ins", {}, line.after) : null),
      el("p", { class: "quiet" }, line.text, " ", button(line.article, () => opened(line.article), { class: "link" }))))),
    added + lost + recoded > SHOWN ? el("p", { class: "quiet" }, `and ${added + lost + recoded - SHOWN} more`) : null];
}
