// Follows the database while pages are read into it.

import { h } from "./dom.js";
import { count, number } from "./words.js";

const WAIT = 800; // milliseconds between two drawings
const QUIET = 8000; // milliseconds without news after which the reading is taken for over

/** Calls `grown` with the tag and the counts whenever they change; shows meanwhile how fast pages come in, and how many are to
 *  come where whoever reads knows. */
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
    const news = told.tag !== last;
    last = told.tag;
    if (told.counts.pages !== pages || told.reading) {
      since ??= { at: Date.now(), pages, events };
      ({ pages, events } = told.counts);
      sign.textContent = `Reading${toCome(told.reading)}: ${count(pages - since.pages, "new page")} with ${count(events - since.events, "event")}${pace(pages - since.pages, since.at)}`;
      sign.hidden = false;
      clearTimeout(timer);
      timer = setTimeout(() => {
        sign.hidden = true;
        since = null;
      }, QUIET);
    }
    if (news) later(() => grown(told));
  });
}

const toCome = (reading) => (reading ? ` ${number(reading.done)} of ${count(reading.pages, "page")}, ${number(reading.pages - reading.done)} to come` : "");

function pace(pages, since) {
  const minutes = (Date.now() - since) / 60000;
  return minutes > 0.05 ? `, ${number(Math.round(pages / minutes))} pages a minute` : "";
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
