// Elements made of text alone: nothing that came from a page is ever read as HTML.

const SVG = "http://www.w3.org/2000/svg";

/** An element. Properties: `on` holds listeners, `data` data attributes; a function or false is no attribute. */
export function h(tag, properties, ...children) {
  return filled(document.createElement(tag), properties, children);
}

/** An SVG element. */
export function s(tag, properties, ...children) {
  return filled(document.createElementNS(SVG, tag), properties, children);
}

function filled(element, properties, children) {
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (name === "on") for (const [event, act] of Object.entries(value)) element.addEventListener(event, act);
    else if (name === "data") Object.assign(element.dataset, value);
    else if (name === "value" || name === "checked" || name === "selected") element[name] = value;
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  add(element, children);
  return element;
}

/** Adds children: elements, text, lists of them; null and false are left out. */
export function add(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : safe(String(child)));
  }
  return element;
}

const UNSAFE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/** Text as it may be shown: controls and marks that turn the direction of what follows become replacement characters,
    one for one, so that offsets hold. */
export function safe(text) {
  return text.replace(UNSAFE, (c) => (c === "\n" || c === "\t" ? c : "\ufffd"));
}

/** A name or words of a page: its own direction, whatever stands around it. */
export function name(text, properties) {
  return h("bdi", properties, text);
}

/** Says something to those who do not see the page. */
export function say(text) {
  document.getElementById("said").textContent = safe(text);
}

/** A link to a state of the page. */
export function link(to, properties, ...children) {
  return h("a", { href: address(to), ...properties }, ...children);
}

/** The address of a state: a view and its parameters; empty ones are left out. */
export function address(state) {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(state)) {
    if (value !== "" && value !== null && value !== undefined && !(key === "view" && value === "events"))
      query.set(key, value);
  }
  const text = query.toString();
  return text ? `?${text}` : "./";
}
