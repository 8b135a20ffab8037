// A page that stands alone: coded articles with the trace of what is clicked beside them.

import { button, el, fill } from "./dom.js";
import { ArticlePage } from "./article.js";
import { eventPanel, rejectedPanel } from "./ask.js";

function showPage(views) {
  const panel = el("aside", { id: "panel", tabindex: -1, hidden: true, "aria-label": "Details" });
  let shown = null;
  const close = () => { panel.hidden = true; shown?.light([]); };
  const open = (page, content) => {
    if (shown !== page) shown?.light([]);
    shown = page;
    panel.hidden = false;
    fill(panel, button("Close (Esc)", close, { class: "close", "aria-label": "Close the panel" }), content);
    panel.scrollTop = 0;
    panel.scrollIntoView({ block: "nearest" });
  };
  const pages = views.map((view) => {
    const page = new ArticlePage(view, {
      event: (event, sentence) => open(page, eventPanel(event, sentence, { light: (places) => page.light(places), edit: null })),
      rejected: (item, sentence) => open(page, rejectedPanel(item, sentence, { light: (places) => page.light(places), edit: null })),
    });
    return page;
  });
  document.addEventListener("keydown", (event) => event.key === "Escape" && close());
  document.body.append(el("div", { class: "explained" }, el("main", { id: "article" }, pages.map((page) => page.element)), panel));
}

showPage(JSON.parse(document.getElementById("views").textContent));
