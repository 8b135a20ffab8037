// A trace as a tree: each step tells where in the text it looks, and which entry decided.

import { button, el } from "./dom.js";

// `shown` is told the places of the step in focus or under the pointer; `opened` the entry that a step names.
export function traceTree(step, { shown = () => {}, opened = null, label = "Trace" } = {}) {
  const tree = el("ul", { role: "tree", class: "trace", "aria-label": label }, item(step, 1, { shown, opened }));
  tree.querySelector("[role=treeitem]").tabIndex = 0;
  tree.addEventListener("keydown", (event) => move(tree, event));
  tree.addEventListener("pointerleave", () => shown([]));
  tree.addEventListener("focusout", (event) => tree.contains(event.relatedTarget) || shown([]));
  return tree;
}

function item(step, level, context) {
  const below = step.kind === "chunks" ? [] : step.steps;
  const group = below.length ? el("ul", { role: "group" }, below.map((one) => item(one, level + 1, context))) : null;
  const line = el("span", { class: `step ${step.kind}` }, ...parts(step, context));
  const made = el("li", {
    role: "treeitem", tabindex: -1, "aria-level": level, "aria-expanded": group ? "true" : null,
    onfocusin: (event) => { event.stopPropagation(); context.shown(step.places); },
    onpointerover: (event) => { event.stopPropagation(); context.shown(step.places); },
    onclick: (event) => { event.stopPropagation(); if (event.target.closest("button") === null) made.focus(); },
  }, line, group);
  return made;
}

function parts(step, { opened }) {
  if (!step.where || opened === null) return [step.text];
  const [before, ...after] = step.text.split(step.where);
  const link = button(step.where, () => opened(step.rule), { class: "link", tabindex: -1, title: `Open the entry ${step.rule} (e)` });
  return [before, link, after.join(step.where)];
}

function move(tree, event) {
  const current = event.target.closest("[role=treeitem]");
  if (current === null) return;
  const visibleItems = [...tree.querySelectorAll("[role=treeitem]")].filter((one) => one.offsetParent !== null);
  const at = visibleItems.indexOf(current);
  const expanded = current.getAttribute("aria-expanded");
  const parent = current.parentElement.closest("[role=treeitem]");
  const targets = {
    ArrowDown: visibleItems[at + 1], ArrowUp: visibleItems[at - 1], Home: visibleItems[0], End: visibleItems.at(-1),
  };
  if (event.key in targets) focus(tree, targets[event.key]);
  else if (event.key === "ArrowLeft" && expanded === "true") current.setAttribute("aria-expanded", "false");
  else if (event.key === "ArrowLeft") focus(tree, parent);
  else if (event.key === "ArrowRight" && expanded === "false") current.setAttribute("aria-expanded", "true");
  else if (event.key === "ArrowRight" && expanded === "true") focus(tree, current.querySelector("[role=treeitem]"));
  else if (event.key === "Enter" || event.key === "e") current.querySelector(":scope > .step .link")?.click();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function focus(tree, target) {
  if (!target) return;
  tree.querySelector("[tabindex='0'][role=treeitem]")?.setAttribute("tabindex", "-1");
  target.tabIndex = 0;
  target.focus();
}
