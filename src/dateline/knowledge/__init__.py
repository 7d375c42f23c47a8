"""Tables of the world: actors, places, and the look-ups over them."""
