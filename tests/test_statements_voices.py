"""Whose words they are without quotation marks: turns of a transcript, communiques, "it was said"."""

from __future__ import annotations

import pytest

from dateline import link, sentences
from dateline.attach import coreference, halves, pronouns
from dateline.extract import statements
from dateline.extract.events import reading
from dateline.extract.statements import voices
from dateline.model import Article, Quotation, Span, Story
from tests.test_statements import said, story


def settled(here: Story) -> tuple[Quotation, ...]:
    """The statements of a story as the record has them."""
    mentions = link.find(here, ())
    found = pronouns.resolved(here, halves.joined(here, statements.find(here, mentions)), mentions)
    return tuple(q for q in found if q.reported)


def told(here: Story) -> list[tuple[str | None, str | None, str | None]]:
    """Speaker, verb and content of each."""
    text = here.text
    return [(said(text, q.speaker_span), said(text, q.cue_span), said(text, q.content_span)) for q in settled(here)]


def below(head: str, body: str) -> Story:
    """An article whose body stands below the words of its head, which are no part of it."""
    text = f"{head} {body}"
    begin = len(head) + 1
    parts: list[Span] = []
    for line in body.split("\n"):
        parts.append((begin, begin + len(line)))
        begin += len(line) + 1
    return Story(
        text=text, article=Article(number=0, parts=tuple(parts)), sentences=sentences.split(text, tuple(parts))
    )


def test_a_label_in_brackets_speaks_up_to_the_next_one() -> None:
    text = (
        "[Correspondent] Why did the talks fail?\n"
        "[Rell] The army broke them off. It never wanted them.\n"
        "The people are tired of the war.\n"
        "[Correspondent] Thank you, doctor."
    )
    assert told(story(text)) == [
        ("Correspondent", None, "Why did the talks fail?"),
        ("Rell", None, "The army broke them off. It never wanted them"),
        ("Rell", None, "The people are tired of the war"),
        ("Correspondent", None, "Thank you, doctor"),
    ]


def test_a_turn_ends_with_its_recording_and_a_report_goes_on_about_who_spoke() -> None:
    text = (
        "[Begin recording] [Ana Rell] The road is shut. [end recording]\n"
        "Nobody was hurt in Lorn.\n"
        "She added that the bridge had burned."
    )
    assert told(story(text)) == [
        ("Ana Rell", None, "The road is shut"),
        ("Ana Rell", "added", "the bridge had burned"),
    ]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("[Text] The mayor said the road was shut.", "The mayor"),
        ("[Passage omitted] The mayor said the road was shut. [end recording]", "The mayor"),
        ("[The] mayor said the road was shut.", "[The] mayor"),
        ("[Colonel Ana] Rell said the road was shut.", "[Colonel Ana] Rell"),
        ("The Front [FLN] says it holds the road.", "The Front [FLN]"),
        ("On Tuesday [18 April] a local radio station said the road was shut.", "a local radio station"),
    ],
)
def test_notes_in_brackets_are_part_of_nobody_and_insertions_are(text: str, speaker: str) -> None:
    assert [who for who, *_ in told(story(text))] == [speaker]


def test_brackets_at_the_start_of_one_paragraph_are_no_label() -> None:
    text = "[Lorn] The mayor left the town on Monday.\nThe bridge burned down."
    assert told(story(text)) == []
    assert voices.turns(story(text)) == ()


def test_i_and_we_in_a_turn_are_its_speaker() -> None:
    text = (
        "[Begin recording] [Ruiz] The villagers of Tolo were killed by soldiers. We warn that the war will go on.\n"
        "I told the minister that nobody would surrender. [end recording]"
    )
    assert [(who, cue) for who, cue, _ in told(story(text)) if cue] == [("Ruiz", "warn"), ("Ruiz", "told")]


@pytest.mark.parametrize(
    ("head", "who"),
    [
        (
            "LORN, 5 Mar (RADIO SOL) -- [Communique] [General Command of the Front] [Text]",
            "General Command of the Front",
        ),
        ("LORN, 5 Mar -- [Speech] [President Ana Rell, in progress] [Excerpts]", "President Ana Rell"),
        ("LORN, 5 Mar -- [Address by President Ana Rell to the nation] [Text]", "President Ana Rell"),
        ("LORN, 5 Mar -- [Report] [Pedro Sol] [Text]", None),
        ("LORN, 5 Mar (RADIO SOL) --", None),
    ],
)
def test_we_of_a_communique_is_who_issued_it_and_of_a_report_nobody_named(head: str, who: str | None) -> None:
    here = below(head, "The villagers of Tolo were killed by soldiers. We warn that the war will go on.")
    assert told(here) == ([(who, "warn", "the war will go on")] if who else [])
    assert [said(here.text, q.cue_span) for q in statements.find(here)] == ["warn"]


