"""How records look to a person at a terminal. Nothing here prints by itself; ``dateline.cli`` does."""
