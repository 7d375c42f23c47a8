"""Training of the reader: from annotated pages to the weights that ship. Needs the extra ``train``."""
