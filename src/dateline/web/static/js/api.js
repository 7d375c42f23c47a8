// Questions to the server, or to the files of a site without one.

export const SITE = document.documentElement.hasAttribute("data-site");

const FILES = {
  status: () => "data/status.json",
  codebook: () => "data/codebook.json",
  index: () => "data/index.json",
  statements: () => "data/statements.json",
  incidents: () => "data/incidents.json",
  page: ({ number }) => `data/pages/${number}.json`,
  incident: ({ id }) => `data/incidents/${id.replace(/[^A-Za-z0-9-]/g, "_")}.json`,
};

export class Refused extends Error {
  constructor(status, said) {
    super(said);
    this.status = status;
  }
}

/** An answer by its name; throws Refused with the server's sentence. */
export async function ask(what, parameters = {}) {
  const asked = { ...parameters };
  if (!SITE) delete asked.number;
  const query = new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== "" && value !== undefined));
  const where = SITE ? FILES[what]?.(parameters) : `api/${what}${query.size ? "?" + query : ""}`;
  if (!where) throw new Refused(404, "A site without a server cannot answer this.");
  return read(await fetch(where, { headers: { Accept: "application/json" } }));
}

/** Sends something to be kept. */
export async function send(what, body) {
  const headers = { "Content-Type": "application/json", "X-Dateline": "1" };
  return read(await fetch(`api/${what}`, { method: "POST", headers, body: JSON.stringify(body) }));
}

async function read(response) {
  const told = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refused(response.status, told.detail ?? `The server answered ${response.status}.`);
  return told;
}
