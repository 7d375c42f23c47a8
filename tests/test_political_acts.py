"""Acts of news that is not fighting: who said it, what is plainly told, whose days and sides they are."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from dateline.attach.date_clauses import set_for
from dateline.extract.dates import find
from dateline.model import Article, Attached, Parts, Quotation, Story, Trigger
from dateline.reader import act_speakers, plain_acts, turned
from dateline.reader.stretches import owned
from dateline.sentences import split
from tests import reader_marks
from tests.reader_marks import span
from tests.test_statements import told


def act(text: str, words: str, kind: str, status: str = "actual") -> Trigger:
    """An act of a text of one sentence, told by these words."""
    return replace(reader_marks.act(text, span(text, words)), type=kind, mode=None, status=status)


# -------------------------------------------------------------------------------- who says it


def spoken(text: str, speaker: str, cue: str, content: str, acts: list[tuple[str, str, str]]) -> str | None:
    """Who says a statement in the end, where the acts (words, type, actor) are those of its text."""
    said = Quotation(
        evidence_span=(0, len(text)), content_span=span(text, content), speaker_span=span(text, speaker),
        cue_span=span(text, cue), direct=False, rule="clause",
    )  # fmt: skip
    begin = text.find(". ") + 2 if ". " in text else 0
    triggers = [replace(act(text, words, kind), evidence_span=(begin, len(text))) for words, kind, _ in acts]
    parts = tuple(Parts(actors=(span(text, actor),)) for *_, actor in acts)
    found = act_speakers.spoken(text, (said,), triggers, Attached(parts=parts)).quotations[0].speaker_span
    return text[slice(*found)] if found else None


def test_who_made_a_threat_said_it() -> None:
    text = "Lorn's mayor left when drivers from Tarn came and threatened to shut the road."
    found = spoken(text, "Lorn's mayor", "threatened", "to shut the road", [("threatened", "THREATEN", "drivers")])
    assert found == "drivers"


def test_who_did_what_a_participle_goes_on_from_said_it() -> None:
    text = "The junta offered talks, but Rell rejected the offer, saying it came too late."
    acts = [("offered", "AGREE", "The junta"), ("rejected the offer", "REJECT", "Rell")]
    assert spoken(text, "The junta", "saying", "it came too late", acts) == "Rell"


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "content", "acts"),
    [
        # an act that nobody does by saying something
        (
            "The mayor said rebels hit the mill.",
            "The mayor",
            "said",
            "rebels hit the mill",
            [("hit", "ASSAULT", "rebels")],
        ),
        # the speaker told in other words
        (
            "The mayor, Rell, threatened to go.",
            "The mayor, Rell",
            "threatened",
            "to go",
            [("threatened", "THREATEN", "Rell")],
        ),
        # an actor of another sentence
        ("Rell wept. Lorn vowed to go.", "Lorn", "vowed", "to go", [("vowed", "THREATEN", "Rell")]),
        # another verb of saying stands between
        (
            "Rell quit, police said, adding that it rained.",
            "police",
            "adding",
            "it rained",
            [("quit", "RETREAT", "Rell")],
        ),
    ],
)
def test_a_speaker_stays(text: str, speaker: str, cue: str, content: str, acts: list[tuple[str, str, str]]) -> None:
    assert spoken(text, speaker, cue, content, acts) == speaker


def test_what_stands_in_a_statement_is_told_by_who_says_it() -> None:
    text = "Lorn's mayor left when drivers came and warned that rebels had shot a guard."
    triggers = [act(text, "warned", "THREATEN"), act(text, "had shot", "ASSAULT")]
    said = Quotation(
        evidence_span=(0, len(text)), content_span=span(text, "rebels had shot a guard"),
        speaker_span=span(text, "Lorn's mayor"),
        cue_span=span(text, "warned"), direct=False, rule="clause",
    )  # fmt: skip
    mayor, drivers = span(text, "Lorn's mayor"), span(text, "drivers")
    attached = Attached(parts=(Parts(actors=(drivers,)), Parts(sources=(mayor,))))
    found = act_speakers.spoken(text, (said,), triggers, attached)
    assert found.attached.parts[1].sources == (drivers,)


def test_whose_communique_it_is_says_we() -> None:
    text = "The Front wrote to Lorn. We demand that the judge go."
    said = Quotation(
        evidence_span=(0, len(text)), content_span=span(text, "the judge go"), speaker_span=span(text, "We"),
        cue_span=span(text, "demand"), direct=False, rule="clause", reported=False,
    )  # fmt: skip
    attached = Attached(parts=(Parts(actors=(span(text, "The Front"),)),))
    demand = replace(act(text, "demand", "REQUEST"), evidence_span=(text.index("We"), len(text)))
    (found,) = act_speakers.spoken(text, (said,), [demand], attached).quotations
    assert found.reported
    assert found.speaker_span == span(text, "The Front")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor called the raids a stunt.", [("The mayor", "called", "the raids a stunt")]),
        ("Rell called the decision shameful and left.", [("Rell", "called", "the decision shameful")]),
        ("She thinks that Lorn will refrain.", [("She", "thinks", "Lorn will refrain")]),
        ("The mayor called the police.", []),
        ("Unions called a march.", []),
        ("They think that Lorn will refrain.", []),
        ("The verdict, announced hours after a meeting of judges, was harsh.", []),
    ],
)
def test_what_somebody_calls_a_thing_or_thinks(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(text) == expected


# -------------------------------------------------------------------------------- plainly worded acts


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("The junta seized power and kicked out French forces.", "kicked out", "SANCTION"),
        ("Karstia recalled its ambassador from Lorn.", "recalled", "SANCTION"),
        ("The minister put off his visit to Lorn.", "put off", "REJECT"),
        ("Benin and Togo have announced the withdrawal of their soldiers.", "announced", "CONCEDE"),
        ("He placed the reserves on high alert.", "placed", "MOBILIZE"),
        ("Karstia announced tariffs of its own.", "announced", "SANCTION"),
        ("Karstia hit out at the council.", "hit out", "ACCUSE"),
        ("Lorn came to the defence of Karstia.", "came to the defence", "SUPPORT"),
    ],
)
def test_an_act_is_plainly_told(text: str, words: str, kind: str) -> None:
    row = plain_acts.plain(text, (0, len(text)), span(text, words), ())
    assert row is not None
    assert row.type == kind


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Karstia may have recalled its ambassador.", "may"),
        ("Karstia threatened to sever ties.", "sever"),
        ("The minister put off his coat.", "put off"),
        ("They could have recalled its ambassador.", "have recalled"),
        ("Karstia never recalled its ambassador.", "recalled"),
    ],
)
def test_what_is_not_done_is_not_plainly_told(text: str, words: str) -> None:
    assert plain_acts.plain(text, (0, len(text)), span(text, words), ()) is None


def test_an_act_told_by_the_same_words_is_told_once() -> None:
    text = "Karstia recalled its ambassador from Lorn."
    assert plain_acts.plain(text, (0, len(text)), span(text, "recalled"), [span(text, "ambassador")]) is None


# -------------------------------------------------------------------------------- days and sides


@pytest.mark.parametrize(
    ("text", "words", "kind", "status", "later"),
    [
        ("The governor called both families to his office for Monday.", "called", "REQUEST", "actual", True),
        ("A rally he had planned for Sunday was forbidden.", "was forbidden", "COERCE", "actual", True),
        ("Karstia proposed a truce to begin on Friday.", "proposed", "REQUEST", "actual", True),
        ("Unions called a strike for Monday.", "called a strike", "PROTEST", "planned", False),
        ("The governor called both families on Monday.", "called", "REQUEST", "actual", False),
        ("Villagers had to leave on Friday.", "leave", "SANCTION", "actual", False),
    ],
)
def test_a_day_for_which_something_is_called_is_not_that_of_the_call(
    text: str, words: str, kind: str, status: str, *, later: bool
) -> None:
    article = Article(number=0, parts=((0, len(text)),), published="2024-02-06")
    story = Story(text=text, article=article, sentences=split(text, article.parts))
    (time,) = find(story)
    assert set_for(text, act(text, words, kind, status), time) is later


def sides(text: str, *names: list[str]) -> turned.Both:
    """Both sides by their words."""
    actors, recipients = names
    return turned.Both(tuple(span(text, name) for name in actors), tuple(span(text, name) for name in recipients))


@pytest.mark.parametrize(
    ("text", "words", "kind", "given", "made"),
    [
        ("Kenya, accused by Uganda of spying, denied it.", "accused by Uganda", "ACCUSE", (["Kenya"], ["Uganda"]),
         (["Uganda"], ["Kenya"])),
        ("Chad left. Kenya, criticised by Uganda for it, denied it.", "criticised by Uganda", "ACCUSE",
         (["Uganda"], ["Chad"]), (["Uganda"], ["Kenya"])),
        ("Kenya was rejected by a majority.", "rejected", "REJECT", ([], ["Kenya"]), ([], ["Kenya"])),
        ("Kenya met Uganda, backed by a crowd.", "backed", "SUPPORT", (["Kenya"], []), (["Kenya"], [])),
    ],
)  # fmt: skip
def test_who_stands_behind_by_acts_and_who_before_the_comma_suffers(
    text: str, words: str, kind: str, given: tuple[list[str], list[str]], made: tuple[list[str], list[str]]
) -> None:
    named = [span(text, name) for name in ("Kenya", "Uganda") if name in text]
    assert turned.done_by(text, act(text, words, kind), sides(text, *given), named) == sides(text, *made)


def test_who_stands_before_an_insertion_speaks() -> None:
    text = "Chad left. Kenya, criticised by Uganda for its vote, denied it."
    whole = replace(act(text, "denied", "REJECT"), evidence_span=(11, len(text)))
    assert turned.speaks_over(text, whole, sides(text, ["Chad"], ["Kenya"])) == sides(text, ["Kenya"], [])
    assert turned.speaks_over(text, whole, sides(text, ["Uganda"], ["Kenya"])) == sides(text, ["Uganda"], ["Kenya"])


def test_at_whose_request_it_is_asks() -> None:
    text = "A judge froze the account at the request of prosecutors."
    named = [span(text, "A judge"), span(text, "prosecutors")]
    asked = turned.asked_by(text, act(text, "request", "REQUEST"), sides(text, ["A judge"], ["prosecutors"]), named)
    assert asked == sides(text, ["prosecutors"], ["A judge"])
    other = sides(text, ["A judge"], [])
    assert turned.asked_by(text, act(text, "froze", "COERCE"), other, named) == other


@pytest.mark.parametrize(
    ("text", "given", "whole"),
    [
        ("The army's spokesman, Ion Rell, spoke.", "s spokesman, Ion Rell", "The army's spokesman, Ion Rell"),
        ("Signed by Tarn and the union's head.", "s head", "the union's head"),
        ("A spokesman spoke.", "spokesman", "spokesman"),
    ],
)
def test_a_party_is_told_with_its_owner(text: str, given: str, whole: str) -> None:
    assert text[slice(*owned(text, span(text, given)))] == whole
