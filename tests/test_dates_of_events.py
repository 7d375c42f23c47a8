"""Which time dates an act, and the interval it commits to."""

from __future__ import annotations

import pytest

from dateline.attach.date_told import tells_of
from dateline.attach.dates import date_of, why_no_date
from dateline.extract.dates import find
from dateline.model import Article, DateRow, Span, Story, Trigger
from dateline.sentences import split

TUESDAY = "2024-02-06"


def story_of(text: str, published: str | None = TUESDAY) -> Story:
    parts = tuple((text.find(line), text.find(line) + len(line)) for line in text.split("\n") if line)
    return Story(text=text, article=Article(number=0, parts=parts, published=published), sentences=split(text, parts))


def trigger_of(story: Story, words: str, kind: str = "ASSAULT", status: str = "actual", role: str = "news") -> Trigger:
    at = story.text.index(words)
    sentence: Span = next(s.span for s in story.sentences if s.span[0] <= at < s.span[1])
    return Trigger(
        evidence_span=sentence, span=(at, at + len(words)), clause_span=sentence, type=kind, mode=None, status=status,
        role=role, voice="active", rule="test", confidence=1.0,
    )  # fmt: skip


def dates(text: str, *acts: tuple[str, str, str, str], published: str | None = TUESDAY) -> list[DateRow | None]:
    story = story_of(text, published)
    triggers = tuple(sorted((trigger_of(story, *act) for act in acts), key=lambda t: t.span))
    return [date_of(story, t, triggers, find(story)) for t in triggers]


def span(row: DateRow | None) -> tuple[str, str | None] | None:
    return (row.start, row.end) if row else None


@pytest.mark.parametrize(
    ("text", "act", "expected"),
    [
        ("Jets bombed the depot on Friday.", ("bombed", "ASSAULT", "actual", "news"), ("2024-02-02", "2024-02-02")),
        ("On Monday, jets bombed the depot.", ("bombed", "ASSAULT", "actual", "news"), ("2024-02-05", "2024-02-05")),
        ("They have fought since March 2022.", ("fought", "ASSAULT", "ongoing", "background"), ("2022-03-01", None)),
        ("The ministers will meet on Thursday.", ("meet", "AGREE", "planned", "news"), ("2024-02-08", "2024-02-08")),
        ("Ministers set the talks for Thursday.", ("talks", "AGREE", "planned", "news"), ("2024-02-08", "2024-02-08")),
        ("Troops will leave by Feb. 20.", ("leave", "CONCEDE", "planned", "news"), ("2024-02-06", "2024-02-20")),
        ("A curfew is in force until Thursday.", ("curfew", "COERCE", "ongoing", "news"), ("2024-02-06", "2024-02-08")),
        ("The council met twice this week.", ("met", "CONSULT", "actual", "news"), ("2024-02-05", "2024-02-06")),
        ("The council will meet this week.", ("meet", "AGREE", "planned", "news"), ("2024-02-05", "2024-02-11")),
        ("A rally set for this week is off.", ("rally", "PROTEST", "negated", "news"), ("2024-02-05", "2024-02-11")),
        ("Police have picked up 40 since noon.", ("picked up", "COERCE", "actual", "news"), (TUESDAY, TUESDAY)),
        ("It will send men by the middle of the month.", ("send", "AID", "planned", "news"), (TUESDAY, "2024-02-15")),
        ("Norland will shut the road from midnight.", ("shut", "COERCE", "planned", "news"), ("2024-02-06", None)),
        ("The two will sign by Friday.", ("sign", "SUPPORT", "planned", "news"), ("2024-02-06", "2024-02-09")),
        ("Trade has been cut off since March.", ("cut off", "SANCTION", "actual", "background"), ("2023-03-01", None)),
        ("The road had been shut since October.", ("shut", "COERCE", "actual", "background"), ("2023-10-01", TUESDAY)),
        ("Students have marched since mid-January.", ("marched", "PROTEST", "ongoing", "news"), ("2024-01-15", None)),
        ("It has held back pay since late May.", ("held", "COERCE", "ongoing", "news"), ("2023-05-21", None)),
        ("It has held back pay since the end of May.", ("held", "COERCE", "ongoing", "news"), ("2023-05-31", None)),
        ("They have deported 40 men this year.", ("deported", "COERCE", "actual", "news"), ("2024-01-01", TUESDAY)),
        ("Crews are searching for a third day.", ("searching", "AID", "ongoing", "news"), ("2024-02-04", None)),
        ("For a third day, guards kept the road shut.", ("kept", "COERCE", "actual", "news"), ("2024-02-04", None)),
        ("Nurses began the third day of a strike.", ("strike", "PROTEST", "actual", "news"), ("2024-02-04", None)),
        ("The strike is in its third day.", ("strike", "PROTEST", "ongoing", "news"), ("2024-02-04", None)),
        ("On Monday, the third day of a fast, ...", ("fast", "PROTEST", "ongoing", "news"), ("2024-02-03", None)),
        ("They fought for a third night running.", ("fought", "ASSAULT", "actual", "news"), ("2024-02-04", TUESDAY)),
        ("They searched for a 3rd day on Monday.", ("searched", "AID", "actual", "news"), ("2024-02-03", "2024-02-05")),
        ("They will free him within two weeks.", ("free", "CONCEDE", "planned", "news"), ("2024-02-06", "2024-02-20")),
    ],
)  # fmt: skip
def test_interval_follows_preposition_and_status(
    text: str, act: tuple[str, str, str, str], expected: tuple[str, str | None]
) -> None:
    assert [span(row) for row in dates(text, act)] == [expected]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("On the third day of the blockade guards shot at the crowd.", "blockade"),
        ("Guards shot at the crowd in the third week.", "shot"),
        ("The third day of talks on a strike has begun.", "strike"),
        ("They shot at the crowd and are on strike for a third day.", "shot"),
    ],
)
def test_not_every_third_day_is_one_that_the_act_has_lasted(text: str, words: str) -> None:
    acts = [(words, "PROTEST", "actual", "news")]
    if " strike for" in text:
        acts.append(("strike", "PROTEST", "ongoing", "news"))
    assert all(row is None or row.made_by != "date:nth-day" for row in dates(text, *acts)[:1])


