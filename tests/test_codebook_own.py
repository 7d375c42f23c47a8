"""A user's own codebook: read and refused, fitted, kept, and set to work beside the types of PLOVER."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.files import PAGES, SPLITS, pages
from dateline import cli
from dateline.errors import CodebookError, Error, UsageError
from dateline.faces import codebook as face
from dateline.reader import labels, own, own_book, own_fit, own_heads, own_table, shipped
from dateline.reader.heard import windows_of
from dateline.reader.model import Anchor, Reader, Seen
from dateline.reader.own_fit import Fitted
from dateline.reader.own_heads import Head, Heads, Score
from dateline.reader.words import Word, words
from evals.paths import REPOSITORY

EXAMPLES = REPOSITORY / "examples" / "codebooks"
WEIGHTS = shipped.folder()

HEAD = 'version = "mine-1"\n'
TYPE = '[[type]]\nname = "{name}"\ndefinition = "An order to leave."\nlike = "{like}"\nexamples = {examples}\n{more}'
EIGHT = str([f"The mayor of village {n} [ordered] all to leave." for n in range(8)]).replace("'", '"')


def book(name: str = "EVACUATE", like: str = "COERCE restrict", examples: str = EIGHT, more: str = "") -> str:
    return HEAD + TYPE.format(name=name, like=like, examples=examples, more=more)


# ------------------------------------------------------------------------------------------------ the codebook


def test_a_codebook_is_read_with_marks_as_spans() -> None:
    found = own_book.parse(book(more='counterexamples = ["He  ordered\\n tea."]\nleast = 0.4'), "mine.toml")
    (one,) = found.types
    assert (found.version, one.name, one.like, one.mode, one.least) == ("mine-1", "EVACUATE", "COERCE", "restrict", 0.4)
    told = one.examples[3]
    assert told.text == "The mayor of village 3 ordered all to leave."
    assert [told.text[a:b] for a, b in told.marks] == ["ordered"]
    assert one.counterexamples[0].text == "He ordered tea."
    assert own_book.parse(book(like="ASSAULT"), "mine.toml").types[0].mode is None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("version = ", "not valid TOML"),
        (book().replace("version", "vers"), "unknown field 'vers'"),
        ('version = ""\n', "'version' must be"),
        (HEAD, "no event type; write each as a table under"),
        (HEAD + "type = 3\n", "no event type"),
        (book(name="Evacuate"), "'name' must be capitals"),
        (book(name="ASSAULT"), "ASSAULT is a PLOVER type already"),
        (book() + book().removeprefix(HEAD), "EVACUATE is defined twice"),
        (book().replace("An order to leave.", " "), "'definition' must say"),
        (book(like="EVACUATE"), "'like' must be the PLOVER type"),
        (book(like="COERCE aerial"), "COERCE has no mode 'aerial'; it has seize, restrict"),
        (book(like="AID x"), "AID has no mode 'x'; it has none"),
        (book(more="least = 30"), "'least' must be odds from 0.05 to 0.95"),
        (book(more="exmaples = []"), "unknown field 'exmaples'"),
        (book(examples='"one"'), "'examples' must be a list of sentences"),
        (book(examples='["The mayor [ordered] all out."]'), "1 examples; give 8 to 200"),
        (book(examples='["The mayor ordered all out."]'), "put .the words. that tell the event in square brackets"),
        (book(examples='["The mayor [ordered all out."]'), "a bracket is not closed"),
        (book(examples='["The [mayor [ordered]] all out."]'), "stands within another"),
        (book(examples='["The mayor [] all out."]'), "0 words in brackets"),
        (book(examples='["The [mayor of the town on the river ordered all people] out."]'), "10 words in brackets"),
        (book(examples='["The mayor [ordered ]all out."]'), "a blank stands next to a bracket"),
        (book(examples='["..."]').replace("...", "[...] " + "word " * 130), "characters; give one sentence"),
        (book(examples='["  "]'), "no words; write a sentence"),
        (book(examples=EIGHT[:-1] + ', "The mayor of village 3 ordered [all] to leave."]'), "stands there twice"),
        (book(more='counterexamples = ["He [ordered] tea."]'), "counterexamples have no brackets"),
        (book(more='counterexamples = ["The mayor of village 3 ordered all to leave."]'), "stands there twice"),
    ],
)
def test_a_malformed_codebook_is_refused_in_one_line(text: str, says: str) -> None:
    with pytest.raises(CodebookError, match=says) as error:
        own_book.parse(text, "mine.toml")
    assert str(error.value).startswith("mine.toml")
    assert "\n" not in str(error.value)


def test_a_codebook_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"'dateline codebook new .*none\.toml' writes one"):
        own_book.load(tmp_path / "none.toml")
    (tmp_path / "latin.toml").write_bytes(b'version = "\xe9"')
    with pytest.raises(UsageError, match="not UTF-8"):
        own_book.load(tmp_path / "latin.toml")


@pytest.mark.parametrize("stem", ["floods", "my floods!", "2025", "--", "Überflutung" * 6])
def test_the_codebook_to_begin_with_lacks_nothing_but_examples(tmp_path: Path, stem: str) -> None:
    path = tmp_path / f"{stem}.toml"
    face.new(path)
    with pytest.raises(CodebookError, match="0 examples"):
        own_book.load(path)
    text = path.read_text(encoding="utf-8")
    begin = text.index("examples = [\n")
    filled = text[:begin] + f"examples = {EIGHT}\n" + text[text.index("\n# Sentences that look") :]
    assert own_book.parse(filled, "mine.toml").types[0].like == "COERCE"
    with pytest.raises(UsageError, match="there is such a file already"):
        face.new(path)


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.toml")), ids=lambda path: path.stem)
def test_the_example_codebooks_are_sound(path: Path) -> None:
    (one,) = own_book.load(path).types
    assert len(one.examples) >= 20
    assert len(one.counterexamples) >= 10


# ------------------------------------------------------------------------------------------------ the background


def test_the_background_is_of_no_test_page_and_tells_nothing_of_the_examples() -> None:
    parts = json.loads(SPLITS.read_text(encoding="utf-8"))["pages"]
    lines = own_fit.background()
    assert len(lines) == len(set(lines))
    assert 350 <= len(lines) <= 450
    for page in pages(PAGES):
        if parts[page["page"]] == "test":
            assert not [line for line in lines if line in page["text"]], page["page"]
    assert not [line for line in lines if "evacuat" in line.lower() or " swap" in line.lower()]


# ------------------------------------------------------------------------------------------------ parts of the fit


@given(st.lists(st.integers(0, 4), max_size=60), st.integers(0, 9))
def test_around_is_the_mean_over_the_words_near_in_the_sentence(sentences: list[int], seed: int) -> None:
    where = np.array(sorted(sentences), dtype=np.int64)
    values = np.random.default_rng(seed).normal(size=(len(where), 3)).astype(np.float32)
    found = own_heads.around(values, where)
    for i in range(len(where)):
        near = [j for j in range(len(where)) if where[j] == where[i] and abs(i - j) <= own_heads.AROUND]
        assert np.allclose(found[i], values[near].mean(0), atol=1e-5)


def test_words_close_by_are_one_trigger_and_a_sentence_tells_no_more_than_its_examples_do() -> None:
    sentences = np.array([0] * 20 + [1] * 3)
    on = np.zeros(23, dtype=np.bool_)
    on[[1, 3, 16, 19, 20]] = True
    assert own_heads.runs(on, sentences) == [(1, 3), (16, 19), (20,)]
    odds = np.where(on, 0.5, 0.1).astype(np.float32)
    odds[16] = 0.9
    assert own_heads.triggers(odds, sentences, 0.3, 1) == [(16, 19), (20,)]
    assert own_heads.triggers(odds, sentences, 0.3, 2) == [(1, 3), (16, 19), (20,)]
    assert own_heads.triggers(odds, sentences, 0.95, 2) == []


def test_the_logistic_fit_finds_the_least_loss_and_is_the_same_every_time() -> None:
    draw = np.random.default_rng(1)
    values = draw.normal(size=(400, 5)).astype(np.float32)
    marked = values @ np.array([2, -1, 0, 0, 0.5], dtype=np.float32) + draw.normal(size=400) > 1
    share = np.ones(400)
    found = own_fit.logistic(values, marked, share, 1.0)
    assert np.array_equal(found, own_fit.logistic(values, marked, share, 1.0))
    assert found[0] > 1.5
    assert found[1] < -0.5
    odds = 1 / (1 + np.exp(-(values @ found[:-1] + found[-1])))
    slope = values.T @ (odds - marked) + found[:-1]
    assert np.abs(slope).max() < 0.2


def test_odds_say_which_share_is_right() -> None:
    best = np.repeat(np.array([-1.0, 0.0, 1.0]), 1000)
    right = np.tile(np.arange(1000), 3) < np.repeat([100, 300, 600], 1000)
    slope, shift = own_fit.calibrated(best, right, np.ones(3000))
    odds = 1 / (1 + np.exp(-(slope * np.array([-1.0, 0.0, 1.0]) + shift)))
    assert np.allclose(odds, [0.1, 0.3, 0.6], atol=0.03)


def test_made_up_pages_hold_each_sentence_often_enough() -> None:
    plain = own_book.Told(text="One.")
    lines = [own_fit.Line(plain) for _ in range(50)] + [own_fit.Line(plain, "A", n < 9) for n in range(14)]
    made = list(own_fit.pages(lines))
    counts = np.bincount([line for page in made for line in page], minlength=len(lines))
    assert (counts[:50] >= 1).all()
    assert (counts[50:] == own_fit.VIEWS).all()
    assert all(sum(line >= 50 for line in page) <= 1 for page in made)
    story, starts = own_fit.made_up(["One two.", "Three."])
    assert [story.text[slice(*s.span)] for s in story.sentences] == ["One two.", "Three."]
    assert starts == [0, 9]


def test_the_table_of_a_file_that_is_no_graph() -> None:
    with pytest.raises(Error, match="install Dateline again"):
        own_table.table(b"")
    with pytest.raises(Error, match="install Dateline again"):
        own_table.table(b"\x07\x07\x07")


# ------------------------------------------------------------------------------------------------ the heads at work

TABLE = own_table.Table(np.array([[10, 10], [12, 10], [10, 14]], dtype=np.uint8), 0.5, 10.0)
"""Pieces 0: nothing, 1: (1, 0), 2: (0, 2)."""


class Letters:
    """Stands for the tokenizer: a word is the piece that its first letter numbers from "a"."""

    def cut(self, text: str, found: tuple[Word, ...]) -> list[list[int]]:
        return [[min(2, ord(text[word.span[0]].lower()) - ord("a"))] for word in found]


def head(name: str, like: str, weights: list[float], least: float = 0.5) -> Head:
    made = own_heads.packed(np.array(weights, dtype=np.float32))
    score = Score(found=1, missed=0, false=0, background=0)
    return Head(name=name, like=like, mode=None, least=least, most=1, examples=8, weights=made, bias=-4.0, score=score)


def seen(text: str, *anchors: Anchor) -> Seen:
    """A window over one text whose word vectors are (1, 0) for words that begin with "x" and (0, 1) for "y"."""
    found = words(text, ((0, len(text)),))
    first = [text[word.span[0]] for word in found]
    vectors = np.array([[c == "x", c == "y"] for c in first], dtype=np.float32).reshape(len(first), 2)
    nothing = np.zeros(len(found), dtype=np.int64)
    return Seen(found, nothing, vectors, np.ones(len(found), dtype=np.bool_), anchors)


def at_work(*heads: Head) -> own.Own:
    return own.Own("mine-1-00000000", heads, own_heads.Scorer(heads, TABLE))


def test_a_users_type_wins_where_it_tells_an_event_and_nowhere_else() -> None:
    window = seen("a a x a y a", Anchor(2, 4, "ASSAULT", 0.9), Anchor(4, 5, "AID", 0.9), Anchor(2, 3, "cue", 0.9))
    mine = at_work(head("MINE", "COERCE", [8, 0, 0, 0]))
    now, named = mine.placed(Letters(), "a a x a y a", window)  # type: ignore[arg-type]
    assert [(a.first, a.last, a.kind) for a in now.anchors] == [(4, 5, "AID"), (2, 3, "cue"), (2, 3, "COERCE")]
    assert {span: (one.type, one.like) for span, one in named.items()} == {(4, 5): ("MINE", "COERCE")}
    assert next(iter(named.values())).odds == pytest.approx(1 / (1 + np.exp(-4)))
    still, none = mine.placed(Letters(), "a y a", other := seen("a y a", Anchor(1, 2, "AID", 0.9)))  # type: ignore[arg-type]
    assert still is other
    assert none == {}


def test_words_of_two_types_go_to_the_surer_one() -> None:
    one, two = head("ONE", "COERCE", [6, 0, 0, 0]), head("TWO", "AID", [9, 0, 0, 0])
    for mine in (at_work(one, two), at_work(two, one)):
        assert [hit.named.type for hit in mine.hits(Letters(), "a x a", seen("a x a"))] == ["TWO"]  # type: ignore[arg-type]


def test_what_stands_around_a_word_counts() -> None:
    mine = at_work(head("MINE", "COERCE", [3.5, 0, 2, 0]))
    assert not mine.hits(Letters(), "a x a", seen("a x a"))  # type: ignore[arg-type]
    assert mine.hits(Letters(), "b x b", seen("b x b"))  # type: ignore[arg-type]


def kept(folder: Path, **changed: object) -> Path:
    """A codebook with heads beside it, as ``train`` would leave them; ``changed`` are other fields of the heads."""
    path, text = folder / "mine.toml", book()
    path.write_text(text, encoding="utf-8")
    fields = {
        "form": own_heads.FORM,
        "codebook": "mine-1",
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "graph": "g",
        "types": (head("EVACUATE", "COERCE", [0.1, 0.2, 0.3, 0.4]),),
    }
    own_heads.beside(path).write_bytes(own_heads.written(Heads(**{**fields, **changed})))  # type: ignore[arg-type]
    return path


def test_heads_are_kept_and_found_again(tmp_path: Path) -> None:
    path = kept(tmp_path)
    heads, digest = own_heads.load(path, "g")
    assert np.allclose(heads.types[0].vector, [0.1, 0.2, 0.3, 0.4])
    assert digest == hashlib.sha256((tmp_path / "mine.heads.json").read_bytes()).hexdigest()


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"form": 0}, "fitted by another version of Dateline"),
        ({"sha256": "0"}, "has changed since it was fitted"),
        ({"graph": "h"}, "fitted to another reader"),
    ],
)
def test_heads_that_do_not_fit_are_refused(tmp_path: Path, changed: dict[str, object], says: str) -> None:
    path = kept(tmp_path, **changed)
    with pytest.raises(CodebookError, match=f"{says}.*run 'dateline codebook train {path}'"):
        own_heads.load(path, "g")


def test_heads_that_are_not_there_or_damaged(tmp_path: Path) -> None:
    path = kept(tmp_path)
    own_heads.beside(path).write_text("{}")
    with pytest.raises(CodebookError, match="not a file of heads"):
        own_heads.load(path, "g")
    own_heads.beside(path).unlink()
    with pytest.raises(CodebookError, match="never fitted; run 'dateline codebook train"):
        own_heads.load(path, "g")
    path.unlink()
    with pytest.raises(CodebookError, match="no such codebook"):
        own_heads.load(path, "g")


# ------------------------------------------------------------------------------------------------ with the reader


@pytest.fixture(scope="module")
def fitted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, Fitted]]:
    """The example codebooks, fitted."""
    folder = tmp_path_factory.mktemp("codebooks")
    out = {}
    for path in sorted(EXAMPLES.glob("*.toml")):
        mine = Path(shutil.copy(path, folder))
        out[path.stem] = (mine, own_fit.trained(mine, WEIGHTS))
    return out


@pytest.mark.parametrize(("stem", "floor"), [("evacuation", 0.62), ("exchange", 0.72)])
def test_the_example_types_are_found_in_sentences_left_out(
    fitted: dict[str, tuple[Path, Fitted]], stem: str, floor: float
) -> None:
    (one,) = fitted[stem][1].heads.types
    assert one.score.f1 >= floor
    assert one.score.background <= 2


def test_the_same_codebook_gives_the_same_bytes(fitted: dict[str, tuple[Path, Fitted]]) -> None:
    path, _ = fitted["exchange"]
    before = own_heads.beside(path).read_bytes()
    own_fit.trained(path, WEIGHTS)
    assert own_heads.beside(path).read_bytes() == before


UNSEEN = [
    ("The prefect ordered the inhabitants of Bamba to leave the island before the water rises.", {"EVACUATE"}),
    ("Evacuation orders were issued for three towns on the coast, the ministry said.", {"EVACUATE"}),
    ("Mali and the Front swapped 30 prisoners near Kidal on Sunday.", {"EXCHANGE"}),
    ("A prisoner exchange between the two sides took place on a bridge, the Red Cross said.", {"EXCHANGE"}),
    ("Gunmen killed three policemen in Arish on Tuesday, the interior ministry said.", set()),
    ("The two ministers exchanged views on fisheries in Nouakchott.", set()),
    ("The president met union leaders and promised to raise the minimum wage.", set()),
]


def test_the_fitted_types_are_told_in_new_sentences(fitted: dict[str, tuple[Path, Fitted]]) -> None:
    reader = Reader(WEIGHTS)
    mine = own.load(tuple(path for path, _ in fitted.values()), WEIGHTS)
    assert mine is not None
    assert own.load((), WEIGHTS) is None
    assert mine.version.startswith("evacuation-1-")
    assert "+exchange-1-" in mine.version
    story, _ = own_fit.made_up([text for text, _ in UNSEEN])
    told: list[set[str]] = [set() for _ in UNSEEN]
    for window in windows_of(reader, story):
        placed, named = mine.placed(reader.pieces, story.text, window)
        for hit in mine.hits(reader.pieces, story.text, window):
            told[window.words[hit.words[0]].sentence].add(hit.named.type)
        assert {placed.span(a.first, a.last) for a in placed.anchors} >= set(named)
        assert all(a.kind in labels.ANCHORS for a in placed.anchors)
    assert told == [types for _, types in UNSEEN]


def test_two_codebooks_cannot_define_one_type(fitted: dict[str, tuple[Path, Fitted]], tmp_path: Path) -> None:
    path, _ = fitted["exchange"]
    for file in (path, own_heads.beside(path)):
        shutil.copy(file, tmp_path)
    with pytest.raises(CodebookError, match=r"EXCHANGE is defined in .* too"):
        own.load((path, tmp_path / path.name), WEIGHTS)


def test_the_table_is_that_of_the_encoder() -> None:
    found = own_table.table((WEIGHTS / "words.onnx").read_bytes())
    assert found.raw.shape == (30522, 384)
    rows = found.mean([2181, 2752])
    assert np.allclose(found.times(np.eye(384, dtype=np.float32))[[2181, 2752]].mean(0), rows, atol=1e-6)
    assert 0.1 < float(np.linalg.norm(rows)) < 3


def test_a_sentence_of_the_background_that_the_user_gives_is_no_background() -> None:
    line = next(line for line in own_fit.background() if '"' not in line)
    first, _, rest = line.partition(" ")
    mine = own_book.parse(book(examples=f'{EIGHT[:-1]}, "[{first}] {rest}"]'), "mine.toml")
    texts = [one.told.text for one in own_fit.lines_of(mine)]
    assert texts.count(line) == 1
    assert len(texts) == len(own_fit.background()) + 8


# ------------------------------------------------------------------------------------------------ the command


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = cli.run(arguments)
    told = capsys.readouterr()
    return code, told.out, told.err


def test_the_commands_tell_errors_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "mine.toml"
    for command in ("check", "train"):
        code, out, err = run(capsys, "codebook", command, str(path))
        assert (code, out, err.count("\n")) == (2, "", 1)
        assert "'dateline codebook new" in err
    code, out, _ = run(capsys, "codebook", "new", str(path))
    assert code == 0
    assert "fill in the examples" in out
    code, _, err = run(capsys, "codebook", "train", str(path))
    assert code == 2
    assert "0 examples; give 8 to 200" in err


@pytest.mark.parametrize("command", ["new", "check", "train"])
def test_every_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "codebook", command, "--help")
    assert code == 0
    assert "FILE" in out


def test_train_and_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = Path(shutil.copy(EXAMPLES / "exchange.toml", tmp_path))
    code, out, _ = run(capsys, "codebook", "check", str(path))
    assert code == 0
    assert "EXCHANGE: like RETREAT release, 24 examples" in out
    assert "never fitted" in out
    code, out, _ = run(capsys, "codebook", "train", str(path), "--wrong", "2")
    assert code == 0
    assert out.split()[:9] == [*face.COLUMNS]
    assert "exchange-1: fitted in" in out
    assert own_heads.beside(path).is_file()
    code, out, _ = run(capsys, "codebook", "check", str(path))
    assert "fitted, ready for" in out
