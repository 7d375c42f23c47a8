"""Numbers of a sentence: bounds, what is counted, which predicate counts it, and what is no figure at all."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dateline
from dateline.extract.figures import find, with_singles
from dateline.extract.figures.lexicon import lexicon
from dateline.extract.figures.reading import lone_victim, readings, singles
from dateline.extract.figures.units import units
from dateline.extract.figures.values import MOVES, quantities
from dateline.model import Article, Number, Sentence, Story
from tests.pace import growth, linear


def story(text: str) -> Story:
    article = Article(number=0, parts=((0, len(text)),), published="2024-05-14")
    return Story(text=text, article=article, sentences=(Sentence(span=(0, len(text)), paragraph=0),))


def numbers(text: str) -> tuple[Number, ...]:
    return find(story(text), ())


def told(text: str) -> list[tuple[str, str, float, float | None]]:
    return [(text[n.span[0] : n.span[1]], n.kind, n.low, n.high) for n in numbers(text)]


BOUNDS = [
    ("3 porters", "3", 3, 3),
    ("1,234 porters", "1,234", 1234, 1234),
    ("1,234, porters", "1,234", 1234, 1234),
    ("12,34,567, porters", "12,34,567", 1_234_567, 1_234_567),
    ("1 234 porters", "1 234", 1234, 1234),
    ("twenty-three porters", "twenty-three", 23, 23),
    ("a hundred and five porters", "a hundred and five", 105, 105),
    ("four thousand six hundred and twelve porters", "four thousand six hundred and twelve", 4612, 4612),
    ("1.2 million porters", "1.2 million", 1_200_000, 1_200_000),
    ("8.000 porters", "8.000", 8000, 8000),
    ("more than 1.500 porters", "more than 1.500", 1501, None),
    ("1.500 million porters", "1.500 million", 1_500_000, 1_500_000),
    ("1.525 porters", "1.525", 1.525, 1.525),
    ("2.5 mln porters", "2.5 mln", 2_500_000, 2_500_000),
    ("4.1 million porters", "4.1 million", 4_100_000, 4_100_000),
    ("three lakh crore", "three lakh crore", 3e12, 3e12),
    ("at least 3 porters", "at least 3", 3, None),
    ("no fewer than 20 porters", "no fewer than 20", 20, None),
    ("more than 300 porters", "more than 300", 301, None),
    ("it topped 300 porters", "300", 301, None),
    ("it exceeds 300 porters", "300", 301, None),
    ("a top 20 porter", "20", 20, 20),
    ("a little over 200 porters", "a little over 200", 201, None),
    ("more than half a million porters", "more than half a million", 500_001, None),
    ("about 600 porters", "about 600", 600, 600),
    ("nearly 900 porters", "nearly 900", 900, 900),
    ("some 200 porters", "some 200", 200, 200),
    ("an estimated 7,000 to 10,000 porters", "an estimated 7,000 to 10,000", 7000, 10000),
    ("1,400 or so porters", "1,400 or so", 1400, 1400),
    ("up to 40 porters", "up to 40", 0, 40),
    ("as many as 18 porters", "as many as 18", 0, 18),
    ("fewer than 10 porters", "fewer than 10", 0, 9),
    ("between 10 and 15 porters", "between 10 and 15", 10, 15),
    ("10-15 porters", "10-15", 10, 15),
    ("2 to 3 million porters", "2 to 3 million", 2_000_000, 3_000_000),
    ("dozens of porters", "dozens", 24, None),
    ("scores of porters", "scores", 40, None),
    ("hundreds of porters", "hundreds", 200, None),
    ("several hundred porters", "several hundred", 200, None),
    ("tens of thousands of porters", "tens of thousands", 20_000, None),
    ("a dozen porters", "a dozen", 12, 12),
    ("passed by 79-21 in the house", "79-21", 79, 79),
]


@pytest.mark.parametrize(("text", "words", "low", "high"), BOUNDS)
def test_bounds_and_their_words(text: str, words: str, low: float, high: float | None) -> None:
    (found,) = quantities(text, (0, len(text)))
    assert (text[found.span[0] : found.span[1]], found.low, found.high) == (words, low, high)


@pytest.mark.parametrize(
    "text",
    [
        "an F-16 and an S-300 battery",
        "at 7:30 or 2am",
        "before 6 p.m. local time",
        "a 35-year-old porter on a five-day trip",
        "their twenty-first match",
    ],
)
def test_codes_clocks_and_compounds_are_no_quantities(text: str) -> None:
    assert quantities(text, (0, len(text))) == ()


@pytest.mark.parametrize(
    "text",
    [
        "The council adopted Resolution 1559 on March 3, 2004.",
        "The base lies 40 kilometres north, a drive of two hours.",
        "The boy found a 9mm pistol and a 120 mm shell.",
        "Prices rose by 12 percent in May.",
        "The suspect, 34, was seen in Camp 8.",
        "He was born in 1971 and left in June 2012.",
        "A porter aged between 19 and 25 spoke.",
    ],
)
def test_measures_dates_ages_and_labels_are_no_figures(text: str) -> None:
    assert told(text) == []


KINDS = [
    ("At least 14 people, nine of them children, were killed when a shell landed.", ["killed", "killed"]),
    ("The blast killed two policemen and a cook and wounded five.", ["killed", "killed", "injured"]),
    ("Twelve people were killed and 47 others injured on Sunday.", ["killed", "injured"]),
    ("The clash left three herders dead and nine farmers wounded.", ["killed", "injured"]),
    ("The death toll has climbed to at least 44.", ["killed"]),
    ("Officials deplored the killing of 61 miners.", ["killed"]),
    ("Gunmen shot dead a night guard.", ["killed"]),
    ("Police arrested four suspects and released two others.", ["detained", "released"]),
    ("Militants took 17 teachers hostage.", ["abducted"]),
    ("Six of the divers have never been found.", ["missing"]),
    ("Some 1,300 families fled the valley.", ["displaced"]),
    ("Thirty of the miners kidnapped in June have been released.", ["released"]),
    ("Thirty of the miners rounded up in June were freed.", ["released"]),
    ("Thirty of the miners were rounded up and the rest freed.", ["detained"]),
    ("Three bakers wounded in the raid on a mill died at dawn.", ["killed"]),
    ("Three bakers injured when raiders burned a mill have since died.", ["killed"]),
    ("Three bakers injured when their guide died were flown out.", ["injured"]),
    ("Three bakers wounded in the raid were flown out, and their guide died.", ["injured"]),
    ("Three bakers were cut down at their ovens.", ["killed"]),
    ("Villagers cut down 40 poplars by the road.", ["other"]),
    ("Nine wardens embraced martyrdom at the gate.", ["killed"]),
    ("Nine wardens gave their lives, and two gave their coats.", ["killed", "other"]),
    ("Three bakers who had been sleeping in the mill succumbed to their burns.", ["killed"]),
    ("Jets hit more than 85 depots.", ["targets"]),
    ("Norway pledged $9m for shelters.", ["money"]),
    ("The kidnappers asked for 25 million francs.", ["money"]),
    ("The kingdom has 2,500 troops in the enclave.", ["strength"]),
    ("The raid killed 15 people, not 18.", ["killed", "killed"]),
    ("The count stands at four dead, namely two divers, one pilot and a nurse.", ["killed"] * 4),
]


@pytest.mark.parametrize(("text", "kinds"), KINDS)
def test_kind_comes_from_the_predicate(text: str, kinds: list[str]) -> None:
    assert [n.kind for n in numbers(text)] == kinds


def test_one_person_counts_with_an_article_only_as_a_victim() -> None:
    assert told("Rebels killed a driver near a bridge.") == [("a", "killed", 1, 1)]
    assert told("A driver waited near a bridge.") == []


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("A baker died of his burns on Sunday.", True),
        ("The mayor says that a baker was shot dead.", True),
        ("Ada Rell, 45, a cook who had been hit in the neck, died on Sunday.", True),
        ("A raid in which nine bakers died was condemned.", False),
        ("A baker whose mill burned, and nine cooks, died on Sunday.", False),
        ("In 1974, when a baker died, nobody asked.", False),
        ("Two of them, a baker and a cook, died on Sunday.", False),
        ("A baker was not killed by the blast.", False),
        ("A truce died on Sunday.", False),
        ("A baker was wounded on Sunday.", False),
    ],
)
def test_one_who_alone_is_told_to_have_died(text: str, alone: bool) -> None:
    span = (0, len(text))
    read = {r.counted.at: r for r in (*singles(text, span), *readings(text, span))}
    assert any(lone_victim(units(text, span), r) for r in read.values()) is alone


def test_a_count_that_goes_on_is_the_toll_it_comes_to() -> None:
    assert told("A ninth person died of burns on Friday.") == [("A ninth", "killed", 9, 9)]
    assert told("A fourth man was wounded.") == [("A", "injured", 1, 1)]


def test_animals_are_targets() -> None:
    assert told("Forty cows were killed by the shell.") == [("Forty", "targets", 40, 40)]


def test_nobody_is_zero() -> None:
    assert told("Nobody was hurt.") == [("Nobody", "injured", 0, 0)]


def test_what_is_counted_is_pinned() -> None:
    text = "Ten cooks died and 14 were wounded, three of them women."
    found = numbers(text)
    assert [text[slice(*n.of_span)] if n.of_span else None for n in found] == ["cooks", "cooks", "women"]
    assert found[2].subset_of == found[1].span


def test_handed_over_is_no_bound() -> None:
    assert told("The rebels handed over five captives.")[0][2:] == (5, 5)


def test_a_sentence_with_since_tells_a_running_total() -> None:
    (found,) = numbers("At least 190 people have been killed since the truce.")
    assert (found.scope, found.as_of) == ("cumulative", "2024-05-14")
    (once,) = numbers("At least 190 people were killed on Friday.")
    assert (once.scope, once.as_of) == ("incident", None)


def test_every_bound_word_has_its_move() -> None:
    assert set(lexicon().before.values()) | set(lexicon().after.values()) <= set(MOVES)


WORDS = st.from_regex(
    r"at least|3|more than|dozens of|people|were|killed|and|12|wounded|in|a|,|two|-|of them|children|;|[$]4|million"
    r"|10 to|15|since|guard|the|1,000|no one|7:30|hundred|thousand|or so|including|nine|not 18|\u00b2|\u0663|İ|\u202f",
    fullmatch=True,
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=30).map(" ".join))
def test_no_text_raises_and_every_span_slices(text: str) -> None:
    before = 0
    for number in numbers(text):
        assert 0 <= number.span[0] < number.span[1] <= len(text)
        assert number.span[0] >= before
        assert number.high is None or number.low <= number.high
        assert number.of_span is None or text[slice(*number.of_span)].strip()
        before = number.span[0]


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=200))
def test_any_text_at_all(text: str) -> None:
    for number in numbers(text):
        assert text[slice(*number.span)]


@pytest.mark.parametrize("piece", ["1,111,", "a hundred and ", "a guard, ", "3 "])
def test_nasty_text_is_linear(piece: str) -> None:
    assert linear(*growth(lambda size: lambda: numbers(piece * (size // len(piece))), 50_000))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Gunmen carried off a drover near Mopti.", ["a"]),  # a person that no list holds
        ("Shells destroyed a kindergarten and a bus.", ["a", "a"]),  # what was struck
        ("A boy and another were let go.", ["A"]),
        ("They gave a reason and an answer.", ["an"]),  # a wrong one: it ends as nouns for people do
        ("They signed a treaty in a hurry.", []),
        ("A guard was killed.", []),  # a number already
    ],
)
def test_articles_that_may_count_as_one(text: str, words: list[str]) -> None:
    page = story(text)
    known = find(page, ())
    found = [number for number in with_singles(page, (), known) if number not in known]
    assert [text[slice(*n.span)] for n in found] == words
    assert all((n.low, n.high) == (1, 1) for n in found)


COUNTS = """Marsk

