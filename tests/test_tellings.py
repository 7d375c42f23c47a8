"""Two sentences read side by side: whole, in either order the same, alone, and refused where the file is not ours."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.compare import score, tellings, version
from dateline.compare.features import features
from dateline.compare.reason import TELLINGS, reason
from dateline.compare.score import COLUMNS, OPEN, SURE, by_fields, heard
from dateline.compare.tellings import ACT, CLOSES, OPENS, SENTENCE, TITLE, Cutter, Tellings, side_by_side
from dateline.errors import Error
from dateline.knowledge.vocabulary import SEP
from tests.test_compare import odds, view
from tests.test_incidents_samples import Told

SHELLING = Told(killed="7", low=7, high=7)
FAR = Told(where="Zomba", day="2015-01-02", who="Gunmen", whom="teachers", kind="PROTEST")


@pytest.fixture(scope="module")
def cutter() -> Cutter:
    """The shipped vocabulary."""
    return Cutter(tellings.vocabulary())


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=120), st.text(max_size=600), st.text(min_size=1, max_size=60), st.text(max_size=600))
def test_a_telling_of_any_text_has_one_act_and_is_no_longer_than_its_bounds(
    title: str, before: str, told: str, behind: str
) -> None:
    side = Cutter(tellings.vocabulary()).side(title, before + told + behind, told)
    assert (side.count(OPENS), side.count(CLOSES)) == (1, 1)
    assert side.index(CLOSES) - side.index(OPENS) <= ACT + 1
    assert len(side) <= TITLE + 1 + SENTENCE + 2


def test_of_a_long_sentence_what_stands_around_the_act_is_read(cutter: Cutter) -> None:
    words = [f"{word} " for word in ["river", "mountain", "city", "lake", "forest", "desert", "valley", "island"] * 20]
    sentence = "".join(words[:80]) + "police fired " + "".join(words[80:])
    side = cutter.side("", sentence, "fired")
    at = side.index(OPENS)
    assert side[0] == SEP
    assert side[at - 1] == cutter.side("", "police", "x")[-1]
    assert len(side) == SENTENCE + 3
    assert min(at, len(side) - at) > SENTENCE // 3


def test_an_act_that_its_sentence_does_not_hold_is_read_before_it(cutter: Cutter) -> None:
    side = cutter.side("A title", "Two people died.", "protest")
    assert side.index(OPENS) == side.index(SEP) + 1


def test_the_two_are_told_apart_and_their_acts_pointed_at(cutter: Cutter) -> None:
    one, other = cutter.side("A", "They met in Rome.", "met"), cutter.side("B", "Talks were held.", "Talks")
    given_ = side_by_side(one, other)
    assert [given_["pieces"][at] for at in given_["acts"]] == [OPENS, OPENS]
    assert [given_["sides"][at] for at in given_["acts"]] == [0, 1]
    assert len(given_["pieces"]) == len(given_["sides"]) == len(one) + len(other) + 3


def test_pairs_that_the_fields_leave_open_are_read_and_no_others() -> None:
    one, other, far = view(SHELLING, "a"), view(SHELLING, "b"), view(FAR, "b", "2015-01-03")
    assert heard(one, other, OPEN) is None
    assert heard(one, other, SURE + 0.1) is None
    told = heard(one, other, SURE)
    assert told is not None
    assert told == heard(other, one, SURE)
    fields = by_fields(features(one, far))
    assert fields < OPEN
    assert odds(one, far) == round(fields, 6)
    assert len(COLUMNS) == len(features(one, other)) + 4


def test_the_reason_tells_what_the_sentences_read_as() -> None:
    one, other = view(SHELLING, "a"), view(SHELLING, "b")
    assert "the sentences read as one act" in reason(one, other, {TELLINGS: 1.2})
    assert "; but the sentences read as two acts" in reason(one, other, {TELLINGS: -1.2, "type same": 1.0})
    assert "read as" not in reason(one, other, {"type same": 1.0})


def test_files_that_are_not_ours_are_told_in_a_line(cutter: Cutter, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Error, match="install Dateline again"):
        Tellings(b"no graph", cutter)
    version.cache_clear()
    monkeypatch.setattr(score, "digest", lambda: "another")
    with pytest.raises(Error, match="install Dateline again"):
        version()
    version.cache_clear()
    monkeypatch.setattr(tellings, "GRAPH", "nowhere.onnx")
    with pytest.raises(Error, match="absent"):
        tellings._graph()
