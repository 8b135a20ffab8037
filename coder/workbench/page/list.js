// The list of articles: filters above, a page at a time below.

import { ask } from "./api.js";
import { button, el, fill } from "./dom.js";

const FIELDS = ["text", "code", "actor", "since", "until", "reason"];

export class ArticleList {
  // `opened` is told the number of the article that the user opens, `failed` what goes wrong.
  constructor(element, { opened, failed }) {
    this.element = element;
    this.opened = opened;
    this.failed = failed;
    this.fields = {};
    this.lines = el("ul", { class: "lines-list", role: "listbox", "aria-label": "Articles", tabindex: -1 });
    this.more = el("p", { class: "quiet more", role: "status" });
    fill(element, this.form(), this.lines, this.more);
    new IntersectionObserver((seen) => seen[0].isIntersecting && this.next(), { root: element }).observe(this.more);
    this.lines.addEventListener("keydown", (event) => this.typed(event));
  }

  form() {
    const field = (name, label, properties = {}) => {
      this.fields[name] = el("input", { name, id: `f-${name}`, autocomplete: "off", spellcheck: "false", maxlength: 200, ...properties });
      return el("label", { class: `field ${name}`, for: `f-${name}` }, el("span", {}, label), this.fields[name]);
    };
    this.fields.reason = el("select", { name: "reason", id: "f-reason" }, el("option", { value: "" }, "any"));
    const paste = el("details", { class: "paste" }, el("summary", {}, "A text of your own"), this.pasting());
    const form = el("form", { role: "search", onsubmit: (event) => { event.preventDefault(); this.search(); } },
      field("text", "Words", { type: "search", placeholder: "words of the article  ( / )" }),
      el("div", { class: "row" }, field("code", "Code", { placeholder: "19" }), field("actor", "Actor", { placeholder: "RUS or a name" })),
      el("div", { class: "row" }, field("since", "From", { type: "date" }), field("until", "To", { type: "date" })),
      el("label", { class: "field", for: "f-reason" }, el("span", {}, "No event because"), this.fields.reason), paste);
    let timer = 0;
    form.addEventListener("input", (event) => {
      if (event.target.closest(".paste")) return;
      clearTimeout(timer);
      timer = setTimeout(() => this.search(), 200);
    });
    return form;
  }

  pasting() {
    const text = el("textarea", { rows: 5, "aria-label": "Text", placeholder: "Paste an article" });
    const date = el("input", { type: "date", "aria-label": "Date of the text" });
    const code = async () => {
      try {
        this.opened((await ask("text", { text: text.value, date: date.value })).number);
      } catch (error) { this.failed(error); }
    };
    return [text, el("div", { class: "row" }, date, button("Code it", code))];
  }

  reasons(said) {
    for (const [reason, words] of Object.entries(said)) this.fields.reason.append(el("option", { value: reason }, `${reason.replaceAll("_", " ")}: ${words}`));
  }

  filter() {
    return Object.fromEntries(FIELDS.map((name) => [name, this.fields[name].value.trim()]));
  }

  // Set some fields, and search by them.
  set(values) {
    for (const [name, value] of Object.entries(values)) this.fields[name].value = value;
    return this.search();
  }

  async search() {
    this.wanted = this.filter();
    this.after = -1;
    this.ended = false;
    this.busy = false;
    this.run = (this.run ?? 0) + 1;
    fill(this.lines);
    await this.next();
  }

  // Fetch the next page; a search that takes long goes on by itself until the page is full.
  async next() {
    if (this.busy || this.ended || this.wanted === undefined) return;
    const run = this.run;
    this.busy = true;
    const before = this.lines.childElementCount;
    try {
      do {
        const page = await ask("articles", { ...this.wanted, after: this.after });
        if (run !== this.run) return;
        this.after = page.after;
        this.ended = page.ended;
        this.lines.append(...page.lines.map((line) => this.line(line)));
        this.tell();
      } while (!this.ended && this.lines.childElementCount - before < 30);
    } catch (error) { this.failed(error); } finally { if (run === this.run) this.busy = false; }
  }

  tell() {
    const shown = this.lines.childElementCount;
    this.lines.querySelector("[tabindex='0']") ?? this.lines.firstElementChild?.setAttribute("tabindex", "0");
    if (!this.ended) this.more.textContent = `searched ${(this.after + 1).toLocaleString("en")} articles …`;
    else if (this.coding && (this.wanted.code || this.wanted.actor || this.wanted.reason)) this.more.textContent = `${shown.toLocaleString("en")} shown of those that are coded so far`;
    else this.more.textContent = shown ? `${shown.toLocaleString("en")} shown; that is all` : "No article fits: clear a filter.";
  }

  // Show what was coded since the lines were made.
  async update() {
    const first = this.lines.querySelector("[data-coded=no]");
    if (!first || this.busy) return;
    try {
      const { lines } = await ask("articles", { ...this.wanted, after: Number(first.dataset.number) - 1 });
      for (const line of lines.filter((one) => one.events !== null)) {
        const old = this.lines.querySelector(`[data-number="${line.number}"]`);
        old?.lastElementChild.replaceWith(this.line(line).lastElementChild);
        if (old) old.dataset.coded = "yes";
      }
    } catch (error) { this.failed(error); }
  }

  line(line) {
    const counts = line.events === null ? "not coded yet" : `${line.events} event${line.events === 1 ? "" : "s"}${line.rejected ? ` · ${line.rejected} rejected` : ""}`;
    return el("li", { role: "option", tabindex: -1, "data-number": line.number, "data-coded": line.events === null ? "no" : "yes", "aria-selected": String(line.number === this.current),
      onclick: () => this.opened(line.number) },
      el("span", { class: "title" }, line.title || "(empty)"),
      el("span", { class: "quiet" }, [line.date ?? "no date", line.id, counts].join(" · ")));
  }

  // Show which article is open, and return the number of the one behind it.
  mark(number) {
    this.current = number;
    let next = null;
    for (const line of this.lines.children) {
      const here = Number(line.dataset.number) === number;
      if (line.getAttribute("aria-selected") === "true" || here) line.setAttribute("aria-selected", String(here));
      if (here) {
        this.focusable(line);
        line.scrollIntoView({ block: "nearest" });
        next = line.nextElementSibling;
      }
    }
    return next ? Number(next.dataset.number) : null;
  }

  // Open the next article, or the one before.
  step(by) {
    const current = this.lines.querySelector("[aria-selected='true']");
    const target = current ? (by > 0 ? current.nextElementSibling : current.previousElementSibling) : this.lines.firstElementChild;
    if (target) this.opened(Number(target.dataset.number));
  }

  typed(event) {
    const line = event.target.closest("[role=option]");
    if (!line) return;
    const target = { ArrowDown: line.nextElementSibling, ArrowUp: line.previousElementSibling,
      Home: this.lines.firstElementChild, End: this.lines.lastElementChild }[event.key];
    if (event.key === "Enter" || event.key === " ") this.opened(Number(line.dataset.number));
    else if (target) { this.focusable(target); target.focus(); } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  focusable(line) {
    this.lines.querySelector("[tabindex='0']")?.setAttribute("tabindex", "-1");
    line.tabIndex = 0;
  }
}
