"""Which actor, place, date, figure and source belongs to which event: one file for each field."""
