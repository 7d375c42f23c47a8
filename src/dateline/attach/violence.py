"""Perpetrators and victims told elsewhere in the sentence than beside the violent deed."""

from __future__ import annotations

from dateline.attach.agents import is_agent
from dateline.attach.arguments import Anchor, unfold
from dateline.extract.events import objects, reading, subjects, voice
from dateline.extract.events.lexicon import Lexicon
from dateline.extract.events.reading import Reading
from dateline.model import Span


def with_victims(
    anchor: Anchor, actors: list[Span], recipients: list[Span], lex: Lexicon
) -> tuple[list[Span], list[Span]]:
    """Actors and recipients of a violent deed, with perpetrators and victims from elsewhere in the sentence."""
    victims = _victims(anchor, lex)
    if anchor.rule.reciprocal:
        return actors or victims, recipients
    things = recipients and not any(_people(anchor.reading, span, lex) for span in recipients)
    return actors or _perpetrators(anchor, lex), (victims or recipients) if things else (recipients or victims)


def _people(r: Reading, span: Span, lex: Lexicon) -> bool:
    return any(p.span[0] >= span[0] and p.span[1] <= span[1] and is_agent(r, p, lex) for p in r.phrases)


def _perpetrators(anchor: Anchor, lex: Lexicon) -> list[Span]:
    """Who carried it out, is blamed, or claimed it, in the same sentence."""
    r = anchor.reading
    for i, tok in enumerate(r.tokens):
        phrase = None
        if tok.lemma in ("carry", "blame", "commit", "perpetrate", "attribute", "claim") and tok.tag == "past":
            word = {"blame": "on", "attribute": "to"}.get(tok.lemma, "by")
            phrase = objects.prepositional(r, i + 1, min(i + 10, len(r.tokens)), word)
        if phrase is not None and is_agent(r, phrase, lex):
            return [p.full_span for p in unfold(r, phrase)]
    return []


def _victims(anchor: Anchor, lex: Lexicon) -> list[Span]:
    """Those whom the sentence says were killed, wounded or hit by the deed."""
    r = anchor.reading
    for i in sorted(r.groups, key=lambda i: abs(i - anchor.head)):
        if r.tokens[i].lemma not in reading.words("harm") or abs(i - anchor.head) > 25:
            continue
        intransitive = r.tokens[i].lemma == "die"
        phrase = subjects.subject(r, i) if intransitive or voice.is_passive(r, i) else objects.obj(r, i)
        if phrase is not None and not phrase.pronoun and is_agent(r, phrase, lex):
            return [p.full_span for p in unfold(r, phrase)]
    return []
