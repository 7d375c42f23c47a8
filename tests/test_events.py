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
        "The station will go off the air in June.",
        "The minister came under fire for his remarks on the budget.",
        "The director will shoot a film in Sorn next spring.",
        "Firefighters battled a blaze at the depot.",
        "A storm hit the coast on Friday and killed nine people.",
        "The market crashed and shares were hit hard.",
        "The children raided the fridge at night.",
        "The mayor stormed out of the session.",
        "He shot down the idea of a merger.",
        "The bill was killed in committee.",
        "The company launched an attack ad against its rival.",
        "The explosion of prices worried families.",
        "The party executed a sharp turn in its policy.",
        "The reporter was bombarded with questions.",
        "The minister fought back tears.",
        "The alarm went off at noon.",
        "Thanks to the rain, the crop was good.",
    ],
)
def test_idioms_tell_no_violence(text: str) -> None:
    assert told(text) == []


def test_a_bomb_that_goes_off_does() -> None:
    assert told("A bomb went off near the market in Teth.") == [("ASSAULT", "explosives", "actual")]


def test_crossheads_tell_nothing() -> None:
    lines = (
        "Police arrested 30 marchers in Sorn on Friday.",
        "Synod calls for restraint",
        "Talks may follow, he said.",
    )
    text = "\n".join(lines)
    starts = [text.index(line) for line in lines]
    parts = tuple((a, a + len(line)) for a, line in zip(starts, lines, strict=True))
    one = Story(text=text, article=Article(number=0, parts=parts), sentences=sentences.split(text, parts))
    assert [t.type for t in find(one, codebook.load()) if t.span[0] < starts[2]] == ["COERCE"]


def test_a_bare_running_number_is_no_event() -> None:
    assert told("Tens of thousands have been evacuated from both banks of the river.") == []


def test_part_of_names_only_a_context() -> None:
    text = "In July, Karst barred 14 banks from dollar trades as part of a wider crackdown on smuggling."
    assert [k for k, _, _ in told(text)] == ["SANCTION"]


def test_another_owner_makes_another_deed() -> None:
    text = "The rebels attacked border towns on May 7, triggering Karst's military assault on the valley."
    assert [k for k, _, _ in told(text)] == ["ASSAULT", "ASSAULT"]


@pytest.mark.parametrize(
    ("text", "kind", "mode"),
    [
        ("The envoy stressed the need to return to the negotiating table.", "REQUEST", "meet"),
        ("The envoy has asked for an explanation.", "REQUEST", "assist"),
        ("Gunmen shot dead the mayor of Teth.", "ASSAULT", "targeted"),
        ("Karst and Veloria traded fire across the river.", "ASSAULT", None),
        ("Dockers began a hunger strike on Monday.", "PROTEST", "hunger"),
        ("Students hurled stones at police in Sorn.", "PROTEST", "riot"),
        ("Karst said it would close the border unless the envoys were freed.", "THREATEN", "restrict"),
        ("Karst will not recognise the junta.", "REJECT", None),
    ],
)
def test_types_and_modes_that_context_decides(text: str, kind: str, mode: str | None) -> None:
    assert (kind, mode) in [(k, m) for k, m, _ in told(text)]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The two armies have been trading fire since Monday.", "ongoing"),
        ("Rallies are banned in Sorn.", "ongoing"),
        ("Farmers have blocked the highway since June.", "ongoing"),
        ("A Karstian withdrawal would worry the cabinet.", "hypothetical"),
        ("Karst will not recognise the junta.", "actual"),
    ],
)
def test_status_of_states_and_refusals(text: str, status: str) -> None:
    assert status in [s for _, _, s in told(text)]


def test_what_follows_a_recalled_deed_is_recalled() -> None:
    text = (
        "Rebels freed the envoy on Tuesday. Talks between Karst and the rebels began in January, but less than two "
        "days later three guards were killed in an attack near the river."
    )
    assert [t.role for t in triggers(text)] == ["news", "background", "background"]


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
