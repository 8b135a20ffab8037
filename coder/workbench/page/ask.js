// The panel of questions: the trace of an event, why something is none, and why a word gave nothing.

import { ask } from "./api.js";
import { button, el } from "./dom.js";
import { traceTree } from "./trace.js";

// An event with its trace.
export function eventPanel(event, sentence, context) {
  const entry = event.trace.steps.find((step) => step.where && ["verb", "noun", "frame", "adjective"].some((part) => step.text.startsWith(`${part} by`)));
  return [
    el("h2", {}, `${event.code} ${event.title || event.name}`),
    el("p", { class: "quiet" }, [event.name, event.goldstein !== null && `Goldstein ${event.goldstein}`, event.status].filter(Boolean).join(" · ")),
    el("div", { class: "actions" },
      entry && context.edit ? button("Edit the entry (e)", () => context.edit(entry.rule), { class: "primary", "data-key": "e" }) : null),
    el("h3", {}, "How it was coded"),
    traceTree(event.trace, { shown: context.light, opened: context.edit, label: "Trace of the event" }),
    readingTree(sentence, context),
  ];
}

// What was rejected, with its trace.
export function rejectedPanel(item, sentence, context) {
  const entry = item.trace.steps.find((step) => step.where);
  return [
    el("h2", {}, "No event"),
    el("p", {}, el("q", {}, item.text), `: ${item.explanation}.`),
    el("div", { class: "actions" }, entry && context.edit ? button("Edit the entry (e)", () => context.edit(entry.rule), { "data-key": "e" }) : null),
    traceTree(item.trace, { shown: context.light, opened: context.edit, label: "Trace of the rejection" }),
    readingTree(sentence, context),
  ];
}

function readingTree(sentence, context) {
  if (!sentence) return null;
  const step = { kind: "sentence", text: "the sentence as it was read", places: [], rule: "", where: "", steps: sentence.reading.filter((one) => one.kind !== "chunks") };
  return [el("h3", {}, "How the sentence was read"), traceTree(step, { shown: context.light, label: "Reading of the sentence" }), chunkLine(sentence, context)];
}

// The chunks of a sentence, each marked in the text under the pointer.
function chunkLine(sentence, context) {
  const chunks = sentence.reading.find((step) => step.kind === "chunks");
  return el("p", { class: "chunks", onpointerleave: () => context.light([]) }, chunks.steps.map((chunk) => [
    el("span", { class: "chunkbox", onpointerover: () => context.light(chunk.places) }, chunk.text), " "]));
}

// Why a word, or the clause around it, gave no event.
export async function wordPanel(number, sentence, [start, end], words, context) {
  const answer = await ask("why", { number, start, end });
  return [
    el("h2", {}, "Why no event at ", el("q", {}, words), "?"),
    el("div", { class: "actions" },
      button("Add as an actor (a)", () => context.addActor(words), { "data-key": "a" }),
      answer.lemma ? button(`Add an entry for “${answer.lemma}”`, () => context.addVerb(answer.lemma, answer.kind)) : null),
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
