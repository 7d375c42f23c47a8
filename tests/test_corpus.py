"""The tools of the corpus on small pages of their own: rules, numbers, split, agreement, pictures of a page."""

from __future__ import annotations

import copy
import json
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

import corpus
from corpus import agree, files, repeats, rules, show, split, stats, terse
from evals.paths import REPOSITORY, shared

FERRY = """#page ferry-wire #story ferry #style wire #region europe #form passive
=== text
Harbour workers walk out over "unpaid" nights

By Our Correspondent

OSLO, March 5 (Agency) - Dock workers in the port of Larvik walked out on Tuesday over unpaid night shifts, the union \
said. Police detained at least 12 pickets after midday.

"We will stay out until the wages come," said Ragna Ostlund, who leads the strike.

At least 40 ferries have been cancelled since January 1, according to the port office.

Share this article
=== notes
A | Harbour workers walk out over "unpaid" nights | Dock workers ... according to the port office. | \
2024-03-05 < March 5 | OSLO | Agency
F | By Our Correspondent
F | Share this article
E1 | walked out | PROTEST/strike | Dock workers = Larvik dock workers, NOR, LAB | - | \
the port of Larvik = Larvik, NOR | on Tuesday = 2024-03-05 | actual news | - | the union
E2 | detained | COERCE/arrest | Police = Norwegian Police, NOR, COP | pickets = pickets, NOR, LAB | - | \
- = 2024-03-05 | actual news | detained: at least 12 [pickets] 12..
T | 40 ferries | other: At least 40 [ferries] 40.. < the port office | 2024-01-01 | 2024-03-05 | the port
S | Ragna Ostlund | said | We will stay out until the wages come | direct
S | the union | said | Dock workers in the port of Larvik walked out on Tuesday over unpaid night shifts | indirect
"""


@pytest.fixture
def ferry(tmp_path: Path) -> dict[str, Any]:
    (tmp_path / "ferry.page").write_text(FERRY, encoding="utf-8")
    return files.read(tmp_path / f"{terse.write(tmp_path / 'ferry.page', tmp_path)}.json")


def told(page: dict[str, Any]) -> list[str]:
    return [f"{f.level} {f.where}" for f in rules.page_findings(page)]


def test_a_good_page_has_no_findings(ferry: dict[str, Any]) -> None:
    assert [str(f) for f in rules.page_findings(ferry)] == []


def test_compile_check_and_load_from_the_command_line(tmp_path: Path) -> None:
    (tmp_path / "ferry.page").write_text(FERRY, encoding="utf-8")
    command = [sys.executable, "-m", "corpus"]
    into = tmp_path / "pages"
    for args in (["compile", str(tmp_path / "ferry.page"), "--into", str(into)], ["check", "--strict", str(into)]):
        done = subprocess.run([*command, *args], cwd=REPOSITORY, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout[:8]) == (0, "1 passed"), done.stdout + done.stderr
    (page,) = corpus.load(folder=into)
    assert (page["page"], page["split"], len(page["events"])) == ("ferry-wire", None, 2)
    assert page["events"][0]["evidence"] in page["text"]


def change(page: dict[str, Any], path: tuple[Any, ...], value: Any) -> dict[str, Any]:
    changed = copy.deepcopy(page)
    at = changed
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = value
    return changed


WRONG = [
    (("events", 0, "date", "start"), "2024-03-06", "warning E1 date"),  # the day after the page, and no Tuesday
    (("events", 0, "date", "end"), "2024-03-04", "error E1 date"),
    (("events", 0, "date", "start"), "2024-3-5", "error E1 date"),
    (("events", 0, "evidence"), "Share this article", "error E1 evidence"),
    (("events", 0, "evidence"), "Dock workers in the port of Larvik walked out", "warning E1 evidence"),
    (("events", 0, "id"), "first", "error first"),
    (("events", 0, "actors", 0, "country"), "XQX", "error E1 'Dock workers'"),
    (("events", 0, "actors", 0, "sector"), "IGO", "warning E1 'Dock workers'"),
    (("events", 1, "figures", 0, "low"), 13, "warning E2 figure 0"),
    (("furniture", 0), "By Our", "error furniture"),
    (("articles", 0, "published"), "2024-13-05", "error article 0 published"),
    (("articles", 0, "published"), "2024-04-05", "warning article 0 published"),
    (("statements", 0, "content"), "We will stay out until the wages come,", "warning statement 0 content"),
    (("statements", 0, "content"), "Share this article", "error statement 0 content"),
    (("tallies", 0, "since"), "2024-05-01", "error tally 0"),
]