def test_words_are_pinned() -> None:
    text = "Jets bombed the depot on Friday."
    (row,) = dates(text, ("bombed", "ASSAULT", "actual", "news"))
    assert row is not None
    assert row.span is not None
    assert text[slice(*row.span)] == row.text == "Friday"
    assert row.made_by == "date:weekday"


def test_each_clause_has_its_own() -> None:
    text = (
        "Talks on the border began in January, but less than 24 hours later two guards died in a raid near the river."
    )
    talks, raid = dates(text, ("Talks", "CONSULT", "actual", "background"), ("raid", "ASSAULT", "actual", "background"))
    assert span(talks) == ("2024-01-01", "2024-01-31")
    assert span(raid) == ("2024-01-01", "2024-02-01")


def test_a_relative_clause_keeps_its_date() -> None:
    text = "Norland, which joined the pact in 2014, said it would not send troops."
    _, refused = dates(
        text, ("joined", "SUPPORT", "actual", "background"), ("would not send", "REJECT", "actual", "news")
    )
    assert refused is None


def test_counted_from_the_act_it_names() -> None:
    text = "Rebels burned the mill on 3 May 2021.\nThe mayor fled two days after the rebels burned it all."
    (row,) = dates(text, ("fled", "SANCTION", "actual", "background"))
    assert row is None or row.start == "2021-05-05"
    both = dates(
        text, ("burned the mill", "ASSAULT", "actual", "background"), ("fled", "SANCTION", "actual", "background")
    )
    assert span(both[0]) == ("2021-05-03", "2021-05-03")


def test_since_an_act() -> None:
    text = "The two armies have traded fire since rebels seized the pass on Oct. 7."
    fire, seized = dates(
        text, ("traded fire", "ASSAULT", "ongoing", "background"), ("seized", "ASSAULT", "actual", "background")
    )
    assert span(seized) == ("2023-10-07", "2023-10-07")
    assert span(fire) == ("2023-10-07", None)


def test_carried_within_the_paragraph() -> None:
    text = "Police fired tear gas on Monday. Officers later fired on the crowd again."
    first, second = dates(
        text, ("fired tear gas", "ASSAULT", "actual", "news"), ("fired on the crowd", "ASSAULT", "actual", "news")
    )
    assert span(first) == span(second) == ("2024-02-05", "2024-02-05")


@pytest.mark.parametrize(
    ("text", "published", "reason"),
    [
        ("Jets bombed the depot.", TUESDAY, "the sentence names no time"),
        ("Jets bombed the depot on Friday.", None, "the time needs a publication date, and none was found"),
        ("Jets bombed the depot for two hours.", TUESDAY, "the sentence names only lengths of time or repeated times"),
    ],
)
def test_why_no_date(text: str, published: str | None, reason: str) -> None:
    story = story_of(text, published)
    trigger = trigger_of(story, "bombed")
    assert date_of(story, trigger, (trigger,), find(story)) is None
    assert why_no_date(story, trigger, (trigger,), find(story)) == reason


