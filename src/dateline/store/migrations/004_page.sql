-- Schema 4: what the page keeps beside the record. Neither table is record: both may be emptied at any time.

-- Incidents as rows of a list, so that a server that starts need not make them again.
CREATE TABLE listed (
  incident TEXT PRIMARY KEY,
  stamp TEXT NOT NULL,         -- hash of all that the row was made from
  row TEXT                     -- JSON; null where a person has rejected every event
) STRICT, WITHOUT ROWID;

-- How far a reading that goes on now has come: pages that it was given, and those that are done.
CREATE TABLE progress (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  pages INTEGER NOT NULL,
  done INTEGER NOT NULL
) STRICT;
