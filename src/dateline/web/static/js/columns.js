// Columns of the tables that the page itself saves: name -> what stands in the cell of a row. Names are those of the exports
// of the server as far as both have them.

export const EVENTS = {
  event_id: (e) => e.name, page: (e) => e.at.page, outlet: (e) => e.at.outlet, type: (e) => e.type, mode: (e) => e.mode, status: (e) => e.status, role: (e) => e.role,
  date_start: (e) => e.start, date_end: (e) => e.end, place: (e) => e.place, country: (e) => e.country, latitude: (e) => e.lat, longitude: (e) => e.lon, precision: (e) => e.precision,
  actors: (e) => e.actors.map((p) => p[0]).join("; "), recipients: (e) => e.recipients.map((p) => p[0]).join("; "),
  killed_low: (e) => e.killed?.[0], killed_high: (e) => e.killed?.[1], injured_low: (e) => e.injured?.[0], injured_high: (e) => e.injured?.[1],
  sources: (e) => e.sources.join("; "), confidence: (e) => e.confidence, incident: (e) => e.incident, evidence: (e) => e.evidence,
};

export const INCIDENTS = {
  incident: (i) => i.id, type: (i) => i.type, mode: (i) => i.mode, status: (i) => i.status, date_start: (i) => i.start, date_end: (i) => i.end, place: (i) => i.place, country: (i) => i.country,
  latitude: (i) => i.lat, longitude: (i) => i.lon, precision: (i) => i.precision, side_a: (i) => i.actors, side_b: (i) => i.recipients,
  best: (i) => i.killed?.[0], low: (i) => i.killed?.[1], high: (i) => i.killed?.[2], injured_best: (i) => i.injured?.[0], injured_low: (i) => i.injured?.[1], injured_high: (i) => i.injured?.[2],
  number_of_sources: (i) => i.reports, witnesses: (i) => i.witnesses, rests_on: (i) => i.rests_on, disputed: (i) => i.disputed.join("; "), first_report: (i) => i.first_report, last_report: (i) => i.last_report, headline: (i) => i.headline,
};

export const PAGES = {
  page: (p) => p.page, title: (p) => p.title, outlet: (p) => p.outlet, published: (p) => p.published, events: (p) => p.events, statements: (p) => p.statements,
};

export const ACTORS = {
  name: (a) => a.name, id: (a) => a.id, sector: (a) => a.sector, country: (a) => a.country, did: (a) => a.actors.length, suffered: (a) => a.recipients.length, first: (a) => edge([...a.all], 0), last: (a) => edge([...a.all], -1),
};

/** A row is the list of events of a place. */
export const PLACES = {
  place: (own) => own[0].place, country: (own) => own[0].country, latitude: (own) => own.find((e) => e.lat !== null)?.lat, longitude: (own) => own.find((e) => e.lon !== null)?.lon,
  precision: (own) => own.find((e) => e.precision)?.precision, events: (own) => own.length, first: (own) => edge(own, 0), last: (own) => edge(own, -1),
};

const edge = (events, at) => events.map((e) => e.start).filter(Boolean).sort().at(at);
