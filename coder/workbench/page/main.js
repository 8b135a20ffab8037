// The workbench: puts the parts together, and passes on keys.

import { ask, takeToken } from "./api.js";
import { button, el, fill, isTyping } from "./dom.js";
import { ArticlePage } from "./article.js";
import { ArticleList } from "./list.js";
import { eventPanel, rejectedPanel } from "./ask.js";
import { wordPanel } from "./word.js";
import { Editor, gapOf, newActor, newVerb } from "./editor.js";
import { Judge } from "./judge.js";
import { Overview } from "./overview.js";
import { helpDialog } from "./help.js";

const $ = (id) => document.getElementById(id);
const PANES = ["list", "article", "panel"];

class Workbench {
  constructor() {
    this.state = {};
    this.cache = new Map();
    this.list = new ArticleList($("list"), { opened: (number) => this.open(number), failed: (error) => this.fail(error) });
    this.judge = new Judge($("judge"), { filter: () => this.list.filter(), failed: (error) => this.fail(error), opened: (number) => { this.show("read"); this.open(number); } });
    this.overview = new Overview($("overview"), { filter: () => this.list.filter(), failed: (error) => this.fail(error), chosen: (month) => this.chooseMonth(month) });
    for (const one of document.querySelectorAll("[data-view]:is(button)")) one.addEventListener("click", () => this.show(one.dataset.view));
    $("help").addEventListener("click", helpDialog);
    $("undo").addEventListener("click", () => this.undo());
    document.addEventListener("keydown", (event) => this.typed(event));
    fill($("article"), welcome());
  }

  async start() {
    if (!takeToken()) {
      fill($("article"), el("p", { class: "empty" }, "Open the address that coder workbench has printed in its terminal: it holds the token of this session."));
      return;
    }
    try {
      await Promise.all([this.refresh(true), this.list.search().then(() => this.openFirst())]);
    } catch (error) { this.fail(error); }
  }

  // Open the first article where there is room for it, unless the user was faster.
  openFirst() {
    if (this.opening === undefined && matchMedia("(min-width: 761px)").matches) this.list.step(1);
  }

  // Ask how far the corpus is coded, again and again until all of it is.
  async refresh(first = false) {
    const state = (this.state = await ask("state"));
    if (first) {
      this.list.reasons(state.reasons);
      $("corpus").textContent = state.folder ? `${state.corpus} · ${state.folder}` : state.corpus;
      $("corpus").title = $("corpus").textContent;
      await this.writes();
    }
    const all = state.articles.toLocaleString("en");
    const coded = state.read && state.coded >= state.articles;
    const done = coded && state.stored;
    if (state.failed && !this.failed) this.say(state.failed);
    this.failed = state.failed;
    this.list.coding = !coded;
    this.list.update();
    $("status").textContent = state.failed ? `stopped at ${state.coded.toLocaleString("en")} of ${all}` : (!coded ? `${state.coded.toLocaleString("en")} of ${all}${state.read ? "" : "+"} coded`
      : done ? `${all} articles` : `${Number(state.storing || 0).toLocaleString("en")} of ${all} parsed for “What changes”`);
    const [unreadable, why] = state.unreadable.split("\n");
    if (Number(unreadable) > 0 && !this.told) this.say(`${unreadable} could not be read: ${why}`);
    this.told = this.told || Number(unreadable) > 0;
    if (!done && !state.failed) setTimeout(() => this.refresh().then(() => this.list.lines.childElementCount || this.list.search()).catch((error) => this.fail(error)), 1500);
  }

  async open(number) {
    const opening = (this.opening = number);
    try {
      const view = await this.view(number);
      if (opening !== this.opening) return;
      this.number = number;
      this.showArticle(view);
      this.closePanel();
      this.pane("article");
      const next = this.list.mark(number);
      if (next !== null) setTimeout(() => this.opening === number && this.view(next).catch(() => {}), 200);
    } catch (error) { this.fail(error); }
  }

