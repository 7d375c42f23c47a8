"""Whether "Mrs. Clinton", "she" or "his" may be a person, as the first name tells: Bill Clinton is no "Mrs."."""

from __future__ import annotations

from dateline.knowledge.fold import key
from dateline.knowledge.roles import words_of

_FORMS = {"she": "she her hers herself mrs ms miss mme madam lady dame", "he": "he him his himself mr sir lord"}
_OF = {form: gender for gender, forms in _FORMS.items() for form in forms.split()}


def gender(name: str) -> str | None:
    """she or he by the first name of a full name that the word lists have; None for others."""
    words = key(name).split()
    if len(words) < 2:
        return None
    return next((told for told in ("she", "he") if words[0] in words_of(f"{told} name")), None)


def may_be(word: str, name: str) -> bool:
    """Whether a pronoun or a form of address ("she", "Mrs") may mean a person of a name."""
    told = _OF.get(key(word))
    return told is None or gender(name) in (None, told)
