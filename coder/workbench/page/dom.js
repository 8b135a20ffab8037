// Elements and texts: all that comes from outside goes into text nodes, made visible where it could deceive the eye.

const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

// A text in which each control character and each mark that turns the direction of reading is one visible mark.
export function visible(text) {
  return String(text).replace(UNSEEN, (mark) => (mark < " " ? String.fromCharCode(0x2400 + mark.charCodeAt(0)) : "\ufffd"));
}

// An element: properties that begin with "on" are listeners, all others attributes; null and false leave them out.
export function el(name, properties = {}, ...children) {
  const made = document.createElement(name);
  set(made, properties);
  made.append(...nodes(children));
  return made;
}

// An element of a drawing.
export function svg(name, properties = {}, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  set(made, properties);
  made.append(...nodes(children));
  return made;
}

// Put children into an element in place of those that it has.
export function fill(element, ...children) {
  element.replaceChildren(...nodes(children));
  return element;
}

function nodes(children) {
  return children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false)
    .map((child) => (child instanceof Node ? child : document.createTextNode(visible(child))));
}

function set(element, properties) {
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, visible(value));
  }
}

// A button.
export function button(label, onclick, properties = {}) {
  return el("button", { type: "button", onclick, ...properties }, label);
}

export const QUADS = { 1: "verbal co-operation", 2: "material co-operation", 3: "verbal conflict", 4: "material conflict" };

// The class of an event's quad class.
export function quadClass(event) {
  return event.quad ? `q${event.quad}` : "q0";
}

// Whether keys that are typed go into a field.
export function isTyping(target) {
  return target.closest("input, textarea, select, [contenteditable]") !== null;
}
