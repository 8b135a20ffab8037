// The panel on a word: why it gave no event, and which entries came near.

import { ask } from "./api.js";
import { button, el } from "./dom.js";
import { readingTree } from "./ask.js";

// Why a word, or the clause around it, gave no event.
export async function wordPanel(number, sentence, [start, end], words, context) {
  const answer = await ask("why", { number, start, end });
  return [
    el("h2", {}, "Why no event at ", el("q", {}, words), "?"),
    el("div", { class: "actions" },
      context.addActor ? button("Add as an actor (a)", () => context.addActor(words), { "data-key": "a" }) : null,
      answer.lemma && context.addVerb ? button(`Add an entry for “${answer.lemma}”`, () => context.addVerb(answer.lemma, answer.kind)) : null),
    answer.reasons.length ? el("ul", { class: "reasons" }, answer.reasons.map((reason) =>
      el("li", {}, el("q", {}, reason.text), `: ${reason.reason}`))) : null,
    answer.near.length ? [el("h3", {}, "Entries that were tried, the nearest first"), el("ol", { class: "near" }, answer.near.map((one) => near(one, context)))] : null,
    !answer.reasons.length && !answer.near.length ? el("p", {}, "No entry has this word, and no clause hangs on it.") : null,
    readingTree(sentence, context),
  ];
}

function near(one, context) {
  const places = one.places;
  return el("li", { class: `near ${one.outcome}`, onpointerover: () => context.light(places), onpointerleave: () => context.light([]) },
    button(one.entry, () => context.edit(one.entry), { class: "link", title: one.where }), el("span", { class: "quiet" }, ` ${one.where} · ${one.gives}`),
    el("div", {}, one.condition ? el("strong", {}, `${one.condition}: `) : null, one.reason));
}
