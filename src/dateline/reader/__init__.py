"""The trained reader: one small model that finds events and what belongs to them, by the page's own words only."""
