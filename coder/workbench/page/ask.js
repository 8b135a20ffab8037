// The panels on what was coded: the trace of an event, and why something is none.

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

// How the sentence was read.
export function readingTree(sentence, context) {
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