@pytest.mark.parametrize(("path", "value", "finding"), WRONG)
def test_each_rule_finds_its_fault(ferry: dict[str, Any], path: tuple[Any, ...], value: Any, finding: str) -> None:
    assert finding in told(change(ferry, path, value))


def test_events_out_of_page_order_and_twice(ferry: dict[str, Any]) -> None:
    turned = change(ferry, ("events",), ferry["events"][::-1])
    assert "warning events" in told(turned)
    assert "warning E1" in told(change(ferry, ("events",), [ferry["events"][0]] * 2))


def test_links_exist_and_go_both_ways(ferry: dict[str, Any]) -> None:
    other = change(change(ferry, ("page",), "ferry-paper"), ("events", 0, "same_event_in"), ["ferry-wire.E1"])
    assert [f.message for f in rules.links([ferry, other])] == ["ferry-wire.E1 does not name ferry-paper.E1"]
    back = change(ferry, ("events", 0, "same_event_in"), ["ferry-paper.E1"])
    assert rules.links([back, other]) == []
    assert rules.links([back])[0].message == "no such event: 'ferry-paper.E1'"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("more than 300", (301, None)),
        ("at least 3", (3, None)),
        ("up to 40", (0, 40)),
        ("no more than 200", (0, 200)),
        ("about 600", (600, 600)),
        ("2,500", (2500, 2500)),
        ("dozens", (24, None)),
        ("tens of thousands", (20000, None)),
        ("three", None),
        ("1.5 million", None),
    ],
)
def test_bounds_of_the_guide(words: str, expected: tuple[float, float | None] | None) -> None:
    assert rules.bounds(words) == expected


def test_stats_count_and_name_what_is_missing(ferry: dict[str, Any], tmp_path: Path) -> None:
    files.write(ferry, tmp_path / "pages")
    rows = {(row[0], row[1]): row for row in stats.rows(tmp_path / "pages")}
    assert rows["whole", "figures and tallies"][2] == 2
    assert stats.missing(rows["type", "PROTEST"]) == 249
    assert stats.missing(rows["mode", "ASSAULT/drone"]) == 25
    assert rows["style", "wire"][2] == 1
    card = tmp_path / "CARD.md"
    card.write_text(f"before\n{stats.BEGIN}\nstale\n{stats.END}\nafter\n", encoding="utf-8")
    stats.fill(card, list(rows.values()))
    text = card.read_text(encoding="utf-8")
    assert text.startswith("before\n")
    assert text.endswith("after\n")
    assert "| type | PROTEST | 1 | 250 | 249 |" in text
    assert "stale" not in text


def story(number: int, pages: int, style: str, kind: str) -> list[dict[str, Any]]:
    meta = {"story": f"story {number}", "style": style}
    event = {"type": kind, "same_event_in": []}
    return [{"page": f"p{number}-{i}", "meta": meta, "events": [event]} for i in range(pages)]


def test_split_keeps_stories_shares_and_what_was_drawn() -> None:
    styles, kinds = ("wire", "brief", "analysis"), ("AID", "ASSAULT", "AGREE", "REJECT")
    told = [story(n, 1 + n % 3, styles[n % 3], kinds[n % 4]) for n in range(200)]
    pages = [page for group in told for page in group]
    first = split.draw(pages[:150], {"p3-0": "test"})
    assert first["p3-0"] == "test"
    whole = split.draw(pages, first)
    assert {name: whole[name] for name in first} == first
    for group in told[75:]:
        assert len({whole[page["page"]] for page in group}) == 1
    share = {part: list(whole.values()).count(part) / len(whole) for part in split.SHARES}
    assert all(abs(share[part] - split.SHARES[part]) < 0.02 for part in share), share
    assert split.draw(pages[::-1], first) == whole


def test_linked_stories_are_one() -> None:
    one, two = story(1, 1, "wire", "AID"), story(2, 1, "wire", "AID")
    one[0]["events"][0]["same_event_in"] = ["p2-0.E1"]
    assert len(split.stories([*one, *two])) == 1


def test_kappa_by_hand() -> None:
    # 4 of 5 agree; chance (3/5)(2/5) + (2/5)(3/5) = 12/25, so kappa is (20/25 - 12/25) / (13/25)
    codes = [("a", "a"), ("a", "a"), ("a", "b"), ("b", "b"), ("b", "b")]
    assert agree.kappa(codes) == pytest.approx(8 / 13)
    assert agree.kappa([("a", "a")]) == 1.0
    assert agree.kappa([]) is None


