// The editor of an entry: faults at their line as one types, completion, try, what changes, keep.

import { ask } from "./api.js";
import { button, el, fill } from "./dom.js";
import { changesView, together } from "./changes.js";

const MOST = 8;
let words = null;

export class Editor {
  // `source` is {id, place, text, own}; `context` has number, sentence, folder, tried(article), kept(id), failed(error), opened(number).
  constructor(source, context) {
    this.source = source;
    this.context = context;
    this.options = [];
    this.mirror = el("div", { class: "mirror", "aria-hidden": "true" });
    this.field = el("textarea", { class: "yaml", spellcheck: "false", autocapitalize: "off", autocomplete: "off", maxlength: 100000,
      "aria-label": `Entry ${source.id || "new"}`, "aria-autocomplete": "list", "aria-controls": "options", "aria-describedby": "fault" });
    this.field.value = source.text;
    this.popup = el("ul", { id: "options", class: "options", role: "listbox", "aria-label": "Completions", hidden: true });
    this.fault = el("p", { id: "fault", class: "fault", role: "status" });
    this.place = el("input", { value: source.place, spellcheck: "false", "aria-label": "File in your folder", readonly: source.id !== "" });
    this.example = el("textarea", { rows: 3, spellcheck: "false", "aria-label": "Example that is kept with the entry" });
    this.result = el("div", { class: "result", role: "status" });
    this.field.addEventListener("input", () => this.changed());
    this.field.addEventListener("scroll", () => { this.mirror.scrollTop = this.field.scrollTop; });
    this.field.addEventListener("keydown", (event) => this.typed(event));
    this.field.addEventListener("blur", () => setTimeout(() => this.close(), 150));
    this.element = el("div", { class: "editor", onkeydown: (event) => this.shortcut(event) }, ...this.parts());
    this.draw(null);
    this.check();
  }

  parts() {
    const { source, context } = this;
    const note = !context.folder ? "No folder of yours is named: you can try, not keep. Start coder workbench with --dictionaries FOLDER."
      : source.own ? `It stands in your folder, line ${source.line}.`
        : source.id ? `It is bundled (${source.place}:${source.line}); what you keep is a copy in your folder, which goes before it.`
          : "A new entry in your folder.";
    return [
      el("h2", {}, source.id ? `Entry ${source.id}` : "New entry"), el("p", { class: "quiet" }, note),
      el("label", { class: "field" }, el("span", {}, "File"), this.place),
      el("div", { class: "edit" }, this.mirror, this.field), this.popup, this.fault,
      el("div", { class: "actions" }, button("Try", () => this.try(), { class: "primary", title: "Ctrl Enter" }),
        button("What changes", () => this.changes(), { title: "Ctrl M" }),
        button("Keep", () => this.keep(), { title: "Ctrl S", disabled: !context.folder })),
      el("label", { class: "field example" }, el("span", {}, "Example that is kept with it"), this.example),
      this.result,
    ];
  }

  draft() {
    return { place: this.place.value.trim(), id: this.source.id, draft: this.field.value };
  }

  // Where to ask: try and keep code the article that is open.
  about() {
    return { ...this.draft(), number: this.context.number, sentence: this.context.sentence };
  }