TODAY = (TUESDAY, TUESDAY)


def test_what_is_done_by_being_said() -> None:
    text = "The ministry condemns the raid on the mill.\nIt calls on all sides to talk.\nNorland rejected the charge."
    rows = dates(
        text,
        ("condemns", "ACCUSE", "actual", "news"),
        ("calls on", "REQUEST", "actual", "news"),
        ("rejected", "REJECT", "actual", "news"),
    )
    assert [span(row) for row in rows] == [TODAY, TODAY, None]
    assert rows[0] is not None
    assert rows[0].text is None


def test_what_is_done_by_being_said_in_a_report_of_another_day() -> None:
    text = 'Jets bombed the depot on Friday.\nThe ministry condemns it.\n"We call on all sides to talk," he said.'
    rows = dates(
        text,
        ("bombed", "ASSAULT", "actual", "news"),
        ("condemns", "ACCUSE", "actual", "news"),
        ("call on", "REQUEST", "actual", "news"),
    )
    assert [span(row) for row in rows] == [("2024-02-02", "2024-02-02"), None, None]


def test_the_speaker_of_the_lead_goes_on() -> None:
    text = (
        "Minister Ada Brandt met her colleague Odo Falk on Tuesday.\n"
        "Brandt formally demanded the return of the ship.\n"
        "The union condemned the visit."
    )
    rows = dates(
        text,
        ("met", "CONSULT", "actual", "news"),
        ("demanded", "REQUEST", "actual", "news"),
        ("condemned", "ACCUSE", "actual", "news"),
    )
    assert [span(row) for row in rows] == [TODAY, TODAY, None]


def test_a_fresh_act_in_the_present_has_the_day_on_which_it_is_told() -> None:
    text = "Norland is closing its last port, the ministry said on Tuesday."
    (row,) = dates(text, ("closing", "COERCE", "actual", "news"))
    assert span(row) == TODAY
    (past,) = dates(text.replace("is closing", "had closed"), ("closed", "COERCE", "actual", "news"))
    assert past is None


def test_background_has_no_day_of_its_own() -> None:
    (row,) = dates("The ministry condemns the raid.", ("condemns", "ACCUSE", "actual", "background"))
    assert row is None


def test_entries_of_a_live_blog() -> None:
    text = (
        "00:40\nPolice fired on the crowd.\n00:10\nThe mayor rejects the demand.\n"
        "23:30\nA guard was stabbed.\n22:15 (Monday)\nShops were looted."
    )
    acts = [(words, "ASSAULT", "actual", "news") for words in ("fired", "rejects", "stabbed", "looted")]
    told = [row.start if row else None for row in dates(text, *acts)]
    assert told == ["2024-02-06", "2024-02-06", "2024-02-05", "2024-02-05"]
    assert dates("00:40\nPolice fired on the crowd.", acts[0]) == [None]


def test_carried_over_the_end_of_a_paragraph() -> None:
    text = "Police fired tear gas on Monday.\nOfficers beat two students."
    acts = [("fired tear gas", "ASSAULT", "actual", "news"), ("beat", "ASSAULT", "actual", "news")]
    assert [span(row) for row in dates(text, *acts)] == [("2024-02-05", "2024-02-05")] * 2
    assert dates(text.replace("beat", "have beaten"), acts[0], ("beaten", "ASSAULT", "actual", "news"))[1] is None


def test_counted_back_from_the_act_beyond_the_comma() -> None:
    text = "Two days after rebels burned the mill, the mayor resigned on Friday."
    acts = [("burned", "ASSAULT", "actual", "background"), ("resigned", "RETREAT", "actual", "news")]
    rows = dates(text, *acts)
    assert span(rows[0]) in (None, ("2024-01-31", "2024-01-31"))
    assert span(rows[1]) == ("2024-02-02", "2024-02-02")


@pytest.mark.parametrize(
    ("text", "act", "expected"),
    [
        ("The groups demanded the release of six men arrested on January 30.", ("demanded", "REQUEST"), None),
        ("The union condemned the accord signed in Doha last Friday.", ("condemned", "ACCUSE"), None),
        ("The police arrested six men on January 30.", ("arrested", "COERCE"), ("2024-01-30", "2024-01-30")),
        ("Six men were arrested on January 30.", ("arrested", "COERCE"), ("2024-01-30", "2024-01-30")),
        ("The party agreed to hold talks in April.", ("agreed", "AGREE"), None),
        ("The party agreed on Friday to hold talks.", ("agreed", "AGREE"), ("2024-02-02", "2024-02-02")),
    ],
)
def test_a_time_belongs_to_the_verb_before_it(
    text: str, act: tuple[str, str], expected: tuple[str, str] | None
) -> None:
    (row,) = dates(text, (*act, "actual", "background"))
    assert span(row) == expected


