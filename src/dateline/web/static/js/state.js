// The state of the page is its address.

import { address } from "./dom.js";

let changed = () => {};

/** The parameters of the address; `view` is events where none is given. */
export function state() {
  return { view: "events", ...Object.fromEntries(new URLSearchParams(location.search)) };
}

/** Goes to a state; `replace` leaves no step to go back to. */
export function go(to, { replace = false } = {}) {
  const where = address(to);
  history[replace ? "replaceState" : "pushState"](null, "", where === "./" ? location.pathname : where);
  changed();
}

/** Changes parameters of the state that is shown; empty ones go. */
export function change(parameters, options) {
  go({ ...state(), ...parameters }, options);
}

/** Draws the state that is shown from the beginning: what is on record has changed. */
export function anew() {
  changed({ anew: true });
}

/** Notes a parameter in the address without drawing anything anew. */
export function note(parameters) {
  history.replaceState(null, "", address({ ...state(), ...parameters }));
}

/** Calls `draw` whenever the state changes: by a link, by going back, or by `go`. */
export function follow(draw) {
  changed = draw;
  addEventListener("popstate", () => draw());
  document.addEventListener("click", (event) => {
    const anchor = event.target.closest?.("a[href]");
    const other = event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0;
    if (!anchor || other || anchor.target || anchor.hasAttribute("download")) return;
    const to = new URL(anchor.href);
    if (to.origin !== location.origin || to.pathname !== location.pathname || to.hash) return;
    event.preventDefault();
    history.pushState(null, "", to.href);
    draw();
    scrollTo(0, 0);
  });
}