  changed() {
    this.asking = null;
    this.draw(null);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.check(), 150);
    this.complete();
  }

  async check() {
    const asked = (this.asked = (this.asked ?? 0) + 1);
    try {
      const { fault } = await ask("check", this.draft());
      if (asked === this.asked) this.show(fault);
    } catch (error) { this.context.failed(error); }
  }

  show(fault) {
    this.draw(fault?.line ?? null);
    this.field.setAttribute("aria-invalid", String(fault !== null));
    fill(this.fault, fault ? [fault.line ? el("strong", {}, `Line ${fault.line}: `) : fault.file ? `${fault.file}: ` : null, fault.message, fault.remedy ? ` (${fault.remedy})` : ""] : "no fault");
    this.fault.classList.toggle("bad", fault !== null);
  }

  // The lines behind the field, with their numbers; the faulty one is marked.
  draw(faulty) {
    fill(this.mirror, this.field.value.split("\n").map((line, at) => el("div", { class: at + 1 === faulty ? "line bad" : "line" }, line || " ")));
    this.mirror.scrollTop = this.field.scrollTop;
  }

  async try() {
    this.asking = null;
    this.tried = true;
    fill(this.result, "coding the article anew …");
    try {
      const trial = await ask("try", this.about());
      if (trial.message) { this.show(trial); fill(this.result); return; }
      if (!this.example.value) this.example.value = trial.example;
      const lines = [...trial.gained.map((line) => el("li", { class: "added" }, el("ins", {}, line))), ...trial.lost.map((line) => el("li", { class: "lost" }, el("del", {}, line)))];
      fill(this.result, el("h3", {}, "In this article"), lines.length ? el("ul", { class: "diff" }, lines) : el("p", {}, "It changes nothing here."));
      this.context.tried(trial.article);
    } catch (error) { fill(this.result); this.context.failed(error); }
  }

  // The corpus is compared stretch by stretch, until all is seen or something else is asked for.
  async changes() {
    const draft = this.draft();
    const asking = (this.asking = {});
    fill(this.result, "coding the stored corpus anew …");
    try {
      let all = null;
      do {
        const found = await ask("changes", { ...draft, after: all?.after ?? -1 });
        if (asking !== this.asking || !this.element.isConnected) return;
        if (found.message) { this.show(found); fill(this.result); return; }
        all = all ? together(all, found) : found;
        fill(this.result, changesView(all, this.context.opened));
      } while (all.left);
    } catch (error) { fill(this.result); this.context.failed(error); }
  }

  // An entry that was not tried yet is tried first, which gives its example.
  async keep() {
    if (!this.tried && !this.example.value.trim()) await this.try();
    try {
      const { id, fault } = await ask("keep", { ...this.about(), example: this.example.value.trim() });
      if (fault) this.show(fault);
      else this.context.kept(id, this.place.value);
    } catch (error) { this.context.failed(error); }
  }

  shortcut(event) {
    if (!(event.ctrlKey || event.metaKey)) return;
    const key = event.key.toLowerCase();
    if (key === "enter") this.try();
    else if (key === "m") this.changes();
    else if (key === "s") this.keep();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  typed(event) {
    if (event.key === " " && event.ctrlKey) { this.complete(true); event.preventDefault(); return; }
    if (this.popup.hidden || event.ctrlKey || event.metaKey) return;
    if (event.key === "ArrowDown") this.pick(this.at + 1);
    else if (event.key === "ArrowUp") this.pick(this.at - 1);
    else if (event.key === "Enter" || event.key === "Tab") this.take(this.options[this.at]);
    else if (event.key === "Escape") this.close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  async complete(always = false) {
    words ??= ask("completions");
    let known;
    try { known = await words; } catch (error) { words = null; this.context.failed(error); return; }
    const before = this.field.value.slice(0, this.field.selectionStart);
    const { begun, options } = wanted(before, known, kindOf(this.place.value));
    const fitting = options.filter((one) => one.word.toLowerCase().startsWith(begun.toLowerCase()));
    const more = begun.length > 1 ? options.filter((one) => !fitting.includes(one) && one.word.toLowerCase().includes(begun.toLowerCase())) : [];
    this.options = [...fitting, ...more].slice(0, MOST);
    this.begun = begun;
    if (!this.options.length || (!always && !begun && !/[&^:]\s*$/.test(before)) || (this.options.length === 1 && this.options[0].word === begun)) { this.close(); return; }
    fill(this.popup, this.options.map((one, at) => el("li", { role: "option", id: `option-${at}`, onpointerdown: (event) => { event.preventDefault(); this.take(one); } }, el("code", {}, one.word), " ", el("span", { class: "quiet" }, one.says))));
    this.popup.hidden = false;
    this.pick(0);
  }

  pick(at) {
    this.at = (at + this.options.length) % this.options.length;
    [...this.popup.children].forEach((option, number) => option.setAttribute("aria-selected", String(number === this.at)));
    this.field.setAttribute("aria-activedescendant", `option-${this.at}`);
  }

  take(option) {
    const end = this.field.selectionStart;
    this.field.setRangeText(option.word, end - this.begun.length, end, "end");
    this.close();
    this.field.focus();
    this.draw(null);
    this.check();
  }

  close() {
    this.popup.hidden = true;
    this.field.removeAttribute("aria-activedescendant");
  }
}

function kindOf(place) {
  if (place.startsWith("actors")) return "actor";
  return place.startsWith("agents/") ? "agent" : { "agents.yaml": "agent", "nouns.yaml": "set" }[place] ?? "verb";
}

// What may stand at the end of a text: the part of the word that is there, and the words that fit its place.
function wanted(before, known, kind) {
  const options = (list, begun) => ({ begun, options: list });
  const set = /&([\w-]*)$/.exec(before);
  if (set) return options(known.sets, set[1]);
  const noun = /\^([\w-]*)$/.exec(before);
  if (noun) return options(known.classes, noun[1]);
  const value = /\b([a-z_]+):\s*([\w-]*)$/.exec(before);
  if (value && value[1] in known.values) return options(known.values[value[1]], value[2]);
  const code = /\b(?:codes|code|role):[^\]}\n]*?([A-Z]+)$/.exec(before);
  if (code) return options(known.actors, code[1].slice(3 * Math.floor((code[1].length - 1) / 3)));
  const key = /(?:[{,]\s*|\n\s+|^-\s*)([a-z_]*)$/.exec(before);
  if (key && !inside(before)) return options(known.keys[kind].map((word) => ({ word, says: "" })), key[1]);
  return options([], "");
}

// Whether a text ends inside of quotation marks or a list.
function inside(text) {
  let depth = 0, quoted = false;
  for (const mark of text) {
    if (mark === '"') quoted = !quoted;
    else if (!quoted) depth += mark === "[" ? 1 : mark === "]" ? -1 : 0;
  }
  return quoted || depth > 0;
}

// Where the first value of an entry is to be filled in: behind a key without one, or between quotation marks.
export function gapOf(text) {
  return Math.max(0, text.search(/(?<=: )(?=,)|(?<=")(?=")/));
}

// The text of a new actor or verb.
export function newActor(name) {
  const slug = name.normalize("NFD").toLowerCase().replace(/[^a-z0-9]+/g, "_").replace(/^_|_$/g, "") || "name";
  return { id: "", place: "actors/own.yaml", own: false, text: `- {id: own.${slug}, names: [${JSON.stringify(name)}], kind: person,\n   codes: [""]}` };
}

export function newVerb(lemma, kind = "verb") {
  return { id: "", place: "verbs/own.yaml", own: false, text: `- {id: own.${lemma.replace(/[^A-Za-z0-9]+/g, "_")}, ${kind}: [${JSON.stringify(lemma)}], target: [${kind === "verb" ? "object, to, with" : "on, with, against"}],\n   action: ,\n   examples: []}` };
}