@pytest.mark.parametrize(
    ("text", "act", "then"),
    [
        ("The fighting brought destruction not seen since the 2014 war with Ardania.", "fighting", False),
        ("Rebels shelled the port in the deadliest assault since 2014.", "shelled", False),
        ("Rebels have shelled the port since 2014.", "shelled", True),
        ("At least nine villages have been shelled since 2014.", "shelled", True),
        ("The port has been shelled by most of the rebels since 2014.", "shelled", True),
    ],
)
def test_what_is_only_compared_with_a_time_was_not_then(text: str, act: str, *, then: bool) -> None:
    row = dates(text, (act, "ASSAULT", "actual", "background"))[0]
    assert (row is not None and row.start.startswith("2014")) == then


@pytest.mark.parametrize(
    ("text", "act", "told"),
    [
        ("On Friday the mayor admitted that guards shot two men.", "shot", True),
        ("The mayor acknowledged on Friday that guards shot two men.", "shot", True),
        ("The mayor told a court on Friday that rebels had burned the mill.", "burned", True),
        ("On Friday, the army said that rebels had burned the mill.", "burned", True),
        ("The mayor recalled that on Friday guards shot two men.", "shot", False),
        ("The army said on Friday that it had burned the mill.", "burned", False),
        ("The army said on Friday that rebels burned the mill.", "burned", False),
        ("On Friday guards shot two men, the mayor admitted.", "shot", False),
        ("The mayor admitted on Friday that he lied, and guards shot two men.", "shot", False),
        ("Soon afterwards the mayor admitted that guards shot two men.", "shot", False),
    ],
)
def test_the_day_of_telling_is_not_the_day_of_what_lay_before(text: str, act: str, *, told: bool) -> None:
    story = story_of(text)
    assert any(tells_of(text, trigger_of(story, act), time) for time in find(story)) == told


def test_what_was_told_of_has_its_own_day() -> None:
    text = "The mayor admitted on Friday that guards shot two men on Monday."
    assert [span(row) for row in dates(text, ("shot", "ASSAULT", "actual", "news"))] == [("2024-02-05", "2024-02-05")]
    text = "The mayor admitted on Friday that guards shot two men."
    assert dates(text, ("shot", "ASSAULT", "actual", "news")) == [None]


@pytest.mark.parametrize(
    ("status", "expected"), [("actual", None), ("ongoing", None), ("planned", ("2024-03-12", "2024-03-12"))]
)
def test_what_happened_was_not_after_the_day_of_the_article(status: str, expected: tuple[str, str] | None) -> None:
    assert [
        span(row) for row in dates("They blocked the pier on March 12, 2024.", ("blocked", "PROTEST", status, "news"))
    ] == [expected]


def test_a_clock_before_a_day_leaves_the_day_to_be_read_by_the_status() -> None:
    text = "Clerks called a strike at 5 am on Wednesday."
    assert span(dates(text, ("strike", "PROTEST", "planned", "news"))[0]) == ("2024-02-07", "2024-02-07")
    assert span(dates(text, ("strike", "PROTEST", "actual", "news"))[0]) == ("2024-01-31", "2024-01-31")


@pytest.mark.parametrize(
    ("text", "act", "expected"),
    [
        ("The council, which dissolved itself on 1 January, met the mayor.", ("met", "CONSULT"), None),
        ("The council met the mayor, who had fallen ill on 1 January.", ("met", "CONSULT"), None),
        ("Police beat dockers who had shut the port on 1 January.", ("beat", "ASSAULT"), None),
        ("Police beat dockers who were blocking the port on 1 January.", ("beat", "ASSAULT"), "2024-01-01"),
        ("The strike of the dockers, which began on 1 January, has ended.", ("strike", "PROTEST"), "2024-01-01"),
        ("Rebels led an attack from which he fled on 1 January.", ("attack", "ASSAULT"), "2024-01-01"),
        ("The paper, which says that on 1 May, men burned mills, shut.", ("burned", "ASSAULT"), "2023-05-01"),
        ("The envoy, who arrived on 1 January, promised boats.", ("promised", "AGREE"), "2024-01-01"),
        ("Miners met the mayor of Lorn, whose 2023 vote was contested.", ("met", "CONSULT"), None),
        ("Miners rejected the terms of the 1 January agreement.", ("rejected", "REJECT"), None),
        ("Miners rejected the terms on 1 January.", ("rejected", "REJECT"), "2024-01-01"),
        ("Miners led a boycott of the 1 January vote.", ("boycott", "PROTEST"), "2024-01-01"),
    ],
)  # fmt: skip
def test_a_time_in_a_clause_of_its_own_is_of_no_act_outside(
    text: str, act: tuple[str, str], expected: str | None
) -> None:
    (row,) = dates(text, (*act, "actual", "news"))
    assert (row.start if row else None) == expected


