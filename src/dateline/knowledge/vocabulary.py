"""The encoder's vocabulary: what cuts a text into its word pieces, and the markers at the ends of a text."""

from __future__ import annotations

from typing import Any

CLS, SEP = 101, 102
"""The markers at the ends of a text, as the vocabulary of BERT uncased numbers them."""


def tokenizer(vocabulary: str) -> Any:
    """Cuts texts of any length and adds nothing to them; ``vocabulary`` is the text of a tokenizer.json."""
    from tokenizers import Tokenizer

    made = Tokenizer.from_str(vocabulary)
    made.no_truncation()
    made.no_padding()
    return made
