"""Pages in other forms: offsets, stand-off records, brat and WebAnno; what goes out comes in again."""

from __future__ import annotations

import itertools
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import brat, cas, files, spans, standoff, terse, webanno
from tests.test_corpus import FERRY

Json = dict[str, Any]

WORDS = st.lists(
    st.sampled_from(["the", "army", "São", "Paulo", "12", "𝄞x", "said,", "a\tb", "*[_|", "\n", "it"]), min_size=3
)


@st.composite
def pages(draw: st.DrawFn) -> Json:
    """A page of odd words whose quotes are runs of its words; sense has nothing to do with it."""
    words = ["Once", *draw(WORDS), "end"]
    text = " ".join(words) + "\n"
    starts = [m.start() for m in re.finditer(r"\S+", text)]
    ends = [m.end() for m in re.finditer(r"\S+", text)]

    def quote() -> str:
        first = draw(st.integers(0, len(starts) - 1))
        last = draw(st.integers(first, min(len(starts) - 1, first + 6)))
        return text[starts[first] : ends[last]]

    def maybe() -> str | None:
        return quote() if draw(st.booleans()) else None

    def actor() -> Json:
        name = draw(st.sampled_from(["army", "The São Paulo army of old", "X"]))
        return {"text": quote(), "name": name, "country": None, "sector": "MIL"}

    def figure() -> Json:
        bounds = {"low": 12, "high": draw(st.sampled_from([12, None, 13.5]))}
        return {
            "kind": "killed",
            "of": maybe(),
            "text": quote(),
            **bounds,
            "scope": "incident",
            "attributed_to": [quote()],
        }

    def event(number: int) -> Json:
        date = {"text": maybe(), "start": "2024-03-05", "end": None}
        codes = {"type": "ASSAULT", "mode": draw(st.sampled_from(["drone", None])), "status": "actual", "role": "news"}
        parts: Json = {"actors": [actor(), actor()], "recipients": [actor()] * draw(st.integers(0, 1))}
        place = {"text": quote(), "name": "Paulo", "country": "BRA"} if draw(st.booleans()) else None
        evidence = quote()
        parts |= {"evidence": evidence, "trigger": evidence.split()[0], "place": place}
        parts |= {"date": date if draw(st.booleans()) else None, "figures": [figure()], "attributed_to": [quote()]}
        return {"id": f"E{number}", "article": 0, **codes, **parts, "same_event_in": ["other.E1"]}

    tally = figure() | {"article": 0, "evidence": quote(), "since": None, "as_of": None, "side_or_place": maybe()}
    said = {"article": 0, "evidence": quote(), "speaker": quote(), "cue": maybe(), "content": quote(), "direct": True}
    article = {"title": maybe(), "starts_with": words[0], "ends_with": "end", "published": "2024-03-05"}
    return {
        "page": "odd",
        "provenance": "law",
        "articles": [article | {"published_from": maybe(), "dateline_place": None, "agency": maybe()}],
        "furniture": [quote() for _ in range(draw(st.integers(0, 2)))],
        "events": [event(number) for number in range(1, draw(st.integers(1, 3)))],
        "tallies": [tally],
        "statements": [said | {"addressee": maybe()}],
        "meta": {"style": "wire"},
        "text": text,
    }


@given(pages())
def test_quotes_to_spans_and_back(page: Json) -> None:
    put = spans.placed(page["text"], page)
    assert spans.quoted(page["text"], put) == page
    assert all(0 <= event["trigger"][0] < event["trigger"][1] <= len(page["text"]) for event in put["events"])


@given(pages())
def test_brat_and_back(page: Json) -> None:
    assert brat.imported(page["text"], brat.exported(page)) == page


@given(pages())
def test_brat_accepts_the_notes(page: Json) -> None:
    """brat refuses a file in which anything but an event points at an event's trigger."""
    lines = [line.split("\t") for line in brat.exported(page).splitlines()]
    triggers = {line[1].split()[0].partition(":")[2] for line in lines if line[0].startswith("E")}
    assert not triggers & {line[1].split()[1] for line in lines if line[0].startswith(("#", "A"))}


@settings(deadline=None, max_examples=40)
@given(pages())
def test_cas_and_back(page: Json) -> None:
    assert files.ordered(cas.imported(cas.exported(page))) == files.ordered(page)


def test_cas_of_others_is_refused() -> None:
    for source in ("{}", "no json", '{"%TYPES": {}, "%FEATURE_STRUCTURES": [], "%VIEWS": {}}'):
        with pytest.raises(ValueError, match="no UIMA CAS JSON with the layers"):
            cas.imported(source)


@given(pages())
def test_standoff_and_back_without_a_run_of_the_text(page: Json) -> None:
    record = standoff.packed(page, "event_location")
    assert standoff.unpacked(json.loads(json.dumps(record)), page["text"]) == page
    told = " ".join(strings({"events": record["events"], "tallies": record["tallies"]}))
    words = page["text"].split()
    assert not [run for run in itertools.pairwise(words) if " ".join(run) in told]


