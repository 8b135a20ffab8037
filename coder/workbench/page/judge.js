// Judging: events one after the other, right or wrong by key, with the precision so far.

import { ask } from "./api.js";
import { button, el, fill, isTyping } from "./dom.js";
import { ArticlePage } from "./article.js";

const PARTS = { e: "event", c: "code", s: "source", t: "target" };

export class Judge {
  constructor(element, { filter, failed, opened }) {
    this.element = element;
    this.filter = filter;
    this.failed = failed;
    this.opened = opened;
    this.wrong = new Set();
    element.addEventListener("keydown", (event) => this.typed(event));
    element.tabIndex = -1;
  }

  async start() {
    this.after = "";
    await this.next();
  }

  async next() {
    try {
      const { card, tally } = await ask("card", { ...this.filter(), after: this.after });
      this.card = card;
      this.wrong.clear();
      this.draw(tally);
    } catch (error) { this.failed(error); }
  }

  async say(unsure = []) {
    if (!this.card) return;
    try {
      await ask("judge", { number: this.card.number, event: this.card.event.id, wrong: [...this.wrong], unsure });
      this.after = this.card.mark;
      await this.next();
    } catch (error) { this.failed(error); }
  }

  async undo() {
    try {
      await ask("unjudge");
      this.after = "";
      await this.next();
    } catch (error) { this.failed(error); }
  }

  toggle(part) {
    if (this.wrong.has(part)) this.wrong.delete(part);
    else this.wrong.add(part);
    for (const one of this.element.querySelectorAll("[data-part]")) one.setAttribute("aria-pressed", String(this.wrong.has(one.dataset.part)));
    this.done.textContent = this.wrong.size ? "Wrong (Enter)" : "Right (Enter)";
    this.done.className = this.wrong.size ? "verdict wrong" : "verdict right";
  }

  draw(tally) {
    fill(this.element, el("div", { class: "judging" }, this.card ? this.cardOf(this.card) : this.nothing(tally), this.tallyOf(tally)));
    this.element.focus();
  }

  nothing(tally) {
    return el("p", { class: "empty" }, tally.at(-1).judged ? "All events that fit the filters are judged." : "There is no event to judge yet: the filters of the list apply, and articles are still being coded.");
  }

  cardOf(card) {
    const { event } = card;
    const page = new ArticlePage({ id: card.article, date: event.date, sentences: card.sentences, left_out: 0 });
    const key = [...page.events].find(([, found]) => found.event.id === event.id)?.[0];
    requestAnimationFrame(() => page.select(key));
    this.done = button("Right (Enter)", () => this.say(), { class: "verdict right" });
    const said = { event: "", code: `${event.code} ${event.title || event.name}`, source: event.source ? `${event.source.code} “${event.source.text}”` : "nobody", target: event.target ? `${event.target.code} “${event.target.text}”` : "nobody" };
    return el("div", { class: "card" }, page.element,
      el("div", { class: "parts", role: "group", "aria-label": "What is wrong with it" }, Object.entries(PARTS).map(([letter, part]) =>
        button([el("kbd", {}, letter), ` ${part} `, el("span", { class: "quiet" }, said[part])], () => this.toggle(part), { "data-part": part, "aria-pressed": "false" }))),
      el("div", { class: "actions" }, this.done, button("Unsure (u)", () => this.say(["event"])), button("Take back (z)", () => this.undo()),
        button("Open the article (o)", () => this.opened(card.number))),
      el("p", { class: "quiet" }, "Press what is wrong, if anything; then Enter."));
  }

  tallyOf(tally) {
    const percent = (share) => (share === null ? "–" : `${(100 * share).toFixed(0)} %`);
    return el("table", { class: "tally" }, el("caption", {}, "Precision so far, with its interval at 95 %"),
      el("thead", {}, el("tr", {}, ["", "right", "judged", "precision", "interval"].map((name) => el("th", { scope: "col" }, name)))),
      el("tbody", {}, tally.map((one) => el("tr", { "data-tally": one.part }, el("th", { scope: "row" }, one.part), el("td", {}, one.right), el("td", {}, one.judged),
        el("td", {}, percent(one.precision)), el("td", {}, one.low === null ? "–" : `${percent(one.low)} to ${percent(one.high)}`)))));
  }

  typed(event) {
    if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key in PARTS) this.toggle(PARTS[event.key]);
    else if (event.key === "u") this.say(["event"]);
    else if (event.key === "z") this.undo();
    else if (event.key === "o" && this.card) this.opened(this.card.number);
    else if (event.key === "r" || (event.key === "Enter" && event.target.closest("button") === null)) this.say();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