def test_diff_and_kappas_see_a_changed_code_and_a_missed_event(ferry: dict[str, Any]) -> None:
    other = change(ferry, ("events", 0, "type"), "ACCUSE")
    other["events"].pop(1)
    assert agree.differences(ferry, ferry) == []
    lines = agree.differences(ferry, other)
    assert "~ E1/E1 type: 'PROTEST' -> 'ACCUSE'" in lines
    assert any(line.startswith("- E2 COERCE/arrest") for line in lines)
    rows = {name: (value, count) for name, value, count in agree.kappas([(ferry, other)])}
    assert rows["type"] == (0.0, 1)
    assert rows["status"] == (1.0, 1)
    assert rows["type, unmatched as NONE"][1] == 2


@pytest.mark.skipif(not (shared() / "score.py").is_file(), reason="no score.py: set DATELINE_SHARED")
def test_agreement_counts_as_the_scorer_does(ferry: dict[str, Any]) -> None:
    other = change(ferry, ("events",), ferry["events"][:1])
    table = agree.table([(ferry, other)])
    assert "| event found | 0.667 | 1.000 | 0.500 | 2 | 1 |" in table


def test_show_draws_every_mark_once_and_escapes(ferry: dict[str, Any]) -> None:
    page = change(ferry, ("text",), ferry["text"] + "<script>alert('x')</script>\n")
    html = show.document(page)
    assert "<script>" not in html
    assert not any(word in html for word in ("http:", "https:", "src="))

    class Text(HTMLParser):
        """The words of the page, and what is told when one points at "walked out"."""

        words, inside, title, note = "", False, "", ""

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.inside = self.inside or tag == "pre"
            self.title = dict(attrs).get("title") or "" if tag == "span" else self.title

        def handle_endtag(self, tag: str) -> None:
            self.inside = self.inside and tag != "pre"

        def handle_data(self, data: str) -> None:
            self.words += data if self.inside else ""
            self.note = self.title if data == "walked out" and self.inside else self.note

    parser = Text()
    parser.feed(html)
    assert parser.words == page["text"]
    assert parser.note.startswith("E1 PROTEST/strike: Larvik dock workers > -; 2024-03-05; Larvik; actual; news")
    terminal = show.terminal(page)
    assert terminal.plain.startswith(page["text"])
    assert "dim" in {str(part.style) for part in terminal.spans}


def write_story(folder: Path, name: str, text: str, person: str) -> None:
    article = {"title": None, "starts_with": text[:20], "ends_with": text[-20:], "published": None}
    rest = {"published_from": None, "dateline_place": None, "agency": None}
    said = {"article": 0, "evidence": text, "speaker": person, "cue": None, "content": text, "direct": False}
    page = {"page": name, "articles": [article | rest], "furniture": [], "events": [], "tallies": []}
    files.write(page | {"statements": [said | {"addressee": None}], "text": text}, folder)


def test_repeats_find_runs_people_twins_and_openings(tmp_path: Path) -> None:
    for number, place in enumerate(("Larvik", "Horten", "Moss", "Halden", "Skien")):
        text = f"Nobody answered the telephone at the town hall of {place} late that evening."
        write_story(tmp_path, f"story-{number}", text, "Mayor Ragna Ostlund" if number % 2 else "Ragna Ostlund")
    write_story(tmp_path, "other", "The mayor of the Supreme Court spoke to the court.", "Supreme Court")
    assert repeats.runs(tmp_path)[0] == ("answered the telephone at the town hall of", 5)
    assert repeats.people(tmp_path) == [("Ragna Ostlund", 5)]
    assert repeats.surnames(tmp_path) == [("Ostlund", 5)]
    assert len(repeats.twins(tmp_path)) == 10
    assert repeats.openings(tmp_path) == [("nobody answered the", 5)]
    assert repeats.curve(tmp_path)[-1] == (75, 21)


def test_the_splits_of_the_first_pages_hold() -> None:
    first = json.loads(files.FIRST_SPLITS.read_text(encoding="utf-8"))["pages"]
    assert {name: files.splits()[name] for name in first} == first


def test_unknown_split_and_page_are_refused() -> None:
    with pytest.raises(ValueError, match="no split"):
        corpus.load("validation")
    with pytest.raises(FileNotFoundError, match="no page"):
        files.find("no-such-page")
