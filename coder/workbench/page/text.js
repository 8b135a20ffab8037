// A sentence as words with marks: offsets are characters (code points) of the article's text, as the coder counts them.

import { el, fill } from "./dom.js";

export class MarkedText {
  // `marks` are {start, end, kind, event}; `kind` is source, target, trigger or rejected.
  constructor(text, start, marks) {
    this.characters = [...text];
    this.start = start;
    this.marks = marks;
    this.lit = [];
    this.element = el("p", { class: "words" });
    this.draw();
  }

  // Show places lit: of a step of a trace, or where the cursor of words is.
  light(places) {
    this.lit = places;
    this.draw();
  }

  draw() {
    const end = this.start + this.characters.length;
    const inside = (at) => at > this.start && at < end;
    const bounds = new Set([this.start, end]);
    for (const mark of this.marks) [mark.start, mark.end].filter(inside).forEach((at) => bounds.add(at));
    for (const place of this.lit) place.filter(inside).forEach((at) => bounds.add(at));
    const cuts = [...bounds].sort((one, other) => one - other);
    fill(this.element, cuts.slice(0, -1).map((from, at) => this.piece(from, cuts[at + 1])));
  }

  piece(from, to) {
    const words = this.characters.slice(from - this.start, to - this.start).join("");
    const marks = this.marks.filter((mark) => mark.start <= from && mark.end >= to);
    const lit = this.lit.some(([start, end]) => start <= from && end >= to);
    if (!marks.length && !lit) return el("span", { "data-at": from }, words);
    const classes = new Set(["mark"]);
    for (const mark of marks) {
      classes.add(mark.kind);
      classes.add(mark.quad);
    }
    if (lit) classes.add("lit");
    const events = [...new Set(marks.map((mark) => mark.event))].join(" ");
    const roles = marks.map((mark) => `${mark.event}:${mark.kind}`).join(" ");
    return el("span", { class: [...classes].join(" "), "data-at": from, "data-events": events, "data-roles": roles }, words);
  }

  // The words as places [start, end].
  words() {
    const found = [];
    const text = this.characters;
    for (let at = 0; at < text.length; at += 1) {
      if (!isWordPart(text[at])) continue;
      const from = at;
      while (at < text.length && isWordPart(text[at])) at += 1;
      found.push([this.start + from, this.start + at]);
    }
    return found;
  }

  slice(from, to) {
    return this.characters.slice(from - this.start, to - this.start).join("");
  }

  // The offset of a place in the page.
  offsetOf(node, position) {
    const piece = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-at]");
    if (piece === null || !this.element.contains(piece)) return null;
    return Number(piece.dataset.at) + [...node.textContent.slice(0, position)].length;
  }
}

function isWordPart(character) {
  return /[\p{L}\p{N}'’-]/u.test(character);
}
