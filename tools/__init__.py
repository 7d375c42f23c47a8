"""Build-time programs: they make the tables that ship in ``dateline.knowledge``."""
