"""Finding times, figures, quotations and event triggers in an article: one file each, one signature each."""
