// Follows the database while pages are read into it.

import { h } from "./dom.js";
import { count, number } from "./words.js";

const WAIT = 800; // milliseconds between two drawings
const QUIET = 8000; // milliseconds without news after which the reading is taken for over

/** Calls `grown` with the tag and the counts whenever they change; shows how fast pages come in meanwhile. */
export function live(status, grown) {
  let last = status.tag;
  let { pages, events } = status.counts;
  let since = null;
  let timer = 0;
  const sign = h("span", { id: "live", hidden: true, title: "Pages are being read into this database" });
  document.getElementById("head").append(sign);
  const source = new EventSource("api/live");
  source.addEventListener("state", (event) => {
    const told = JSON.parse(event.data);
    if (told.tag === last) return;
    last = told.tag;
    if (told.counts.pages === pages) return later(() => grown(told)); // a judgement, no page
    since ??= { at: Date.now(), pages, events };
    ({ pages, events } = told.counts);
    const minutes = (Date.now() - since.at) / 60000;
    const each = minutes > 0.05 ? `, ${number(Math.round((pages - since.pages) / minutes))} pages a minute` : "";
    sign.textContent = `Reading: ${count(pages - since.pages, "new page")} with ${count(events - since.events, "event")}${each}`;
    sign.hidden = false;
    clearTimeout(timer);
    timer = setTimeout(() => {
      sign.hidden = true;
      since = null;
    }, QUIET);
    later(() => grown(told));
  });
}

let waiting = 0;

/** Once a while, however fast pages come. */
function later(act) {
  if (waiting) return;
  waiting = setTimeout(() => {
    waiting = 0;
    act();
  }, WAIT);
}
