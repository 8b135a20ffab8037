// What a draft changes in the stored corpus: events added, lost and recoded, with their sentences.

import { button, el } from "./dom.js";

const SHOWN = 200;

// Two stretches of the corpus as one.
export function together(before, next) {
  const sum = (name) => before[name] + next[name];
  return { ...next, added: sum("added"), lost: sum("lost"), recoded: sum("recoded"), seconds: sum("seconds"), lines: [...before.lines, ...next.lines].slice(0, SHOWN) };
}

export function changesView(changes, opened) {
  const { added, lost, recoded, articles, left } = changes;
  const seconds = changes.seconds.toFixed(1);
  const count = (number) => number.toLocaleString("en");
  const what = `${added} added, ${lost} lost, ${recoded} recoded in ${count(changes.sentences)} sentences (${seconds} s)`;
  const far = `So far: ${added} added, ${lost} lost, ${recoded} recoded in ${count(articles - left)} of ${count(articles)} articles with its words (${seconds} s) …`;
  return [el("h3", {}, "What changes in the corpus"), left ? el("p", { "data-so-far": "" }, far) : el("p", { "data-changes": "" }, what),
    el("ul", { class: "diff" }, changes.lines.slice(0, SHOWN).map((line) => el("li", { class: line.kind },
      el("p", {}, line.before ? el("del", {}, line.before) : null, line.before && line.after ? " → " : null, line.after ? el("ins", {}, line.after) : null),
      el("p", { class: "quiet" }, line.text, " ", button(line.article, () => opened(line.article), { class: "link" }))))),
    added + lost + recoded > SHOWN ? el("p", { class: "quiet" }, `and ${added + lost + recoded - SHOWN} more`) : null];
}
