-- Schema 1: pages, their readings, and what was found. Facts only: rows are added, never changed or taken out.
-- Spans are half-open character offsets in the page text. Dates are ISO 8601. Countries are ISO 3166-1 alpha-3.

-- Content by its SHA-256: page bytes, page text (UTF-8) and record JSON, each once however often it is referred to.
CREATE TABLE blob (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
  size INTEGER NOT NULL,  -- bytes before compression
  data BLOB NOT NULL      -- zlib (RFC 1950)
) STRICT;

-- One page read once: these bytes from this source by these versions gave this record.
CREATE TABLE reading (
  id INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  page TEXT NOT NULL,
  sha256 TEXT NOT NULL,       -- of the page bytes; '' where they could not be had
  text_sha256 TEXT NOT NULL REFERENCES blob (sha256),
  record_sha256 TEXT NOT NULL REFERENCES blob (sha256),
  outcome TEXT NOT NULL CHECK (outcome IN ('read', 'failed')),
  dateline TEXT NOT NULL,
  reader TEXT NOT NULL,
  codebook TEXT NOT NULL,
  knowledge TEXT NOT NULL,
  url TEXT,
  outlet TEXT,
  UNIQUE (source, sha256, dateline, reader, codebook, knowledge, record_sha256)
) STRICT;
CREATE INDEX reading_page ON reading (page);

-- Which reading a source stood at, and since when (UTC). A page that goes back to earlier bytes gets a row here alone.
CREATE TABLE sighting (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  source TEXT NOT NULL,
  reading_id INTEGER NOT NULL REFERENCES reading (id),
  at TEXT NOT NULL
) STRICT;
CREATE INDEX sighting_source ON sighting (source, id);

CREATE TABLE article (
  id INTEGER PRIMARY KEY,
  reading_id INTEGER NOT NULL REFERENCES reading (id),
  number INTEGER NOT NULL,
  title TEXT,
  published TEXT,
  published_basis TEXT,
  dateline_place TEXT,
  agency TEXT,
  body_start INTEGER NOT NULL,
  body_end INTEGER NOT NULL,
  UNIQUE (reading_id, number)
) STRICT;

CREATE TABLE event (
  id INTEGER PRIMARY KEY,
  reading_id INTEGER NOT NULL REFERENCES reading (id),
  number INTEGER NOT NULL,    -- place in the record, from 0
  name TEXT NOT NULL,         -- E1, E2, ...
  article INTEGER NOT NULL,
  type TEXT NOT NULL,
  mode TEXT,
  status TEXT NOT NULL,
  role TEXT NOT NULL,
  "trigger" TEXT NOT NULL,
  trigger_start INTEGER NOT NULL,
  trigger_end INTEGER NOT NULL,
  evidence TEXT NOT NULL,
  evidence_start INTEGER NOT NULL,
  evidence_end INTEGER NOT NULL,
  attributed_to TEXT NOT NULL, -- JSON array of words, outermost last
  confidence REAL NOT NULL,
  made_by TEXT NOT NULL,
  UNIQUE (reading_id, number)
) STRICT;
CREATE INDEX event_type ON event (type, mode);

CREATE TABLE actor (
  id INTEGER PRIMARY KEY,
  event_id INTEGER NOT NULL REFERENCES event (id),
  side TEXT NOT NULL CHECK (side IN ('actor', 'recipient')),
  number INTEGER NOT NULL,
  text TEXT NOT NULL,
  name TEXT NOT NULL,
  country TEXT,
  sector TEXT NOT NULL,
  actor_id TEXT,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  confidence REAL NOT NULL,
  made_by TEXT NOT NULL,
  UNIQUE (event_id, side, number)
) STRICT;
CREATE INDEX actor_name ON actor (name COLLATE NOCASE);
CREATE INDEX actor_country ON actor (country);

CREATE TABLE place (
  event_id INTEGER PRIMARY KEY REFERENCES event (id),
  text TEXT NOT NULL,
  name TEXT NOT NULL,
  country TEXT,
  place_id TEXT,
  lat REAL,                    -- degrees, WGS 84
  lon REAL,
  precision TEXT,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  confidence REAL NOT NULL,
  made_by TEXT NOT NULL
) STRICT;
CREATE INDEX place_country ON place (country);

-- Closed interval; "end" null is open.
CREATE TABLE date (
  event_id INTEGER PRIMARY KEY REFERENCES event (id),
  text TEXT,
  start TEXT NOT NULL,
  "end" TEXT,
  timex TEXT,
  granularity TEXT,
  span_start INTEGER,
  span_end INTEGER,
  made_by TEXT NOT NULL
) STRICT;
CREATE INDEX date_start ON date (start, "end");