  async openById(id) {
    try {
      const { number } = await ask("find", { id });
      if (number !== null) await this.open(number);
    } catch (error) { this.fail(error); }
  }

  // The view of an article; those of the last few are kept.
  view(number) {
    if (!this.cache.has(number)) this.cache.set(number, ask("article", { number }));
    const found = this.cache.get(number);
    found.catch(() => this.cache.delete(number));
    if (this.cache.size > 12) this.cache.delete(this.cache.keys().next().value);
    return found;
  }

  showArticle(view, banner = null) {
    this.page = new ArticlePage(view, {
      event: (event, sentence) => this.panel(eventPanel(event, sentence, this.context()), sentence.index),
      rejected: (item, sentence) => this.panel(rejectedPanel(item, sentence, this.context()), sentence.index),
      word: (sentence, place, words) => this.askWord(sentence, place, words),
      actor: (words, sentence) => this.edit(newActor(words), sentence),
    });
    fill($("article"), button("‹ Articles", () => this.pane("list"), { class: "back" }), banner, this.page.element);
    $("article").scrollTop = 0;
  }

  // What a panel may ask for; a folder that stands alone is not changed here.
  context() {
    const light = (places) => this.page.light(places);
    if (this.state.stands_alone) return { light, edit: null };
    return { light, edit: (id) => this.editById(id), addActor: (words) => this.edit(newActor(words)), addVerb: (lemma, kind) => this.edit(newVerb(lemma, kind)) };
  }

  async askWord(sentence, place, words) {
    const page = this.page;
    try {
      const found = await wordPanel(this.number, sentence, place, words, this.context());
      if (page === this.page) this.panel(found, sentence.index);
    } catch (error) { this.fail(error); }
  }

  async editById(id) {
    try { this.edit(await ask("entry", { id })); } catch (error) { this.fail(error); }
  }

  // `sentence` is the number of the one that its example is made of.
  edit(source, sentence = this.sentence) {
    if (this.state.stands_alone) { this.say("A folder that stands alone is read here, not changed: edit the file that the trace names."); return; }
    const number = this.number;
    const editor = new Editor(source, {
      number, sentence: sentence ?? null, folder: this.state.folder,
      failed: (error) => this.fail(error), opened: (id) => this.openById(id),
      tried: (view) => this.showTrial(view),
      kept: (id, place) => this.kept(id, place),
    });
    this.panel([editor.element], sentence);
    const gap = source.id ? 0 : gapOf(source.text);
    editor.field.setSelectionRange(gap, gap);
    editor.field.focus();
    editor.field.scrollTop = 0;
  }

  showTrial(view) {
    const back = button("Show it as it was", () => this.view(this.number).then((old) => this.showArticle(old)), { class: "link" });
    this.showArticle(view, el("p", { class: "banner" }, "Coded with the draft, which is not kept yet. ", back));
    this.page.element.querySelector(`[data-sentence="${this.sentence}"]`)?.scrollIntoView({ block: "nearest" });
  }

  async kept(id, place) {
    this.cache.clear();
    this.say(`${id} is kept in ${place}.`);
    await this.writes();
    await this.open(this.number);
  }

  async undo() {
    try {
      const undone = await ask("undo");
      this.cache.clear();
      this.say(`Undone: ${undone.what} (${undone.place}).`);
      await this.writes();
      if (this.number !== undefined) await this.open(this.number);
    } catch (error) { this.fail(error); }
  }

  async writes() {
    const [last] = await ask("writes");
    $("undo").hidden = last === undefined;
    if (last) $("undo").title = `Take back: ${last.what} in ${last.place}`;
  }

