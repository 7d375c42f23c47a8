// What was found on a page, as fields with the words that each was read from.

import { bounds, interval, percent, title } from "./words.js";

/** Kind of field -> what its words are called. */
export const KINDS = {
  trigger: "trigger", actor: "actor", recipient: "recipient", place: "place", date: "date", figure: "figure",
  of: "counted", source: "source", hedge: "hedge", speaker: "speaker", cue: "cue", content: "said", addressee: "to whom",
  side: "side", evidence: "sentence",
};

const field = (kind, label, said, spans, more = {}) => ({ kind, label, said, spans: spans.filter(Boolean), ...more });

/** Every finding of a record: id, kind, heading, fields (each with its spans), and why its empty fields are empty. */
export function findings(record) {
  return [
    ...record.events.map((event) => ofEvent(event)),
    ...record.statements.map((row, n) => ofStatement(row, `S${n + 1}`)),
    ...record.tallies.map((row, n) => ofTally(row, `T${n + 1}`)),
  ];
}

function ofEvent(event) {
  const { date, place } = event;
  return {
    id: event.id, sort: "event", row: event, type: event.type, heading: `${title(event.type)}${event.mode ? ` ${event.mode}` : ""}`, at: event.trigger_span, evidence: event.evidence_span, confidence: event.confidence, made: event.made_by,
    fields: [
      field("trigger", "Trigger", event.trigger, [event.trigger_span]),
      ...event.actors.map((row) => party("actor", "Actor", row)),
      ...event.recipients.map((row) => party("recipient", "Recipient", row)),
      date && field("date", "Date", interval(date.start, date.end), [date.span], { words: date.text, note: date.anchor && `counted from ${date.anchor}`, made: date.made_by, why: date.span ? "" : "the page has no words for it: the day of the report" }),
      place && field("place", "Place", [place.name, place.country].filter(Boolean).join(", "), [place.span], { words: place.text, note: [place.precision && `precision: ${place.precision}`, place.lat !== null && `${place.lat}, ${place.lon}`].filter(Boolean).join("; "), made: place.made_by, share: place.confidence }),
      ...event.figures.map(figure),
      field("status", "Status", event.status, [event.hedge_span]),
      field("role", "News or background", event.role, []),
      ...event.attributed_to.map((said, n) => field("source", n ? "Source, passed on by" : "Source", said, [event.attributed_spans[n]])),
    ].filter(Boolean),
    empty: empty(event.why_null),
  };
}

function party(kind, label, row) {
  const note = [row.sector, row.country, row.actor_id].filter(Boolean).join(" · ");
  return field(kind, label, row.name, [row.span], { words: row.text, note, made: row.made_by, share: row.confidence, party: true });
}

function figure(row) {
  const said = `${row.kind} ${bounds(row.low, row.high, row.approximate)}`;
  const note = [row.subset_of && "a part of another figure", row.attributed_to.length > 0 && `says ${row.attributed_to.join(", ")}`].filter(Boolean).join("; ");
  return field("figure", "Figure", said, [row.span, row.of_span], { words: [row.text, row.of].filter(Boolean).join(" "), note, made: row.made_by, share: row.confidence });
}

function ofStatement(row, id) {
  return {
    id, sort: "statement", row, type: "", heading: `${row.speaker} ${row.cue ?? "says"}`, at: row.content_span, evidence: row.evidence_span, confidence: row.confidence, made: row.made_by,
    fields: [
      field("speaker", "Speaker", row.speaker, [row.speaker_span]),
      row.cue !== null && field("cue", "Cue", row.cue, [row.cue_span]),
      field("content", row.direct ? "Said, word for word" : "Said", row.content, [row.content_span]),
      row.addressee !== null && field("addressee", "To whom", row.addressee, [row.addressee_span]),
      row.hedge_span && field("hedge", "Hedge", "weakened by these words", [row.hedge_span]),
    ].filter(Boolean),
    empty: empty(row.why_null),
  };
}

function ofTally(row, id) {
  return {
    id, sort: "total", row, type: "", heading: `${row.kind} ${bounds(row.low, row.high, row.approximate)}`, at: row.span, evidence: row.evidence_span, confidence: row.confidence, made: row.made_by,
    fields: [
      field("figure", "Running total", `${row.kind} ${bounds(row.low, row.high, row.approximate)}`, [row.span, row.of_span], { words: [row.text, row.of].filter(Boolean).join(" ") }),
      (row.since || row.as_of) && field("date", "Counted", [row.since && `since ${row.since}`, row.as_of && `as of ${row.as_of}`].filter(Boolean).join(", "), []),
      row.side_or_place !== null && field("side", "Side or place", row.side_or_place, [row.side_span]),
      ...row.attributed_to.map((said, n) => field("source", "Source", said, [row.attributed_spans[n]])),
    ].filter(Boolean),
    empty: empty(row.why_null),
  };
}

const LABELS = { attributed_to: "Source", actors: "Actor", recipients: "Recipient", figures: "Figure", place: "Place", date: "Date", mode: "Mode", addressee: "To whom", side_or_place: "Side or place", since: "Since", as_of: "As of" };

function empty(why) {
  return Object.entries(why).map(([name, reason]) => ({ label: LABELS[name] ?? title(name), reason }));
}

/** What one reads of a finding when pointing at its words. */
export function brief(finding, kinds) {
  return `${finding.id} ${finding.heading}: ${[...kinds].map((kind) => KINDS[kind]).join(", ")} (${percent(finding.confidence)})`;
}