CREATE TABLE figure (
  id INTEGER PRIMARY KEY,
  event_id INTEGER NOT NULL REFERENCES event (id),
  number INTEGER NOT NULL,
  kind TEXT NOT NULL,
  of_text TEXT,
  text TEXT NOT NULL,
  low REAL NOT NULL,
  high REAL,
  scope TEXT NOT NULL,
  approximate INTEGER NOT NULL,
  attributed_to TEXT NOT NULL,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  made_by TEXT NOT NULL,
  UNIQUE (event_id, number)
) STRICT;

CREATE TABLE tally (
  id INTEGER PRIMARY KEY,
  reading_id INTEGER NOT NULL REFERENCES reading (id),
  number INTEGER NOT NULL,
  article INTEGER NOT NULL,
  kind TEXT NOT NULL,
  of_text TEXT,
  text TEXT NOT NULL,
  low REAL NOT NULL,
  high REAL,
  scope TEXT NOT NULL,
  since TEXT,
  as_of TEXT,
  side_or_place TEXT,
  approximate INTEGER NOT NULL,
  attributed_to TEXT NOT NULL,
  evidence TEXT NOT NULL,
  evidence_start INTEGER NOT NULL,
  evidence_end INTEGER NOT NULL,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  confidence REAL NOT NULL,
  made_by TEXT NOT NULL,
  UNIQUE (reading_id, number)
) STRICT;

CREATE TABLE statement (
  id INTEGER PRIMARY KEY,
  reading_id INTEGER NOT NULL REFERENCES reading (id),
  number INTEGER NOT NULL,
  article INTEGER NOT NULL,
  speaker TEXT NOT NULL,
  cue TEXT,
  content TEXT NOT NULL,
  direct INTEGER NOT NULL,
  addressee TEXT,
  evidence TEXT NOT NULL,
  evidence_start INTEGER NOT NULL,
  evidence_end INTEGER NOT NULL,
  content_start INTEGER NOT NULL,
  content_end INTEGER NOT NULL,
  confidence REAL NOT NULL,
  made_by TEXT NOT NULL,
  UNIQUE (reading_id, number)
) STRICT;

CREATE TABLE issue (
  id INTEGER PRIMARY KEY,
  reading_id INTEGER NOT NULL REFERENCES reading (id),
  number INTEGER NOT NULL,
  code TEXT NOT NULL,
  message TEXT NOT NULL,
  UNIQUE (reading_id, number)
) STRICT;
CREATE INDEX issue_code ON issue (code);

-- The reading each source stands at now: the last one seen that did not fail.
CREATE VIEW current AS
  SELECT reading.* FROM reading JOIN (
    SELECT max(sighting.id), sighting.reading_id AS id FROM sighting JOIN reading ON reading.id = sighting.reading_id
    WHERE reading.outcome = 'read' GROUP BY sighting.source
  ) USING (id);

-- Full text (FTS5), by word stem and without accents. article_fts keeps no copy of the text; the others read their table.
CREATE VIRTUAL TABLE article_fts USING fts5 (title, body, content='', tokenize='porter unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE event_fts USING fts5
  (evidence, content='event', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE tally_fts USING fts5
  (evidence, content='tally', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE statement_fts USING fts5
  (evidence, content='statement', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2');
CREATE TRIGGER event_index AFTER INSERT ON event BEGIN
  INSERT INTO event_fts (rowid, evidence) VALUES (new.id, new.evidence);
END;
CREATE TRIGGER tally_index AFTER INSERT ON tally BEGIN
  INSERT INTO tally_fts (rowid, evidence) VALUES (new.id, new.evidence);
END;
CREATE TRIGGER statement_index AFTER INSERT ON statement BEGIN
  INSERT INTO statement_fts (rowid, evidence) VALUES (new.id, new.evidence);
END;

-- Append-only, whoever writes.
CREATE TRIGGER blob_no_update BEFORE UPDATE ON blob BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER blob_no_delete BEFORE DELETE ON blob BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER reading_no_update BEFORE UPDATE ON reading BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER reading_no_delete BEFORE DELETE ON reading BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER sighting_no_update BEFORE UPDATE ON sighting BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER sighting_no_delete BEFORE DELETE ON sighting BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER article_no_update BEFORE UPDATE ON article BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER article_no_delete BEFORE DELETE ON article BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER event_no_update BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER event_no_delete BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER actor_no_update BEFORE UPDATE ON actor BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER actor_no_delete BEFORE DELETE ON actor BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER place_no_update BEFORE UPDATE ON place BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER place_no_delete BEFORE DELETE ON place BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER date_no_update BEFORE UPDATE ON date BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER date_no_delete BEFORE DELETE ON date BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER figure_no_update BEFORE UPDATE ON figure BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER figure_no_delete BEFORE DELETE ON figure BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER tally_no_update BEFORE UPDATE ON tally BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER tally_no_delete BEFORE DELETE ON tally BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER statement_no_update BEFORE UPDATE ON statement BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER statement_no_delete BEFORE DELETE ON statement BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER issue_no_update BEFORE UPDATE ON issue BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER issue_no_delete BEFORE DELETE ON issue BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