@pytest.mark.parametrize(
    ("text", "act", "expected"),
    [
        ("Troops have held the dam since the war began in May.", "held the dam", ("2023-05-01", None)),
        ("Since the war began in May, troops have held the dam.", "held the dam", ("2023-05-01", None)),
        ("Since the war began in May, troops have held the dam.", "war", ("2023-05-01", "2023-05-31")),
        ("Norland expelled thousands in the wake of the 2 May raid.", "expelled", ("2023-05-02", TUESDAY)),
        ("Norland expelled thousands on 2 May.", "expelled", ("2023-05-02", "2023-05-02")),
    ],
)
def test_what_lasts_since_an_event_has_no_end(text: str, act: str, expected: tuple[str, str | None]) -> None:
    (row,) = dates(text, (act, "COERCE", "actual", "background"))
    assert span(row) == expected


def test_an_event_is_of_the_day_before_its_noun_and_not_of_what_is_counted_from_it() -> None:
    text = "He fled two months after the July 7, 2021 murder of the judge."
    fled, murder = dates(
        text, ("fled", "SANCTION", "actual", "background"), ("murder", "ASSAULT", "actual", "background")
    )
    assert span(murder) == ("2021-07-07", "2021-07-07")
    assert fled is not None
    assert fled.start == "2021-09-01"


@pytest.mark.parametrize(
    ("second", "act", "expected"),
    [
        ("Since the shooting, the state has posted guards.", "posted guards", ("2024-01-15", None)),
        ("The road had been shut since the raid.", "shut", ("2024-01-15", TUESDAY)),
        ("Two aides were held on the night of the attack.", "held", ("2024-01-15", "2024-01-15")),
        ("The day after the ambush, guards went home.", "went home", ("2024-01-16", "2024-01-16")),
        ("A bridge was closed two days before the raid.", "closed", ("2024-01-13", "2024-01-13")),
        ("Two weeks after the attack, guards went home.", "went home", ("2024-01-29", "2024-01-29")),
        ("Guards went home hours after the attack.", "went home", ("2024-01-15", "2024-01-15")),
        ("The road has been shut since the march.", "shut", None),
        ("The road has been shut since the attack of 3 January.", "shut", ("2024-01-03", None)),
        ("Guards went home, who had slept since the raid.", "went home", None),
        ("Guards who were hired since the raid went home.", "went home", None),
    ],
)
def test_counted_from_an_event_that_the_article_dates(
    second: str, act: str, expected: tuple[str, str | None] | None
) -> None:
    text = f"Gunmen killed four guards on 15 January. {second}"
    told = dates(text, ("killed", "ASSAULT", "actual", "news"), (act, "COERCE", "actual", "background"))
    assert span(told[1]) == expected


def test_the_event_that_others_are_counted_from_is_the_day_of_most_of_its_kind() -> None:
    text = "Guards were shot on 9 January. Nurses were beaten on 12 January. A driver was stabbed on 12 January. "
    acts = [(words, "ASSAULT", "actual", "news") for words in ("were shot", "beaten", "stabbed")]
    told = dates(f"{text}Two men were held on the day of the attack.", *acts, ("held", "COERCE", "actual", "news"))
    assert span(told[-1]) == ("2024-01-12", "2024-01-12")
    told = dates(
        "Guards died in January. It was shut on the day of the attack.",
        *(("died", "ASSAULT", "actual", "news"), ("shut", "COERCE", "actual", "news")),
    )
    assert span(told[-1]) is None


@pytest.mark.parametrize(
    ("text", "words", "kind", "dated"),
    [
        ("Officials praised Sunday's protests.", "praised", "SUPPORT", False),
        ("The mayor condemned Friday's attack on the mill.", "condemned", "ACCUSE", False),
        ("The mayor condemned it on Friday.", "condemned", "ACCUSE", True),
        ("Dockers shut the road in Friday's march.", "shut", "PROTEST", True),
    ],
)
def test_the_day_of_what_is_spoken_of_is_not_that_of_the_words(
    text: str, words: str, kind: str, *, dated: bool
) -> None:
    row = dates(text, (words, kind, "actual", "news"))[0]
    assert (row is not None and row.text is not None) is dated
