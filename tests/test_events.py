"""The event finder: what it finds in plain sentences, what it leaves alone, and what holds for any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline import codebook, sentences
from dateline.extract import dates
from dateline.extract.events import find
from dateline.extract.events.lexicon import lexicon
from dateline.model import Article, Story, Trigger


def story(text: str, published: str | None = "2031-05-14") -> Story:
    """The text as one article of one part."""
    parts = ((0, len(text)),) if text else ()
    return Story(
        text=text,
        article=Article(number=0, parts=parts, published=published),
        sentences=sentences.split(text, parts),
    )


def told(text: str) -> list[tuple[str, str | None, str]]:
    """Type, mode and status of the events of a text."""
    return [(t.type, t.mode, t.status) for t in triggers(text)]


def triggers(text: str) -> tuple[Trigger, ...]:
    one = story(text)
    return find(one, codebook.load(), (), dates.find(one))


@pytest.mark.parametrize(
    ("text", "kind", "mode"),
    [
        ("Gunmen shot dead two drivers near Teth on Monday.", "ASSAULT", "firearms"),
        ("Karstian jets bombed a bridge in Sorn.", "ASSAULT", "aerial"),
        ("A drone strike killed a colonel in Sorn.", "ASSAULT", "drone"),
        ("The army shelled two villages.", "ASSAULT", "heavy-weapons"),
        ("Raiders kidnapped a priest in Teth.", "ASSAULT", "abduct"),
        ("Police fired tear gas at the strikers.", "ASSAULT", "crowd-control"),
        ("Police arrested 60 marchers in Sorn.", "COERCE", "arrest"),
        ("The governor imposed a night curfew on Teth.", "COERCE", "curfew"),
        ("The ministry barred residents from leaving the valley.", "COERCE", "restrict"),
        ("The ministry barred two banks from dealing in crowns.", "SANCTION", "discontinue"),
        ("Veloria expelled four Karstian diplomats.", "SANCTION", "expel"),
        ("A court in Sorn convicted the mayor of fraud.", "SANCTION", "convict"),
        ("Karst recalled its ambassador on Friday.", "SANCTION", "withdraw"),
        ("Railway workers began a two-day strike over pay.", "PROTEST", "strike"),
        ("Thousands of students marched against the bill.", "PROTEST", "demo"),
        ("Veloria deployed 600 soldiers along the river.", "MOBILIZE", "troops"),
        ("Rebels freed nine hostages on Sunday.", "RETREAT", "release"),
        ("Karst withdrew its last troops from the valley.", "RETREAT", "withdraw"),
        ("Interior minister Pal Ost resigned on Tuesday.", "RETREAT", "resign"),
        ("The governor lifted the curfew in Teth.", "CONCEDE", None),
        ("Karst accused Veloria of poisoning the canal.", "ACCUSE", "allege"),
        ("The synod condemned the raid on the monastery.", "ACCUSE", "disapprove"),
        ("Veloria denied that its jets had crossed the river.", "REJECT", None),
        ("The union threatened to shut the port.", "THREATEN", "restrict"),
        ("The bishops urged the cabinet to free the strikers.", "REQUEST", "yield"),
        ("President Ilse Marrow spoke by phone with the premier of Karst.", "CONSULT", "phone"),
        ("The parliament of Karst ratified the border treaty.", "SUPPORT", None),
        ("The Fund delivered 300 tents to families in Teth.", "AID", None),
        ("Veloria and Karst agreed to share the river.", "AGREE", None),
    ],
)
def test_a_plain_sentence_tells_its_event(text: str, kind: str, mode: str | None) -> None:
    assert (kind, mode) in [(k, m) for k, m, _ in told(text)]


def test_the_content_of_a_speech_act_is_no_second_event() -> None:
    assert [k for k, _, _ in told("The bishops urged the cabinet to free the prisoners.")] == ["REQUEST"]
    assert [k for k, _, _ in told("Karst denied that its soldiers had attacked the village.")] == ["REJECT"]


def test_what_follows_the_content_is_one_again() -> None:
    kinds = [k for k, _, _ in told("Karst accused the rebels of arson and arrested 40 men.")]
    assert kinds == ["ACCUSE", "COERCE"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Police arrested the mayor.", "actual"),
        ("Police did not arrest the mayor.", "negated"),
        ("No soldier was arrested.", "negated"),
        ("Police may arrest the mayor.", "hypothetical"),
        ("The army will deploy two brigades along the river.", "planned"),
        ("Rebels are shelling the town.", "ongoing"),
    ],
)
def test_status_follows_the_verb_group(text: str, status: str) -> None:
    assert [s for _, _, s in told(text)] == [status]


def test_recalled_events_are_background() -> None:
    text = "Police arrested the mayor of Teth on Tuesday. In March 2029 the mayor had expelled two envoys."
    assert [t.role for t in triggers(text)] == ["news", "background"]


def test_a_definite_noun_that_recalls_an_event_is_not_told_twice() -> None:
    text = "Gunmen attacked a post in Teth on Monday. Nobody claimed the attack."
    assert [k for k, _, _ in told(text)] == ["ASSAULT"]


def test_a_consequence_is_part_of_its_deed() -> None:
    assert [k for k, _, _ in told("A roadside bomb killed two guards and wounded a driver.")] == ["ASSAULT"]


def test_names_and_months_are_no_events() -> None:
    assert told("Amnesty International opened an office in March.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Rovers attacked from the whistle and struck twice in the first half. The striker scored a goal after a corner "
        "and the goalkeeper was beaten again in the league match. The coach praised his defender. Fans hailed the "
        "midfielder, whose penalty killed the match as the season began. The club will meet the champions in the cup.",
        "The crown retreated against the dollar as traders fought for yield and investors hit the bond market. "
        "Shares were hit, and analysts said profit margins had been hit hard. Stocks rallied in the last quarter while "
        "the currency came under fire. Earnings struck a record, sales marched on, and the index stormed on.",
    ],
)
def test_sport_and_business_tell_none(text: str) -> None:
    assert told(text) == []


def test_every_trigger_is_one_the_codebook_allows_and_names_a_rule() -> None:
    book, lex = codebook.load(), lexicon()
    assert all(book.allows(rule.type, None) for rule in lex.rules.values())
    assert all(0.0 < value < 1.0 for value in lex.confidence.values())
    assert set(lex.confidence) <= set(lex.rules)


def test_the_examples_of_the_codebook_are_mostly_found() -> None:
    examples = [(t.code, e.text) for t in codebook.load().types for e in t.examples]
    found = sum(code in [k for k, _, _ in told(text)] for code, text in examples)
    assert found >= 0.8 * len(examples)


WORDS = st.sampled_from(
    [
        "police",
        "arrested",
        "killed",
        "the",
        "a",
        "of",
        "Karst",
        "troops",
        ",",
        ".",
        ";",
        "that",
        "to",
        "and",
        "who",
        "will",
        "not",
        "attack",
        "talks",
        "on",
        "in",
        "by",
        "with",
        "said",
        "three",
        "soldiers",
        "been",
        "was",
        '"quoted"',
        "—",
        "March",
        "denied",
        "accused",
        "threatened",
        "fired",
        "missiles",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=60).map(" ".join)))
def test_any_text_is_read_and_every_span_slices(text: str) -> None:
    one = story(text)
    book = codebook.load()
    found = find(one, book)
    assert list(found) == sorted(found, key=lambda t: t.span)
    for t in found:
        assert t.evidence_span[0] <= t.span[0] < t.span[1] <= t.evidence_span[1]
        assert t.evidence_span[0] <= t.clause_span[0] < t.clause_span[1] <= t.evidence_span[1]
        assert book.allows(t.type, t.mode)
        assert 0.0 <= t.confidence <= 1.0


def test_hostile_text_is_read_in_linear_time() -> None:
    for text in ("attack " * 25_000, "was not, " * 20_000, "(" * 100_000, "police arrested a, " * 8_000):
        one = Story(
            text=text,
            article=Article(number=0, parts=((0, len(text)),)),
            sentences=sentences.split(text, ((0, len(text)),)),
        )
        find(one, codebook.load())
