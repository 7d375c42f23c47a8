// What is likely of words that a person selects: as the page or the record has them elsewhere, and numbers by their words.

const ONES = "one two three four five six seven eight nine ten eleven twelve".split(" ");
const VAGUE = { dozens: 24, scores: 40, hundreds: 200, thousands: 2000, "tens of thousands": 20000 }; // decision 13 of the corpus guide
const KINDS = [
  [/kill|dead|died|death|bod(y|ies)/i, "killed"], [/injur|wound|hurt/i, "injured"], [/displac|fled|evacuat|flee/i, "displaced"], [/detain|arrest/i, "detained"],
  [/abduct|kidnap|hostage/i, "abducted"], [/missing/i, "missing"], [/releas|freed/i, "released"],
];
const UNKNOWN = "UNK";

/** What a field's row begins with; every value can be changed by hand. */
export function guess(field, words, view, record) {
  if (field === "actor" || field === "recipient") return party(words.text, view, record);
  if (field === "place") return place(words.text, view, record);
  if (field === "date") return day(words.text, view);
  if (field === "figure") return figure(words, view);
  return {};
}

/** The sector as it is sent: one that nobody chose is left to the server, which knows the page's other rows. */
export const sector = (code) => (code === UNKNOWN ? null : code);

function party(text, view, record) {
  const rows = view.record.events.flatMap((event) => [...event.actors, ...event.recipients]);
  const own = rows.find((row) => row.text === text) ?? rows.find((row) => row.name === text);
  if (own) return { name: own.name, country: own.country, sector: own.sector };
  for (const event of record.events)
    for (const [name, country, code] of [...event.actors, ...event.recipients]) if (name === text) return { name, country, sector: code };
  return { name: text, country: "", sector: UNKNOWN };
}

function place(text, view, record) {
  const own = view.record.events.map((event) => event.place).find((row) => row && (row.text === text || row.name === text));
  if (own) return { name: own.name, country: own.country };
  const other = record.events.find((event) => event.place === text);
  return { name: text, country: other?.country ?? "" };
}

function day(text, view) {
  const own = view.record.events.map((event) => event.date).find((row) => row && row.text?.toLowerCase() === text.toLowerCase());
  const written = /^\d{4}-\d\d-\d\d$/.test(text) ? text : "";
  return own ? { start: own.start, end: own.end } : { start: written, end: written };
}

function figure(words, view) {
  const [low, high] = reckoned(words.text);
  const sentence = view.record.events.find((event) => event.evidence_span[0] <= words.span[0] && event.evidence_span[1] >= words.span[1])?.evidence ?? "";
  const kind = KINDS.find(([pattern]) => pattern.test(sentence.slice(Math.max(0, sentence.indexOf(words.text) - 60))))?.[1] ?? "other";
  return { kind, low: low ?? "", high: high ?? "" };
}

/** Low and high of a number in words; undefined where it takes more than a table. */
export function reckoned(text) {
  const said = text.toLowerCase().trim();
  const vague = Object.keys(VAGUE).sort((a, b) => b.length - a.length).find((word) => said.endsWith(word));
  const digits = said.match(/\d[\d,]*(\.\d+)?/g) ?? [];
  const word = ONES.findIndex((one) => new RegExp(`\\b${one}\\b`).test(said));
  if (!digits.length && vague) return [VAGUE[vague], undefined];
  const value = digits.length === 1 ? Number(digits[0].replaceAll(",", "")) : !digits.length && word >= 0 ? word + 1 : /^an?\b/.test(said) ? 1 : undefined;
  if (value === undefined) return [undefined, undefined];
  if (/at least|no fewer than/.test(said)) return [value, undefined];
  if (/more than|over/.test(said)) return [value + 1, undefined];
  if (/up to|as many as/.test(said)) return [0, value];
  return [value, value];
}