  panel(content, sentence) {
    this.sentence = sentence;
    const panel = $("panel");
    panel.hidden = false;
    fill(panel, button("Close (Esc)", () => this.closePanel(), { class: "close", "aria-label": "Close the panel" }), content);
    panel.scrollTop = 0;
    this.pane("panel");
    this.page?.element.querySelector(`[data-sentence="${sentence}"]`)?.scrollIntoView({ block: "nearest" });
    if (!panel.contains(document.activeElement)) panel.focus({ preventScroll: true });
  }

  closePanel() {
    if ($("panel").hidden) return;
    const inside = $("panel").contains(document.activeElement);
    $("panel").hidden = true;
    this.page?.light([]);
    this.pane("article");
    if (inside) (this.page?.element.querySelector("[aria-current='true']") ?? $("article")).focus();
  }

  // On a narrow screen one pane is seen at a time.
  pane(name) {
    if (PANES.includes(name)) $("desk").dataset.pane = name;
  }

  show(view) {
    $("desk").dataset.view = view;
    for (const one of document.querySelectorAll("nav [data-view]")) one.setAttribute("aria-pressed", String(one.dataset.view === view));
    $("judge").hidden = view !== "judge";
    $("overview").hidden = view !== "overview";
    if (view === "judge") this.judge.start();
    if (view === "overview") this.overview.show();
  }

  async chooseMonth(month) {
    const [year, number] = month.split("-").map(Number);
    const last = new Date(Date.UTC(year, number, 0)).getUTCDate();
    this.show("read");
    this.pane("list");
    await this.list.set({ since: `${month}-01`, until: `${month}-${last}` });
  }

  say(message) {
    const line = el("p", { class: "message" }, message, button("×", () => line.remove(), { class: "link", "aria-label": "Dismiss" }));
    $("messages").append(line);
    setTimeout(() => line.remove(), 8000);
  }

  fail(error) {
    this.say(error.message);
    if (error.name !== "Error") console.error(error);
  }

  typed(event) {
    if (event.key === "Escape" && !document.querySelector("dialog[open]")) {
      if (isTyping(event.target) && $("panel").contains(event.target)) $("panel").focus({ preventScroll: true });  // a draft is not lost by one key
      else this.closePanel();
      return;
    }
    if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    const reading = $("desk").dataset.view === "read";
    const always = { "?": helpDialog, R: () => this.show("read"), J: () => this.show("judge"), O: () => this.show("overview"),
      U: () => $("undo").hidden || this.undo(),
      "/": () => { this.show("read"); this.pane("list"); $("f-text").focus(); } };
    const inReading = { j: () => this.list.step(1), k: () => this.list.step(-1), n: () => this.stepEvent(1), p: () => this.stepEvent(-1),
      e: () => $("panel").querySelector("[data-key=e]")?.click(), a: () => this.addSelected() };
    const tree = event.key === "ArrowDown" && event.target === $("panel") && $("panel").querySelector("[role=treeitem]");
    const act = tree ? () => tree.focus() : always[event.key] ?? (reading ? inReading[event.key] : undefined);
    if (!act) return;
    event.preventDefault();
    act();
  }

  stepEvent(by) {
    const cards = [...(this.page?.element.querySelectorAll("[data-event]") ?? [])];
    const at = cards.findIndex((card) => card.dataset.event === this.page.selected);
    const card = cards[at < 0 ? (by > 0 ? 0 : cards.length - 1) : at + by];
    if (!card) return;
    card.scrollIntoView({ block: "nearest" });
    card.click();
  }

  addSelected() {
    const words = getSelection().toString().trim().slice(0, 200);
    const row = getSelection().anchorNode?.parentElement?.closest("[data-sentence]");
    if (words) this.edit(newActor(words), row ? Number(row.dataset.sentence) : this.sentence);
    else $("panel").querySelector("[data-key=a]")?.click();
  }
}

function welcome() {
  return el("p", { class: "empty" }, "Choose an article. Click an event to see how it was coded, a word to ask why it gave none; press ? for the keys.");
}

new Workbench().start();