def strings(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [s for item in value.values() for s in strings(item)]
    if isinstance(value, list):
        return [s for item in value for s in strings(item)]
    return [value] if isinstance(value, str) else []


@given(pages())
def test_webanno_tokens_and_marks_are_the_text(page: Json) -> None:
    units = page["text"].encode("utf-16-le")
    marked: dict[str, str] = {}
    for block in webanno.exported(page).split("\n\n")[1:]:
        rows = [line for line in block.split("\n") if re.match(r"\d+-\d+\t", line)]
        for row in rows:
            _, at, token, *cells = row.split("\t")
            start, end = map(int, at.split("-"))
            assert units[2 * start : 2 * end].decode("utf-16-le") == token
            assert len(cells) == 12
            assert cells[-1] == ""
            for number in re.findall(r"(?<!\\)\[(\d+)\]", cells[0]):
                marked[number] = marked.get(number, "") + token
    triggers = [re.sub(r"\s", "", event["trigger"]) for event in page["events"]]
    assert sorted(marked.values()) == sorted(triggers)


def test_a_quote_is_placed_as_a_reader_would() -> None:
    text = "They met. She left; then he said the army left.\n"
    article = {"starts_with": "They met.", "ends_with": "army left.", "title": None, "published": None}
    event = {"id": "E1", "article": 0, "evidence": text[10:-1], "trigger": "said", "place": None, "date": None}
    event |= {"actors": [{"text": "he"}], "recipients": [], "figures": [], "attributed_to": []}
    page = {"articles": [article], "furniture": [], "events": [event], "tallies": [], "statements": []}
    assert spans.placed(text, page)["events"][0]["actors"][0]["text"] == [25, 27]
    with pytest.raises(spans.QuoteError, match="not in the text"):
        spans.placed(text, page | {"furniture": ["no such line"]})


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A source of two sentences where the stand-off layer looks for its own."""
    folder = tmp_path / "shared"
    at = folder / "data" / "places" / "event_location.jsonl"
    at.parent.mkdir(parents=True)
    lines = [{"text": "Militiamen shelled\nthe market of Tolvik on Friday."}, {"text": "Nothing happened."}]
    at.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    monkeypatch.setenv("DATELINE_SHARED", str(folder))
    return at


SHELLING = """#page loc-1 #story loc-1 #style wire #region europe
=== text
Militiamen shelled
the market of Tolvik on Friday.
=== notes
A | - | Militiamen ... on Friday. | -
E1 | shelled | ASSAULT/heavy-weapons | Militiamen = Tolvik militia, -, PRM | \
the market of Tolvik = market of Tolvik, -, CVL
"""


def test_standoff_file_holds_no_text_and_is_joined_again(source: Path, tmp_path: Path) -> None:
    (tmp_path / "loc.page").write_text(SHELLING.replace("CVL\n", "CVL | - | - | actual news\n"), encoding="utf-8")
    page = files.read(tmp_path / f"{terse.write(tmp_path / 'loc.page', tmp_path)}.json")
    into = tmp_path / "out.jsonl"
    assert standoff.write([page], "event_location", into) == 1
    assert standoff.write([page], "event_location", into) == 1
    written = into.read_text(encoding="utf-8")
    assert not [word for word in ("shelled", "market", "Tolvik", "Friday") if word in written]
    (back,) = standoff.load("event_location", path=into)
    assert back["events"] == page["events"]
    assert back["text"] == page["text"]
    with pytest.raises(standoff.SourceError, match="not a text of event_location"):
        standoff.write(
            [page | {"text": "Militiamen shelled\nthe market of Tolvik on Friday. Again.\n"}], "event_location", into
        )
    source.write_text("", encoding="utf-8")
    with pytest.raises(standoff.SourceError, match="has no such text"):
        standoff.load("event_location", path=into)


def test_an_absent_source_says_where_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_SHARED", str(tmp_path / "nowhere"))
    with pytest.raises(standoff.SourceError, match="ahalterman/event_location"):
        standoff.texts("event_location")


def test_files_come_back_from_brat_as_they_were(tmp_path: Path) -> None:
    (tmp_path / "ferry.page").write_text(FERRY, encoding="utf-8")
    path = tmp_path / f"{terse.write(tmp_path / 'ferry.page', tmp_path)}.json"
    page = files.read(path)
    files.write(page, tmp_path / "one")
    files.write(brat.imported(page["text"], brat.exported(page)), tmp_path / "two")
    for name in ("ferry-wire.json", "ferry-wire.txt"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_brat_configuration_names_every_type_and_mode() -> None:
    conf = brat.configuration()
    assert "\nPROTEST\t" in conf
    assert "suicide-attack" in conf


def test_the_number_of_a_figure_stands_by_what_it_counts() -> None:
    text = "At dawn a drone hit a barn in Ard and killed a guard and seven geese."
    figure = {"kind": "killed", "of": "guard", "text": "a", "low": 1, "high": 1, "attributed_to": []}
    event = {"article": 0, "evidence": text, "trigger": "hit a barn", "actors": [], "recipients": [], "place": None}
    page = {
        "articles": [{"title": None, "starts_with": text, "ends_with": text}],
        "furniture": [],
        "events": [{**event, "date": None, "figures": [figure], "attributed_to": []}],
        "tallies": [],
        "statements": [],
    }
    at = text.index("a guard")
    assert spans.placed(text, page)["events"][0]["figures"][0]["text"] == [at, at + 1]


def test_a_number_is_no_part_of_a_word_while_it_stands_alone_elsewhere() -> None:
    text = "The drone burned. One guard knew. Russian crews left."
    assert spans.occurrences(text, "one", [(0, 17), (0, len(text))], whole=True) == [6]
    assert spans.occurrences(text + " So did one.", "one", [(0, 17), (0, 65)], whole=True) == [text.index("left") + 13]
    assert spans.occurrences(text, "Russia", [(34, len(text)), (0, len(text))]) == [text.index("Russia")]
