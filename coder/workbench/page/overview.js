// Where and when: a map of the places and a line of months, both by quad class; the filters of the list apply.

import { ask } from "./api.js";
import { el, fill, QUADS, svg } from "./dom.js";

const WIDTH = 960, HEIGHT = 420, TOP = 84, BOTTOM = -57;
const THIN = 2; // pixels of the thinnest bar, which can still be seen and hit

export class Overview {
  constructor(element, { filter, chosen, failed }) {
    this.element = element;
    this.filter = filter;
    this.chosen = chosen;
    this.failed = failed;
  }

  async show() {
    try {
      const { months, spots, land } = await ask("overview", this.filter());
      const chosen = Object.entries(this.filter()).filter(([name, value]) => value && ["code", "actor", "since", "until"].includes(name));
      fill(this.element, el("h2", {}, "Where and when"),
        el("p", { class: "quiet" }, chosen.length ? `Events with ${chosen.map(([name, value]) => `${name} ${value}`).join(", ")}, as the list is filtered` : "All events that are coded so far; the filters of the list apply here"), legend(), this.map(spots, land), this.timeline(months));
    } catch (error) { this.failed(error); }
  }

  map(spots, land) {
    if (!spots.length) return el("p", { class: "empty" }, "No event has coordinates: they need the gazetteer, pip install 'cameo-coder[geo]', and coded articles.");
    const drawing = svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: "map", role: "img", "aria-label": `Map of ${spots.length} places` });
    drawing.append(svg("path", { class: "land", d: land.map(([lat, lon]) => `M${x(lon).toFixed(1)},${y(lat).toFixed(1)}h2.2`).join("") }));
    const most = Math.max(...spots.map((spot) => spot.events));
    for (const spot of [...spots].sort((one, other) => other.events - one.events)) {
      drawing.append(svg("circle", { cx: x(spot.lon).toFixed(1), cy: y(spot.lat).toFixed(1), r: (2.5 + 12 * Math.sqrt(spot.events / most)).toFixed(1), class: `spot q${spot.quad}` },
        svg("title", {}, `${spot.place}: ${spot.events} × ${QUADS[spot.quad]}`)));
    }
    return el("figure", {}, drawing, el("figcaption", { class: "quiet" }, `${spots.length} places; towns of the gazetteer in the background`), table(["place", "quad class", "events"], spots.slice(0, 200).map((spot) => [spot.place, QUADS[spot.quad], spot.events])));
  }

  timeline(months) {
    if (!months.length) return el("p", { class: "empty" }, "No event has a date.");
    const byMonth = new Map();
    for (const { month, quad, events } of months) byMonth.set(month, { ...byMonth.get(month), [quad]: events });
    const all = monthsBetween(months[0].month, months.at(-1).month);
    const sum = (counts) => Object.values(counts ?? {}).reduce((one, other) => one + other, 0);
    const most = Math.max(...all.map((month) => sum(byMonth.get(month))));
    const width = Math.max(320, Math.min(WIDTH, this.element.clientWidth - 40)), wide = (width - 40 - THIN) / all.length, high = 150;
    const drawing = svg("svg", { viewBox: `0 0 ${width} ${high + 24}`, class: "timeline", role: "img", "aria-label": `Events of ${all.length} months` });
    all.forEach((month, at) => {
      let from = high;
      const bar = svg("g", { class: "month", tabindex: sum(byMonth.get(month)) ? 0 : null, role: "button", "aria-label": `${month}: ${sum(byMonth.get(month))} events`,
        onclick: () => this.chosen(month), onkeydown: (event) => event.key === "Enter" && this.chosen(month) },
        svg("title", {}, `${month}: ${sum(byMonth.get(month))} events`), svg("rect", { x: 40 + at * wide, y: 0, width: Math.max(THIN, wide), height: high, class: "hit" }));
      for (const quad of [1, 2, 3, 4]) {
        const tall = ((byMonth.get(month)?.[quad] ?? 0) / most) * (high - 10);
        from -= tall;
        if (tall) bar.append(svg("rect", { x: (40 + at * wide).toFixed(2), y: from.toFixed(2), width: Math.max(THIN, wide - (wide > 4 ? 1 : 0)).toFixed(2), height: tall.toFixed(2), class: `bar q${quad}` }));
      }
      drawing.append(bar);
    });
    drawing.append(svg("line", { x1: 40, x2: width, y1: high, y2: high, class: "axis" }), svg("text", { x: 36, y: 14, "text-anchor": "end" }, most), svg("text", { x: 36, y: high, "text-anchor": "end" }, 0));
    const every = Math.max(1, Math.ceil((all.length * 70) / (width - 40)));
    all.forEach((month, at) => { if (at % every === 0 && 40 + at * wide < width - 44) drawing.append(svg("text", { x: 40 + at * wide, y: high + 16 }, month)); });
    return el("figure", {}, drawing, el("figcaption", { class: "quiet" }, "Events by month; choose a month to list its articles"), table(["month", "quad class", "events"], months.map((one) => [one.month, QUADS[one.quad], one.events])));
  }
}

function legend() {
  return el("p", { class: "legend" }, Object.entries(QUADS).map(([quad, name]) => el("span", { class: `key q${quad}` }, name)));
}

function table(names, rows) {
  return el("details", {}, el("summary", {}, "As a table"), el("table", {}, el("thead", {}, el("tr", {}, names.map((name) => el("th", { scope: "col" }, name)))),
    el("tbody", {}, rows.map((row) => el("tr", {}, row.map((cell) => el("td", {}, cell)))))));
}

function monthsBetween(first, last) {
  const made = [];
  let [year, month] = first.split("-").map(Number);
  for (let name = first; name <= last && made.length < 2400; name = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}`) {
    made.push(name);
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  }
  return made;
}

const x = (lon) => ((lon + 180) / 360) * WIDTH;
const y = (lat) => ((TOP - lat) / (TOP - BOTTOM)) * HEIGHT;