def test_we_of_a_text_is_who_signed_it() -> None:
    text = "We warn that the war will go on in Tolo.\n[Signed] General Command of the Front"
    assert [who for who, cue, _ in told(story(text)) if cue == "warn"] == ["General Command of the Front"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("[Begin recording] [Ruiz] We condemn the raid on Tolo. [end recording]", ["Ruiz"]),
        ("The army raided Tolo. We condemn the raid on Tolo.", []),
        ('The mayor said: "We condemn the raid on Tolo."', ["The mayor"]),
    ],
)
def test_we_is_the_party_that_speaks_or_none(text: str, who: list[str]) -> None:
    here = story(text)
    at = text.index("We condemn")
    sentence = next(s.span for s in here.sentences if s.span[0] <= at < s.span[1])
    r = reading.read(text, sentence)
    phrase = next(p for p in r.phrases if p.span[0] == at)
    assert [said(text, span) for span in coreference.antecedents(here, r, phrase)] == who


def test_whom_a_speech_is_made_to_is_no_he() -> None:
    text = "General, the army fled. The colonel waited. He burned the bridge."
    here = story(text)
    r = reading.read(text, here.sentences[2].span)
    phrase = next(p for p in r.phrases if p.pronoun)
    assert [said(text, span) for span in coreference.antecedents(here, r, phrase)] == ["The colonel"]
    first = "General, he burned the bridge."
    alone = story(first)
    r = reading.read(first, alone.sentences[0].span)
    phrase = next(p for p in r.phrases if p.pronoun)
    assert [said(first, span) for span in coreference.antecedents(alone, r, phrase)] == ["he"]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ('The mayor left Lorn. "Four people died," it was said.', []),
        ("The mayor left Lorn. It has also been said that four people died.", []),
        ("The ministry left no doubt. It said that four people died.", ["The ministry"]),
        ("Ana Rell came. It was once said: The road is long.", []),
    ],
)
def test_it_was_said_is_nobodys(text: str, speakers: list[str]) -> None:
    assert [who for who, *_ in told(story(text))] == speakers


def test_a_statement_of_nobody_has_no_chain() -> None:
    text = "The mayor left Lorn. It was said that four people died."
    here = story(text)
    it, cue = text.index("It was"), text.index("said")
    content = text.index("four"), len(text) - 1
    one = Quotation(
        evidence_span=here.sentences[1].span,
        content_span=content,
        speaker_span=(it, it + 2),
        cue_span=(cue, cue + 4),
        direct=False,
        rule="test",
        chain=((it, it + 2),),
    )
    (found,) = pronouns.resolved(here, (one,), ())
    assert (found.speaker_span, found.chain) == (None, ())


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Bishop Marco Rell met them. Respect and a calm climate would help the inquiry. He said it was late.",
            "Bishop Marco Rell",
        ),
        ("The shepherd met the judges. The climate was calm. He said it was late.", "The shepherd"),
        ("Rain fell. The widow met the judges. She said it was late.", "The widow"),
    ],
)
def test_a_thing_is_no_he(text: str, speaker: str) -> None:
    assert told(story(text))[-1][0] == speaker


@pytest.mark.parametrize("text", ["WE REPEAT: The road has been shut.", "RUIZ ADDED: The road has been shut."])
def test_a_sentence_before_a_colon_is_no_label(text: str) -> None:
    assert [cue for _, cue, _ in told(story(text)) if cue is None] == []
    assert told(story("RUIZ: The road has been shut.")) == [("RUIZ", None, "The road has been shut")]


@pytest.mark.parametrize(
    ("before", "speaker"),
    [
        ("The candidate, Luis Galan, was assassinated on Friday.", "He"),
        ("The candidate, Luis Galan, spoke on Friday.", "The candidate, Luis Galan"),
        ("Gunmen murdered Senator Luis Galan on Friday, said Mayor Omar Rell.", "Mayor Omar Rell"),
        ("Gunmen tried to murder Senator Luis Galan on Friday.", "Senator Luis Galan"),
        ("Senator Luis Galan, whose brother was killed, spoke.", "Senator Luis Galan"),
    ],
)
def test_the_dead_say_nothing_more(before: str, speaker: str) -> None:
    assert (speaker, "said", "the army must leave") in told(story(f"{before} He said the army must leave."))


@pytest.mark.parametrize(
    ("body", "speaker"),
    [
        ("[Communique] [General Command of the Karst Front] [Text] We demand that the army leave.", "General Command"),
        ("[Note: read twice] [Text] We demand that the army leave.", None),
    ],
)
def test_who_issued_a_text_is_told_by_notes_that_open_its_body(body: str, speaker: str | None) -> None:
    found = [((who or "")[: len(speaker or "")], cue) for who, cue, _ in told(story(body))]
    assert found == ([(speaker, "demand")] if speaker else [])
