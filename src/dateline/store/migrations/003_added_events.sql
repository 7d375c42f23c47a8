-- Schema 3: events that people add to a page. The table of judgements is made anew with its rows, as SQLite cannot widen
-- a CHECK; nothing in it changes.

CREATE TABLE judgement_wider (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,            -- UTC, ISO 8601
  kind TEXT NOT NULL
    CHECK (kind IN ('same', 'different', 'unsure', 'accept', 'reject', 'correct', 'add', 'revoke')),
  one TEXT NOT NULL,           -- key of an event; of two the lesser
  other TEXT,                  -- key of the other event
  field TEXT,                  -- of a correction: type, mode, place, date, status, role, killed, ...
  value TEXT,                  -- of a correction: what it should be; of an added event: the event with its spans (JSON)
  maker TEXT NOT NULL CHECK (maker IN ('human', 'machine')),
  who TEXT NOT NULL,           -- a person's name, or the version of the comparison
  why TEXT NOT NULL,           -- one sentence
  odds REAL,                   -- log-odds of a machine's judgement
  about TEXT NOT NULL DEFAULT '{}',
  revokes INTEGER REFERENCES judgement_wider (id)  -- renamed below with the table
) STRICT;
INSERT INTO judgement_wider SELECT * FROM judgement;
DROP VIEW standing;
DROP TABLE judgement;
ALTER TABLE judgement_wider RENAME TO judgement;
CREATE INDEX judgement_pair ON judgement (one, other);
CREATE INDEX judgement_other ON judgement (other);
CREATE INDEX judgement_maker ON judgement (maker, id);
CREATE INDEX judgement_at ON judgement (at);
CREATE INDEX judgement_revokes ON judgement (revokes) WHERE revokes IS NOT NULL;
CREATE INDEX judgement_added ON judgement (kind) WHERE kind = 'add';
CREATE VIEW standing AS
  SELECT * FROM judgement WHERE maker = 'human' AND kind != 'revoke'
  AND id NOT IN (SELECT revokes FROM judgement WHERE revokes IS NOT NULL);
CREATE TRIGGER judgement_no_update BEFORE UPDATE ON judgement BEGIN SELECT RAISE(ABORT, 'judgements are append-only'); END;
CREATE TRIGGER judgement_no_delete BEFORE DELETE ON judgement BEGIN SELECT RAISE(ABORT, 'judgements are append-only'); END;

-- Which reading of the program a reading with people's events was made from: the same page and findings, and theirs.
CREATE TABLE completed (
  reading_id INTEGER PRIMARY KEY REFERENCES reading (id),
  base INTEGER NOT NULL REFERENCES reading (id)
) STRICT;
CREATE TRIGGER completed_no_update BEFORE UPDATE ON completed BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER completed_no_delete BEFORE DELETE ON completed BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
