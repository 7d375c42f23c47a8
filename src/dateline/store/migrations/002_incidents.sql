-- Schema 2: judgements about facts, and the incidents they make. Judgements and steps are only ever added.

-- What a person or the program holds about one event or two. Events are named by their key, which outlives readings;
-- "about" keeps what they were (JSON: source, page, evidence, trigger, type), so that a key can be found again.
CREATE TABLE judgement (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,            -- UTC, ISO 8601
  kind TEXT NOT NULL CHECK (kind IN ('same', 'different', 'unsure', 'accept', 'reject', 'correct', 'revoke')),
  one TEXT NOT NULL,           -- key of an event; of two the lesser
  other TEXT,                  -- key of the other event
  field TEXT,                  -- of a correction: type, mode, place, date, status, role, killed, ...
  value TEXT,                  -- of a correction: what it should be (JSON)
  maker TEXT NOT NULL CHECK (maker IN ('human', 'machine')),
  who TEXT NOT NULL,           -- a person's name, or the version of the comparison
  why TEXT NOT NULL,           -- one sentence
  odds REAL,                   -- log-odds of a machine's judgement
  about TEXT NOT NULL DEFAULT '{}',
  revokes INTEGER REFERENCES judgement (id)
) STRICT;
CREATE INDEX judgement_pair ON judgement (one, other);
CREATE INDEX judgement_other ON judgement (other);
CREATE INDEX judgement_maker ON judgement (maker, id);
CREATE INDEX judgement_at ON judgement (at);

-- Human judgements that nobody has taken back.
CREATE VIEW standing AS
  SELECT * FROM judgement WHERE maker = 'human' AND kind != 'revoke'
  AND id NOT IN (SELECT revokes FROM judgement WHERE revokes IS NOT NULL);

-- The name of an incident, given once. "founder" is the key of the event it was founded on.
CREATE TABLE incident (
  id TEXT PRIMARY KEY,
  founder TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;

-- How incidents grew: an event joined or left; all events of one incident went over to another (merged); an incident was
-- founded on events of another (split).
CREATE TABLE step (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('joined', 'left', 'merged', 'split')),
  incident TEXT NOT NULL REFERENCES incident (id),
  event TEXT,                  -- key, of joined and left
  other TEXT REFERENCES incident (id),
  because TEXT NOT NULL
) STRICT;
CREATE INDEX step_event ON step (event, id);
CREATE INDEX step_incident ON step (incident, id);
CREATE INDEX step_at ON step (at);

-- Below: indexes that can be made anew from the record at any time. They may change; facts, judgements and steps do not.

-- Where each event that incidents know of stands now.
CREATE TABLE member (
  event TEXT PRIMARY KEY,
  incident TEXT REFERENCES incident (id),  -- null only within the update that adds it
  reading_id INTEGER NOT NULL REFERENCES reading (id),
  number INTEGER NOT NULL,
  article TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX member_incident ON member (incident);
CREATE INDEX member_reading ON member (reading_id);
CREATE INDEX member_article ON member (article);

-- Which reports and events fall into which block (see dateline.merge.blocking). "rank" is a day.
CREATE TABLE block (
  name TEXT NOT NULL,
  rank INTEGER NOT NULL,
  member TEXT NOT NULL,
  PRIMARY KEY (name, rank, member)
) STRICT, WITHOUT ROWID;
CREATE INDEX block_member ON block (member);

-- How far the judgements have been followed, and by which version of the comparison.
CREATE TABLE followed (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  judgement INTEGER NOT NULL,
  version TEXT NOT NULL
) STRICT;

CREATE TRIGGER judgement_no_update BEFORE UPDATE ON judgement BEGIN SELECT RAISE(ABORT, 'judgements are append-only'); END;
CREATE TRIGGER judgement_no_delete BEFORE DELETE ON judgement BEGIN SELECT RAISE(ABORT, 'judgements are append-only'); END;
CREATE TRIGGER incident_no_update BEFORE UPDATE ON incident BEGIN SELECT RAISE(ABORT, 'incidents keep their names'); END;
CREATE TRIGGER incident_no_delete BEFORE DELETE ON incident BEGIN SELECT RAISE(ABORT, 'incidents keep their names'); END;
CREATE TRIGGER step_no_update BEFORE UPDATE ON step BEGIN SELECT RAISE(ABORT, 'steps are append-only'); END;
CREATE TRIGGER step_no_delete BEFORE DELETE ON step BEGIN SELECT RAISE(ABORT, 'steps are append-only'); END;