- Killed: at least 1,840 people, including more than:
- 150 children
- Injured: more than 6,317, among them at least:
- 63 nurses
- Missing: 70

Officials gave no other figures."""


def lines(text: str) -> Story:
    """A page whose lines are sentences."""
    spans, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append((at + line.startswith("- ") * 2, at + len(line)))
        at += len(line) + 1
    article = Article(number=0, parts=tuple(spans), published="2024-05-14")
    return Story(
        text=text, article=article, sentences=tuple(Sentence(span=s, paragraph=i) for i, s in enumerate(spans))
    )


def test_a_label_tells_the_kind_of_a_count_and_the_line_above_that_of_its_items() -> None:
    found = [(n.kind, n.low, n.high, n.scope, n.rule) for n in find(lines(COUNTS), ())]
    assert found == [
        ("killed", 1840, None, "cumulative", "label"),
        ("killed", 151, None, "cumulative", "label"),
        ("injured", 6318, None, "cumulative", "label"),
        ("injured", 63, None, "cumulative", "label"),
        ("missing", 70, 70, "cumulative", "label"),
    ]
    assert {COUNTS[slice(*n.side_span)] for n in find(lines(COUNTS), ()) if n.side_span} == {"Marsk"}


@pytest.mark.parametrize(
    "text", ["Dead: Jana Ilves, 40, of Marsk", "Injured pride: 3 of 4 fans stayed", "Killed in 3 days"]
)
def test_other_lines_with_such_words_are_no_counts(text: str) -> None:
    assert all(number.rule != "label" for number in find(lines(text), ()))


def counted(text: str) -> list[tuple[str, str, str | None]]:
    """The words of each number, its kind, and the words of what it counts."""
    return [
        (text[n.span[0] : n.span[1]], n.kind, text[n.of_span[0] : n.of_span[1]] if n.of_span else None)
        for n in numbers(text)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Raiders killed the driver of a van.", [("the", "killed", "driver of a van")]),
        ("A mine claimed the life of his driver.", [("his", "killed", "driver")]),
        ("Raiders killed the hopes of many.", []),
        ("Raiders met the driver of a van.", []),
        (
            "Raiders killed a guard and wounded another.",
            [("a", "killed", "guard"), ("another", "injured", "guard")],
        ),
        ("Raiders killed a guard and found another.", [("a", "killed", "guard")]),
    ],
)
def test_one_victim_is_counted_without_a_number_word(text: str, found: list[tuple[str, str, str | None]]) -> None:
    assert counted(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Raiders came, killing one and injuring two other bakers.", ["other bakers", "bakers"]),
        ("Raiders came, killing three and injuring 12.", [None, None]),
        ("The number of bakers killed rose to nine.", ["bakers"]),
        ("Raids killed 20 bakers, among them four cooks, and injured 19.", ["bakers", "cooks", "bakers"]),
    ],
)
def test_what_is_counted_is_no_verb(text: str, found: list[str | None]) -> None:
    assert [of and of.removeprefix("other ") for _, _, of in counted(text)] == [
        of and of.removeprefix("other ") for of in found
    ]


def test_those_who_did_it_are_not_what_they_did() -> None:
    assert ("19", "killed") not in [(words, kind) for words, kind, *_ in told("Two of the 19 who killed clerks fled.")]
    assert ("19", "killed") in [
        (words, kind) for words, kind, *_ in told("Two of the 19 whom they killed were clerks.")
    ]


def test_nobody_is_told_by_not_one() -> None:
    assert told("Not a single baker was killed.") == [("Not a single", "killed", 0, 0)]
    assert told("Not only bakers but nine clerks were killed.") == [("nine", "killed", 9, 9)]


def test_treatment_is_for_the_injured() -> None:
    assert told("More than 28 bakers have been receiving treatment.")[0][:2] == ("More than 28", "injured")
    assert told("More than 28 bakers have been receiving visitors.")[0][1] != "injured"


@pytest.mark.parametrize(
    ("words", "low"), [("P65,000", 65000), ("K200,000", 200000), ("Rp 5 billion", 5e9), ("P1.2 million", 1.2e6)]
)
def test_sums_in_letters_that_stand_for_a_currency(words: str, low: float) -> None:
    text = f"The governor gave them {words} on Friday."
    found = quantities(text, (0, len(text)))
    assert [(text[slice(*q.span)], q.low, q.currency is not None) for q in found] == [(words, low, True)]


@pytest.mark.parametrize("text", ["They climbed K2 on Friday.", "Talks of the P5 failed.", "It sank near pier P 12."])
def test_a_letter_before_a_small_number_is_no_currency(text: str) -> None:
    assert all(q.currency is None for q in quantities(text, (0, len(text))))


def test_those_beaten_to_death_are_killed() -> None:
    assert read("A mob beat to death two traders.") == [("two", "killed")]
    assert read("Farmers stoned to death at least eight men.") == [("at least eight", "killed")]
    assert read("A judge sentenced to death two traders.") != [("two", "killed")]


def read(text: str) -> list[tuple[str, str | None]]:
    """The numbers of a sentence that are more than articles, with their kind."""
    found = (r for r in readings(text, (0, len(text))) if r.counted.quantity.form != "article")
    return [(text[slice(*r.counted.quantity.span)], r.kind) for r in found]


def known(text: str) -> list[str]:
    """Those among the ones who count by their article alone whom "the" or "his" tells as known."""
    found = (r.counted for r in singles(text, (0, len(text))))
    return [
        text[c.quantity.span[0] : c.of_span[1]] for c in found if c.of_span and text[c.quantity.span[0]] not in "aA"
    ]


def test_one_who_is_known_may_count_where_harm_is_told() -> None:
    assert known("The bomb killed two nurses and their driver.") == ["their driver"]
    assert known("Gunmen burned the car, and its driver was killed.") == ["its driver"]
    assert known("The driver and two nurses lost their lives.") == ["The driver"]


@pytest.mark.parametrize(
    "text",
    [
        "The bomb killed two nurses and broke the windows.",
        "The driver said that the bomb killed two nurses.",
        "The teacher, Omar Sadik, was killed.",
        "The bomb killed two nurses, the doctor said.",
        "The fire was quick, and she lost her husband.",
        "The second nurse was killed.",
        "Gunmen wounded two nurses and their driver was beaten.",
        "The minister was asked about the raid.",
    ],
)
def test_one_who_is_named_or_comes_to_no_harm_does_not(text: str) -> None:
    assert known(text) == []


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("Three of the four traders were freed.", "traders"),
        ("2 (two) traders were freed.", "traders"),
        ("Three of the traders were freed.", "traders"),
        ("Three (the four were asked) were freed.", None),
    ],
)
def test_what_is_counted_stands_behind_a_whole_and_a_number_told_twice(text: str, of: str | None) -> None:
    first = readings(text, (0, len(text)))[0].counted
    assert (None if first.of_span is None else text[slice(*first.of_span)]) == of


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("A bomb burst near a police post in Lorn, killing three.", None),
        ("A bomb burst near a police post in Lorn, killing three and wounding two others.", None),
        ("A bomb burst near a police post in Lorn, killing three and wounding two guards.", "guards"),
        ("A bomb burst near police in Lorn, killing three.", "police"),
        ("A bomb hit a bus carrying soldiers, killing three.", "soldiers"),
    ],
)
def test_nobody_dies_as_the_first_half_of_a_word_for_a_site(text: str, of: str | None) -> None:
    killed = next(n for n in numbers(text) if n.kind == "killed")
    assert (None if killed.of_span is None else text[slice(*killed.of_span)]) == of


def test_what_has_been_so_since_a_day_counts_nothing_of_a_later_deed() -> None:
    text = "The army, which has fought the rebels since April 2023, said its jets hit a convoy, killing dozens of men."
    assert not dateline.read(text).tallies


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("They asked the mission to double the number of observers to 1,000.", "observers"),
        ("The clashes brought the number of dead to 45.", "dead"),
        ("Medics put the number of men injured at 22.", "men"),
        ("They asked for 30 buses.", "buses"),
    ],
)
def test_what_the_number_of_something_has_come_to_counts_that(text: str, of: str) -> None:
    (found,) = numbers(text)
    assert found.of_span is not None
    assert text[slice(*found.of_span)] == of


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("Of the dead, 161 were civilians and guards.", "civilians"),
        ("Of 33 detained, 27 were students.", "students"),
    ],
)
def test_a_part_counts_who_they_were(text: str, of: str) -> None:
    part = numbers(text)[-1]
    assert part.of_span is not None
    assert text[slice(*part.of_span)] == of
