// An article: its sentences with what is marked in them, and beside each its events and what gave none.

import { button, el, fill, isTyping, QUADS, quadClass, svg } from "./dom.js";
import { MarkedText } from "./text.js";

// `asked` are functions: event(event, sentence), rejected(item, sentence), word(sentence, place, words), actor(words, number of the sentence).
export class ArticlePage {
  constructor(view, asked = {}) {
    this.view = view;
    this.asked = asked;
    this.texts = new Map();
    this.events = new Map();
    this.lines = svg("svg", { class: "lines", "aria-hidden": "true" });
    this.body = el("div", { class: "sentences" }, view.sentences.map((sentence) => this.row(sentence)));
    this.element = el("article", { class: "coded", "aria-label": `Article ${view.id}` },
      el("header", {}, el("h2", {}, view.id), el("p", { class: "quiet" }, this.summary())), this.body, this.lines);
    if (!view.sentences.length) this.body.append(el("p", { class: "empty" }, "There is no sentence in this article."));
    this.listen();
  }

  summary() {
    const events = this.view.sentences.reduce((sum, sentence) => sum + sentence.events.length, 0);
    const date = this.view.date ? `${this.view.date} · ` : "no date · ";
    const left = this.view.left_out ? ` · the last ${this.view.left_out.toLocaleString("en")} characters are not read` : "";
    return `${date}${count(this.view.sentences.length, "sentence")} · ${count(events, "event")}${left}`;
  }

  row(sentence) {
    const marks = [];
    sentence.events.forEach((event, at) => {
      const key = `${sentence.index}-${at}`;
      this.events.set(key, { event, sentence });
      const quad = quadClass(event);
      if (event.source) marks.push({ start: event.source.start, end: event.source.end, kind: "source", event: key, quad });
      if (event.target) marks.push({ start: event.target.start, end: event.target.end, kind: "target", event: key, quad });
      marks.push({ start: event.start, end: event.end, kind: "trigger", event: key, quad });
    });
    sentence.rejected.forEach((item) => marks.push({ start: item.start, end: item.end, kind: "rejected", event: "", quad: "" }));
    const text = new MarkedText(sentence.text, sentence.start, marks);
    this.texts.set(sentence.index, text);
    text.element.tabIndex = 0;
    text.element.setAttribute("aria-label", `Sentence ${sentence.index + 1}: ${sentence.text}`);
    const beside = [
      ...sentence.events.map((event, at) => this.card(event, sentence, `${sentence.index}-${at}`)),
      ...sentence.rejected.map((item) => this.chip(item, sentence)),
    ];
    return el("section", { class: "sentence", "data-sentence": sentence.index },
      el("span", { class: "number", "aria-hidden": "true" }, sentence.index + 1), text.element,
      beside.length ? el("ul", { class: "beside", "aria-label": `Events of sentence ${sentence.index + 1}` },
        beside.map((one) => el("li", {}, one))) : null);
  }

  card(event, sentence, key) {
    const open = () => { this.select(key); this.asked.event?.(event, sentence); };
    return button([
      el("span", { class: "code" }, event.code), " ",
      el("span", { class: "dyad" }, event.source?.code ?? "–", el("span", { class: "arrow" }, " → "), event.target?.code ?? "–"),
      el("span", { class: "name" }, event.title || event.name),
      el("span", { class: "when quiet" }, [event.date, event.status !== "happened" && event.status, event.place?.name].filter(Boolean).join(" · ")),
    ], open, { class: `event ${quadClass(event)}`, "data-event": key, title: QUADS[event.quad] ?? "no quad class",
      "aria-label": `${event.code} ${event.title || event.name}: ${event.source?.code ?? "nobody"} to ${event.target?.code ?? "nobody"}, ${QUADS[event.quad] ?? ""}` });
  }

  chip(item, sentence) {
    return button([el("span", { class: "none" }, "no event "), el("q", {}, item.text), ` ${item.explanation}`],
      () => this.asked.rejected?.(item, sentence), { class: "chip" });
  }

  listen() {
    const over = (event) => {
      const card = event.target.closest?.("[data-event]");
      const mark = event.target.closest?.("[data-events]");
      this.join(card?.dataset.event ?? mark?.dataset.events.split(" ").find(Boolean) ?? this.selected ?? null);
    };
    this.element.addEventListener("pointerover", over);
    this.element.addEventListener("focusin", over);
    this.element.addEventListener("pointerleave", () => this.join(this.selected ?? null));
    this.body.addEventListener("click", (event) => this.clicked(event));
    this.body.addEventListener("keydown", (event) => this.typed(event));
    new ResizeObserver(() => this.join(this.joined ?? null)).observe(this.element);
  }

