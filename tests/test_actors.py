"""Actors in an article: acronyms, countries and sectors by context, dates, unknown names, spellings, and the faces."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import UsageError
from dateline.faces import actors as faces
from dateline.knowledge import own
from dateline.knowledge.tables import table
from dateline.link import acronyms, describe, find, variants
from dateline.link.clues import clues_of
from dateline.link.describe import weighed
from dateline.link.explain import in_words
from dateline.model import ActorRow, Article, EventRow, Mention, Record, Sentence, Story, Versions
from tests.pace import growth, linear


def story(*sentences: str, dateline: str | None = None, published: str | None = None) -> Story:
    text = f"{dateline} - {' '.join(sentences)}" if dateline else " ".join(sentences)
    spans, at = [], 0
    for sentence in sentences:
        at = text.index(sentence, at)
        spans.append((at, at + len(sentence)))
        at += len(sentence)
    where = (0, len(dateline)) if dateline else None
    article = Article(number=0, parts=((spans[0][0], len(text)),), dateline_span=where, published=published)
    return Story(text=text, article=article, sentences=tuple(Sentence(span=s, paragraph=0) for s in spans))


def told(page: Story, phrase: str, event: str = "", side: str = "", last: bool = True) -> Mention:
    at = page.text.rindex(phrase) if last else page.text.index(phrase)
    return describe(page, (at, at + len(phrase)), find(page), event=event, side=side)


# ------------------------------------------------------------------------------------------------ acronyms


@pytest.mark.parametrize(
    ("sentence", "acronym", "full"),
    [
        ("The Popular Front (PF) took the bridge.", "PF", "Popular Front"),
        ("The Movement for the Defence of the Hills (MDH) left.", "MDH", "Movement for the Defence of the Hills"),
        ("The Union of Lake Fishers (SPL) closed the port.", "SPL", "Union of Lake Fishers"),
        ("He met Ana Roja (OPV) at noon.", "OPV", None),
        ("It grew by 4 percent (GDP) last year.", "GDP", None),
    ],
)
def test_acronyms_are_introduced(sentence: str, acronym: str, full: str | None) -> None:
    page = story(sentence)
    found = acronyms.introduced(page)
    span = found.get(acronym)
    assert (page.text[slice(*span)] if span else None) == full


def test_a_later_acronym_is_its_full_name() -> None:
    page = story("The Kenya Teachers Union (TKTU) called a strike in Nairobi.", "The TKTU said pay was late.")
    one, other = told(page, "The Kenya Teachers Union", last=False), told(page, "The TKTU")
    assert (other.name, other.country, other.sector) == ("Kenya Teachers Union", "KEN", one.sector)
    assert other.id == one.id == "unknown:kenya-teachers-union"


def test_the_article_wins_over_the_tables() -> None:
    page = story("The National Association of Tongan Oarsmen (NATO) met in Nukualofa.", "NATO raised its prices.")
    linked = told(page, "NATO")
    assert (linked.name, linked.country) == ("National Association of Tongan Oarsmen", "TON")


# ------------------------------------------------------------------------------------------------ country and sector


def test_the_sentence_tells_the_country() -> None:
    page = story(
        "Kenya and Uganda quarrelled for weeks.", "Protesters in Kampala burnt tyres and police arrested nine."
    )
    assert told(page, "police", "COERCE arrest", "actors").country == "UGA"


def test_the_same_noun_keeps_its_country() -> None:
    page = story("The Kenyan parliament met in Nairobi.", "Uganda's ambassador watched.", "The parliament voted no.")
    assert told(page, "The parliament").country == "KEN"


def test_two_persons_of_one_surname() -> None:
    page = story(
        "Kenyan minister Asha Wekesa met the Ugandan colonel David Wekesa in Nairobi.",
        "Asha Wekesa left early.",
        "David Wekesa stayed.",
    )
    one, other = told(page, "Asha Wekesa"), told(page, "David Wekesa")
    assert (one.name, one.country, one.sector) == ("Asha Wekesa", "KEN", "GOV")
    assert (other.name, other.country, other.sector) == ("David Wekesa", "UGA", "MIL")
    assert one.id != other.id


def test_an_attack_speaks_for_armed_forces() -> None:
    page = story("Ethiopia bombed two towns on Monday.")
    share = {}
    for event in ("ASSAULT aerial", "AGREE", ""):
        answers = weighed(page, (0, 8), find(page), event=event, side="actors" if event else "").sectors
        share[event] = next(answer.share for answer in answers if answer.sector == "MIL")
    assert share["ASSAULT aerial"] > 5 * share["AGREE"]
    assert told(page, "Ethiopia", "AGREE", "actors").sector == told(page, "Ethiopia").sector == "GOV"


def test_tables_are_never_outvoted() -> None:
    page = story("Hezbollah and the UN met protesters on strike in Beirut.")
    assert (told(page, "Hezbollah", "PROTEST strike", "actors").sector, told(page, "the UN").sector) == ("PRM", "IGO")


@pytest.mark.parametrize(("day", "country", "sector"), [("2023-05-01", "EST", "GOV"), ("2025-05-01", None, "IGO")])
def test_offices_are_those_of_the_day(day: str, country: str | None, sector: str) -> None:
    linked = told(story("Kaja Kallas said no.", "Kallas left Riga.", published=day), "Kallas")
    assert (linked.id, linked.country, linked.sector) == ("person:kaja-kallas", country, sector)


@pytest.mark.parametrize(
    ("sentence", "phrase", "sector"),
    [
        ("The Republican nominee Donald Trump spoke. Trump left.", "Trump", "PTY"),
        ("President Donald Trump spoke. Trump left.", "Trump", "GOV"),
        ("President Trump, earlier the candidate Donald Trump, spoke. Trump left.", "Trump", "GOV"),
        ("Gov. John Kasich spoke. Kasich left.", "Kasich", "GOV"),
        ("Rep. John Kasich spoke. Kasich left.", "Kasich", "LEG"),
        ("Sen. Marco Rubio spoke. Rubio left.", "Rubio", "LEG"),
        ("Then-Sen. Marco Rubio spoke. Rubio left.", "Rubio", "GOV"),
        ("Secretary of State Marco Rubio spoke. Rubio left.", "Rubio", "GOV"),
        ("Bidzina Ivanishvili spoke. The party's founder, Bidzina Ivanishvili, left.", "Bidzina Ivanishvili", "PTY"),
    ],
)
def test_titles_tell_the_office_in_a_page_without_a_day(sentence: str, phrase: str, sector: str) -> None:
    assert told(story(sentence), phrase).sector == sector


def test_on_a_day_the_tables_tell_the_office() -> None:
    page = story("The nominee Donald Trump spoke.", "Trump left.", published="2017-05-01")
    assert told(page, "Trump").sector == "GOV"


def test_who_is_for_the_government_is_no_opposition() -> None:
    page = story("Pro-government supporters marched in Caracas.", "Opposition supporters threw stones.")
    assert told(page, "Pro-government supporters", "PROTEST demo", "actors").sector != "OPP"
    assert told(page, "Opposition supporters", "PROTEST demo", "actors").sector == "OPP"


def test_a_ministry_has_the_id_of_its_state() -> None:
    page = story("The Iraqi foreign ministry in Baghdad said no.", "The foreign ministry gave no reason.")
    ids = {told(page, "The Iraqi foreign ministry", last=False).id, told(page, "The foreign ministry").id}
    assert ids == {"body:irq:foreign-ministry"}


# ------------------------------------------------------------------------------------------------ unknown names


def test_unknown_names_keep_their_words_and_get_an_id() -> None:
    page = story("Kenyan Transport Minister Ásha Wekesa spoke.", "Wekesa left Nairobi.")
    other = story("Minister Asha Wekesa was in Kenya.")
    ids = {told(page, "Wekesa").id, told(page, "Kenyan Transport Minister Ásha Wekesa").id}
    assert ids == {"unknown:asha-wekesa"} == {told(other, "Minister Asha Wekesa").id}
    assert told(page, "Wekesa").name == "Ásha Wekesa"


@pytest.mark.parametrize("phrase", ["three soldiers", "the minister", "Residents", "Kenyan police"])
def test_descriptions_are_no_names(phrase: str) -> None:
    page = story(f"In Nairobi, Kenya, it was {phrase} who came.")
    assert not (told(page, phrase).id or "").startswith("unknown:")


# ------------------------------------------------------------------------------------------------ spellings


def seen(name: str, country: str | None = None, sector: str | None = None) -> variants.Seen:
    return variants.Seen(id=f"unknown:{name.casefold().replace(' ', '-')}", name=name, country=country, sector=sector)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nouri al-Hadidi", "Nuri Hadidi"),
        ("Youssef Hady", "Yusuf Hadi"),
        ("Gagik Melikyan", "Gaguik Melikian"),
        ("Grey Herons", "Gray Herons"),
        ("Abdel Fattah Ghazali", "Abdul Fatah al-Ghazali"),
    ],
)
def test_spellings_of_one_name_are_proposed(one: str, other: str) -> None:
    found = variants.propose([seen(one, "IRQ"), seen(other, "IRQ"), seen("Marit Solheim", "NOR")])
    assert [{p.one.name, p.other.name} for p in found] == [{one, other}]
    assert found[0].reason.endswith(".")
    assert found[0].reason.count(".") == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ana Roja", "Luis Roja"), ("David Otieno", "David Wekesa"), ("Popular Front", "Patriotic Front")],
)
def test_other_names_are_not(one: str, other: str) -> None:
    assert variants.propose([seen(one), seen(other)]) == []


def test_another_country_counts_against() -> None:
    same, other = seen("Karim Saleh", "IRQ"), seen("Kareem Salih", "IRQ")
    assert variants.score(same, other)[0] > variants.score(same, seen("Kareem Salih", "DZA"))[0]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=20), max_size=6))
def test_law_proposals_do_not_depend_on_order(names: list[str]) -> None:
    those = [seen(name) for name in names]
    found = variants.propose(those)
    assert found == variants.propose(list(reversed(those)))
    assert all(0 <= p.score <= 1 and p.one.id < p.other.id for p in found)


# ------------------------------------------------------------------------------------------------ faces


def _record(page: str, *parties: ActorRow) -> Record:
    event = EventRow(
        id="E1", article=0, evidence="x", trigger="x", type="AGREE", mode=None, actors=parties, recipients=(),
        place=None, date=None, status="actual", role="news", figures=(), attributed_to=(), same_event_in=(),
        evidence_span=(0, 1), trigger_span=(0, 1),
    )  # fmt: skip
    versions = Versions(dateline="0", reader="0", codebook="0", knowledge="0")
    return Record(page=page, provenance="", source=page, sha256="0", versions=versions, events=(event,))


def _actor(name: str, id_: str | None, country: str | None = "KEN", sector: str = "REB") -> ActorRow:
    return ActorRow(text=name, name=name, country=country, sector=sector, span=(0, 1), actor_id=id_)


RECORDS = (
    _record("a", _actor('Grey "Herons"', "unknown:grey-herons"), _actor("Kenya", "country:KEN", sector="GOV")),
    _record("b", _actor("Grey Herons", "unknown:grey-herons"), _actor("three soldiers", None)),
    _record("c", _actor("Grey Herons", "unknown:grey-herons", None), _actor("Lake Union", "unknown:lake-union", None)),
)


def test_unknown_actors_are_counted() -> None:
    found = faces.unknown(RECORDS)
    assert [(u.name, u.also, u.country, u.sector, u.events, u.pages) for u in found] == [
        ("Grey Herons", ('Grey "Herons"',), "KEN", "REB", 3, ("a", "b", "c")),
        ("Lake Union", (), None, "REB", 1, ("c",)),
    ]


def test_their_lines_are_a_table(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("\n".join(faces.toml_lines(faces.unknown(RECORDS))), encoding="utf-8")
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["actor"]
    assert rows[0] == {"name": "Grey Herons", "also": ['Grey "Herons"'], "country": "KEN", "sector": "REB"}
    assert own.lexicon_of(own.read((path,))).get("lake union")[0].id == "own:lake-union"


@given(st.text())
def test_law_quoted_text_is_toml(text: str) -> None:
    value = tomllib.loads(f"name = {faces.quoted(text)}")["name"]
    assert isinstance(value, str)
    assert len(value.split()) <= len(text.split())


def test_a_decision_is_explained() -> None:
    found = faces.explained("the militia", "In Goma, Congo, the militia shot at police.", None)
    lines = faces.explained_lines(found)
    assert found.mention.country == "COD"
    assert found.reason in "\n".join(lines)
    assert found.reason.endswith(".")
    assert sum(weight.share for weight in found.sectors) <= 1.01
    assert {"countries", "sectors"} <= set(lines)


def test_a_name_alone_shows_the_tables() -> None:
    found = faces.explained("Hamas", None, None)
    assert [entry.name for entry in found.entries] == ["Hamas"]
    assert (found.mention.country, found.mention.sector) == ("PSE", "REB")


def test_a_name_that_is_not_in_the_sentence() -> None:
    with pytest.raises(UsageError, match="Hamas"):
        faces.explained("Hamas", "Nobody came.", None)


def test_every_reason_is_words() -> None:
    assert all(row["words"] for row in table("actor_reasons.psv"))
    assert in_words("role definite: dateline", "country") == "the dateline lies there"
    assert in_words("noun fishermen", "sector") == 'the noun "fishermen"'


# ------------------------------------------------------------------------------------------------ laws


PIECES = ("Iraq", "the PF", "(PF)", "Popular Front", "minister", "of", "in Goma", ".", "\n", "Wekesa", "police", "them")


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1), st.integers(0, 40), st.integers(1, 20))
def test_law_any_phrase_is_linked_and_again_the_same(parts: list[str], start: int, length: int) -> None:
    page = story(" ".join(parts) + " x")
    span = (min(start, len(page.text) - 1), min(start + length, len(page.text)))
    if span[0] >= span[1]:
        return
    mentions = find(page)
    first = describe(page, span, mentions, event="ASSAULT", side="actors")
    assert first.span == span
    assert first.sector is not None
    assert first == describe(page, span, tuple(mentions), event="ASSAULT", side="actors")


@pytest.mark.parametrize("piece", ["The Popular Front (PF) ", "the minister of Kenya ", "Gao Goma Rafah, ", "(PF) "])
def test_linear_in_the_length(piece: str) -> None:
    def made(size: int) -> Callable[[], object]:
        page = story(piece * (size // len(piece)))
        mentions = find(page)

        def told() -> None:
            for at in range(0, 400, 20):
                describe(page, (at, at + 12), mentions, event="ASSAULT", side="actors")
            assert clues_of(page, mentions).shares is not None

        return told

    assert linear(*growth(made, 5_000))


@pytest.mark.parametrize(
    ("sentence", "phrase", "name", "known"),
    [
        ("Police in Norwood, Ohio, shot a woman.", "Police in Norwood", "American police", True),
        ("Police in Surabaya, Indonesia, arrested a man.", "Police in Surabaya", "Polri", True),
        ("The separatist authorities in Tiraspol, Moldova, jailed two.", "The separatist authorities", None, False),
        ("Iraq said the occupation army shelled the town.", "the occupation army", None, False),
        ("The occupying Turkish army jailed a shepherd.", "The occupying Turkish army", "Turkish army", True),
        ("Myanmar's government in exile urged Thailand to talk.", "Myanmar's government in exile", None, False),
        ("The Punjab police in India arrested two men.", "The Punjab police", None, False),
        ("North Kordofan's government in Sudan closed the road.", "North Kordofan's government", None, False),
        ("Iran expelled both embassies on Friday.", "both embassies", None, False),
        ("The government in Bishkek closed the road.", "The government in Bishkek", "Kyrgyz government", True),
    ],
)
def test_a_body_of_the_state_is_no_other_power_and_none_below_it(
    sentence: str, phrase: str, name: str | None, known: bool
) -> None:
    linked = told(story(sentence), phrase)
    assert (linked.id or "").startswith("body:") == known
    assert name is None or linked.name == name


@pytest.mark.parametrize(
    ("sentences", "phrase", "other"),
    [
        (("Boko Haram fighters shot two teachers.", "The union condemned the killings."), "The union", "Boko Haram"),
        (("Reuters reported the deal.", "The mission condemned it."), "The mission", "Reuters"),
        (
            ("The European Central Bank spoke first.", "The bloc imposed sanctions."),
            "The bloc",
            "European Central Bank",
        ),
        (("Al-Shabaab shot a judge.", "The party condemned the murder."), "The party", "Al-Shabaab"),
    ],
)
def test_a_noun_means_only_what_it_may(sentences: tuple[str, ...], phrase: str, other: str) -> None:
    assert told(story(*sentences), phrase).name != other


def test_the_last_body_that_a_noun_may_mean_is_meant() -> None:
    page = story("The European Union met Boko Haram's victims.", "The European Central Bank spoke.", "The bloc paid.")
    assert told(page, "The bloc").name == "European Union"
