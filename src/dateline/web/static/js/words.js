// Dates, numbers and names in words.

const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** An ISO day as "12 Mar 2025": no reader takes the month for the day. */
export function day(iso) {
  const [year, month, number] = iso.split("-");
  return `${+number} ${MONTHS[+month - 1]} ${year}`;
}

/** A closed interval in the least words; an end of null is open. */
export function interval(start, end) {
  if (!start) return "no date";
  if (end === null || end === undefined) return `since ${day(start)}`;
  if (start === end) return day(start);
  if (start.endsWith("-01-01") && end === `${start.slice(0, 4)}-12-31`) return start.slice(0, 4);
  if (start.endsWith("-01") && start.slice(0, 7) === end.slice(0, 7) && lastDay(end))
    return `${MONTHS[+start.slice(5, 7) - 1]} ${start.slice(0, 4)}`;
  return `${day(start)} to ${day(end)}`;
}

function lastDay(iso) {
  const [year, month, number] = iso.split("-").map(Number);
  return number === new Date(Date.UTC(year, month, 0)).getUTCDate();
}

const NUMBER = new Intl.NumberFormat("en", { maximumFractionDigits: 2 });

/** A number with marks between thousands. */
export const number = (value) => NUMBER.format(value);

/** A number with its bounds: "3", "301 or more", "up to 40", "10 to 15". */
export function bounds(low, high, approximate) {
  if (high === null || high === undefined) return `${number(low)} or more`;
  if (low === high) return (approximate ? "about " : "") + number(low);
  return low === 0 ? `up to ${number(high)}` : `${number(low)} to ${number(high)}`;
}

/** Best with its range, where there is one. */
export function range([best, low, high]) {
  return low === high && low === best ? number(best) : `${number(best)} (${number(low)} to ${number(high)})`;
}

/** "1 report", "2 reports". */
export function count(n, noun, many) {
  return `${number(n)} ${n === 1 ? noun : (many ?? noun + "s")}`;
}

/** Confidence as a share of a hundred. */
export const percent = (share) => `${Math.round(share * 100)} %`;

/** A code as words: "heavy-weapons" stays, "ASSAULT" becomes "Assault". */
export const title = (code) => (code ? code[0] + code.slice(1).toLowerCase() : "");

export const QUADS = {
  "verbal cooperation": { sign: "◇", short: "Words, together", css: "q1" },
  "material cooperation": { sign: "◆", short: "Deeds, together", css: "q2" },
  "verbal conflict": { sign: "△", short: "Words, against", css: "q3" },
  "material conflict": { sign: "▲", short: "Deeds, against", css: "q4" },
  "": { sign: "○", short: "Own types", css: "q0" },
};
