"""What a number counts, by reader, rules and words."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import dateline
from dateline.codebook import load as codebook
from dateline.reader import labels, proposed
from dateline.reader.counting import LIKELY, PLAIN, Counting, features, figure_odds, kind_shares
from dateline.reader.joined import Reading
from dateline.reader.model import Found
from dateline.reader.settle import countings
from dateline.spans import meets
from evals.gold import story_of_lines

TEXT = (
    "Gunmen killed five farmers near the bridge on Monday. The bank paid 40 pensioners. Some 3,000 miners marched "
    "to the gate. Inspectors seized 340 kilos of beans."
)


def counted(words: str, text: str = TEXT, odds: dict[str, float] | None = None) -> Counting:
    """The number at these words, as the rules tell it; with odds of its kinds as if a reader had given them."""
    around = proposed.gathered(story_of_lines(text), codebook())
    ruled = proposed.attached(around, around.rules, placed=False)
    at = (text.index(words), text.index(words) + len(words))
    number = next(n for n in around.numbers if meets(n.span, at))
    reading = Reading()
    if odds is not None:
        said = np.array([odds.get(kind, 0.01) for kind in labels.KINDS], dtype=np.float32)
        reading = Reading(numbers=(Found("number", number.span, 0, 1.0, {"figure": said / said.sum()}),))
    return next(c for c in countings(reading, around, ruled) if c.number is number)


def likeliest(counting: Counting) -> str:
    shares = kind_shares(counting)
    return labels.KINDS[max(range(len(shares)), key=lambda at: shares[at])]


@pytest.mark.parametrize(
    ("words", "kind"), [("five", "killed"), ("3,000", "strength"), ("340", "other")], ids=["toll", "crowd", "goods"]
)
def test_reader_and_rules_of_one_mind(words: str, kind: str) -> None:
    assert likeliest(counted(words, odds={kind: 0.9})) == kind


def test_what_reader_and_rules_drop_is_none() -> None:
    assert likeliest(counted("40", odds={"-": 0.97})) == "-"


def test_the_readers_word_weighs() -> None:
    at = labels.KINDS.index("injured")
    sure, unsure = (kind_shares(counted("five", odds={"injured": told}))[at] for told in (0.95, 0.001))
    assert sure > unsure + 0.1


@given(st.lists(st.floats(0.001, 1), min_size=len(labels.KINDS), max_size=len(labels.KINDS)))
def test_law_the_shares_are_shares(odds: list[float]) -> None:
    shares = kind_shares(counted("340", odds=dict(zip(labels.KINDS, odds, strict=True))))
    assert len(shares) == len(labels.KINDS)
    assert all(0 <= share <= 1 for share in shares)
    assert sum(shares) == pytest.approx(1)


@pytest.mark.parametrize(
    ("text", "words", "told", "kind"),
    [
        ("Raiders inflicted 30 casualties on the herders.", "30", "killed", "other"),
        ("A lorry carrying 30 herders was bombed.", "30", "killed", "other"),
        ("The blast hurt a trader and caused 20 million in losses.", "20 million", "injured", "money"),
        ("The blast killed 30 herders.", "30", "killed", "killed"),
        ("The 30 herders killed in the blast had participated in a fair.", "30", "killed", "killed"),
    ],
)
def test_no_reader_brings_back_what_the_words_rule_out(text: str, words: str, told: str, kind: str) -> None:
    none, *shares = kind_shares(counted(words, text, {told: 0.99}))
    assert labels.KINDS[1 + shares.index(max(shares))] == kind
    assert (shares[labels.KINDS.index(told) - 1] == 0) is (told != kind)
    assert none + sum(shares) == pytest.approx(1)


def test_those_who_took_part_are_no_figure() -> None:
    assert likeliest(counted("Three", "Three traders had participated in the massacre.", {"killed": 0.99})) == "-"


def test_a_reader_sure_of_a_kind_that_is_ruled_out_tells_no_figure() -> None:
    text = "Three traders had participated in the massacre."
    assert figure_odds(counted("Three", text, {"killed": 1.0})) < 0.2
    assert figure_odds(counted("Three", text, {"detained": 1.0})) > 0.8
    assert figure_odds(counted("Three", text)) == 0.0


LEAD = "Port Callis, March 4, 2025 (Reuters) - "


def read(text: str) -> tuple[list[tuple[str, str]], list[str]]:
    """The figures of the events that the shipped reader finds, and the running totals."""
    record = dateline.read(LEAD + text)
    return [(f.text, f.kind) for event in record.events for f in event.figures], [t.text for t in record.tallies]


def test_what_a_war_came_to_is_not_the_toll_of_the_raid() -> None:
    figures, totals = read("Rebels killed two guards near Karst on Monday in a war that has left over 7,000 dead.")
    assert (figures, totals) == ([("two", "killed")], ["over 7,000"])
    figures, totals = read("Rebels killed 1,200 people in 1987 and 1,000 in 1986, the bishop of Karst said on Monday.")
    assert (figures, totals) == ([], ["1,200", "1,000"])
    figures, totals = read("Rebels killed 12 people in Karst on Monday and ten in Marsk.")
    assert (("12", "killed") in figures, totals) == (True, [])


def test_casualties_are_other_to_a_reader_too() -> None:
    figures, _ = read("The officer said that 17 casualties, including nine wounded, were counted after Monday's raid.")
    assert ("17", "killed") not in figures
    figures, _ = read("The officer said that 17 dead and nine wounded were counted after Monday's raid on Karst.")
    assert ("17", "killed") in figures


PAIR = "Gunmen attacked the bridge on Monday. Two guards and a driver were killed there."


def test_one_victim_of_a_row_counts_though_the_reader_doubts() -> None:
    around = proposed.gathered(story_of_lines(PAIR), codebook())
    ruled = proposed.attached(around, around.rules, placed=False)
    at = PAIR.index("a driver")
    told = next(c for c in countings(Reading(), around, ruled) if c.number.span[0] == at)
    killed = labels.KINDS.index("killed")
    assert kind_shares(told)[killed] < PLAIN  # no act that it could belong to
    assert kind_shares(told._replace(act=around.rules[0]))[killed] >= PLAIN


def test_an_article_outside_a_row_of_victims_is_left_to_the_reader() -> None:
    whole = "Gunmen attacked the bridge on Monday. Two trucks and a driver were seen there."
    around = proposed.gathered(story_of_lines(whole), codebook())
    ruled = proposed.attached(around, around.rules, placed=False)
    at = whole.index("a driver")
    told = next(c for c in countings(Reading(), around, ruled) if c.number.span[0] == at)
    assert likeliest(told._replace(act=around.rules[0])) != "killed"


def test_one_who_dies_alone_counts_though_the_reader_doubts() -> None:
    text = "Gunmen attacked the bridge on Monday. A driver died of his burns."
    told = counted("A driver", text)
    assert told.ruled is not None
    assert likeliest(told) == "killed"
    assert likeliest(told._replace(ruled=None)) == "-"  # no act that it could belong to


@pytest.mark.parametrize("kind", ["other", "strength"])
def test_an_unlikely_loose_kind_that_no_rule_takes_is_none(kind: str) -> None:
    seen = set()
    for step in range(1, 40):
        told = counted("40", odds={kind: 0.025 * step, "-": 1 - 0.025 * step})
        assert told.ruled is None
        none, *shares = kind_shares(told)
        best, name = max(zip(shares, labels.KINDS[1:], strict=True))
        assert none == 1 or best >= LIKELY.get(name, 0)
        seen.add((none == 1, name if best else "-"))
    assert (True, "-") in seen
    assert (False, kind) in seen


def test_the_dead_are_kept_as_unlikely_as_they_are() -> None:
    for step in range(4, 40):  # of less the likeliest is a loose kind
        assert kind_shares(counted("40", odds={"killed": 0.025 * step, "-": 1 - 0.025 * step}))[0] < 1


def test_what_a_rule_takes_is_kept_as_unlikely_as_it_is() -> None:
    told = counted("340", odds={"other": 0.1, "-": 0.9})
    assert told.ruled is not None
    assert kind_shares(told)[0] < 1


def test_a_number_knows_those_beside_it() -> None:
    text = "Gunmen killed five farmers and three herders near the bridge. The bank paid 40 pensioners."
    assert {"none before", "behind same: ruled killed"} < set(features(counted("five", text)))
    assert {"before same: ruled killed", "behind other: not read"} < set(features(counted("three", text)))
    assert {"before other: ruled killed", "none behind"} < set(features(counted("40", text)))