  // Take a click on a mark for its event, and on any other word for the question why there is none.
  clicked(event) {
    const text = this.textOf(event.target);
    if (!text || !getSelection().isCollapsed) return;
    const key = event.target.closest("[data-events]")?.dataset.events.split(" ").find(Boolean);
    if (key) { this.element.querySelector(`[data-event="${key}"]`)?.click(); return; }
    const caret = caretAt(event);
    const offset = caret && text.offsetOf(caret.node, caret.offset);
    const word = offset !== null && text.words().find(([start, end]) => start <= offset && offset <= end);
    if (word) this.ask(text, word);
  }

  // Arrows move from word to word of a sentence, with shift they take more of them; Enter asks, "a" adds an actor.
  typed(event) {
    const text = this.textOf(event.target);
    if (!text || isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    const words = text.words();
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step && words.length) {
      const at = text.cursor === undefined ? (step > 0 ? 0 : words.length - 1) : Math.max(0, Math.min(words.length - 1, text.cursor + step));
      text.anchor = event.shiftKey && text.cursor !== undefined ? text.anchor ?? text.cursor : at;
      text.cursor = at;
      text.light([this.chosen(text, words)]);
    } else if (event.key === "Enter" && text.cursor !== undefined) this.ask(text, this.chosen(text, words));
    else if (event.key === "a" && text.cursor !== undefined) this.asked.actor?.(text.slice(...this.chosen(text, words)), Number(event.target.closest(".sentence").dataset.sentence));
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  chosen(text, words) {
    const [first, last] = [Math.min(text.anchor, text.cursor), Math.max(text.anchor, text.cursor)];
    return [words[first][0], words[last][1]];
  }

  ask(text, place) {
    const sentence = this.view.sentences.find((one) => this.texts.get(one.index) === text);
    this.light([place]);
    this.asked.word?.(sentence, place, text.slice(...place));
  }

  textOf(target) {
    const row = target.closest?.(".sentence");
    return row && target.closest(".words") ? this.texts.get(Number(row.dataset.sentence)) : null;
  }

  // Mark places in the text; those of other sentences go out.
  light(places) {
    for (const text of this.texts.values()) {
      const end = text.start + text.characters.length;
      const inside = places.filter(([from, to]) => from < end && to > text.start);
      if (inside.length || text.lit.length) text.light(inside);
    }
    this.join(this.joined ?? null);
  }

  select(key) {
    this.selected = key;
    for (const card of this.element.querySelectorAll("[data-event]")) card.setAttribute("aria-current", card.dataset.event === key);
    this.join(key);
  }

  // Draw the way from the source over the trigger to the target of an event.
  join(key) {
    this.joined = key;
    for (const piece of this.body.querySelectorAll(".on")) piece.classList.remove("on");
    fill(this.lines);
    const found = key && this.events.get(key);
    if (!found) return;
    const pieces = [...this.body.querySelectorAll(`[data-events~="${key}"]`)];
    pieces.forEach((piece) => piece.classList.add("on"));
    this.element.querySelector(`[data-event="${key}"]`)?.classList.add("on");
    const box = this.element.getBoundingClientRect();
    const at = (role) => {
      const piece = pieces.find((one) => one.dataset.roles.split(" ").includes(`${key}:${role}`));
      const place = piece?.getClientRects()[0];
      return place && { x: place.left + place.width / 2 - box.left, top: place.top - box.top, bottom: place.bottom - box.top };
    };
    const [source, trigger, target] = ["source", "trigger", "target"].map(at);
    this.lines.setAttribute("class", `lines ${quadClass(found.event)}`);
    if (source && trigger) this.lines.append(svg("path", { d: arc(source, trigger), class: "from" }));
    if (trigger && target) this.lines.append(svg("path", { d: arc(trigger, target), class: "to" }), svg("path", { d: head(target), class: "head" }));
  }
}

function arc(from, to) {
  const lift = Math.min(22, 8 + Math.abs(to.x - from.x) / 14);
  return `M${from.x},${from.top} C${from.x},${from.top - lift} ${to.x},${to.top - lift} ${to.x},${to.top}`;
}

function head({ x, top }) {
  return `M${x - 4},${top - 6} L${x},${top} L${x + 4},${top - 6}`;
}

function caretAt(event) {
  if (document.caretPositionFromPoint) {
    const found = document.caretPositionFromPoint(event.clientX, event.clientY);
    return found && { node: found.offsetNode, offset: found.offset };
  }
  const range = document.caretRangeFromPoint?.(event.clientX, event.clientY);
  return range && { node: range.startContainer, offset: range.startOffset };
}

export function count(number, word) {
  return `${number.toLocaleString("en")} ${word}${number === 1 ? "" : "s"}`;
}
