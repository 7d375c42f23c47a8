"""A dictionary of names over word boundaries: longest match, case-aware, linear in the words of the text."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from dateline.knowledge.fold import WORD, first_word, fold
from dateline.model import Value


class Term(Value, frozen=True, kw_only=True):
    """What an actor was for a time: dates are YYYY, YYYY-MM or YYYY-MM-DD; empty where not known, or not yet over."""

    country: str | None
    sector: str
    office: str = ""
    since: str = ""
    until: str = ""


class Entry(Value, frozen=True, kw_only=True):
    """What one name stands for.

    ``kind`` is country, adjective, people, capital, seat, body, group, person, region, or role. ``country`` is ISO 3166
    alpha-3; coordinates are degrees WGS 84; ``level`` is a place's precision (exact, area, region, border, country).
    ``office`` is that of a person, or the row of ``state_bodies.psv`` that a body is; ``parent`` the larger body, by
    name or id; ``terms`` what a person, or an actor that changed, was at which time (see ``offices.on``).
    """

    id: str
    name: str
    kind: str
    country: str | None = None
    sector: str | None = None
    lat: float | None = None
    lon: float | None = None
    level: str | None = None
    since: str = ""
    until: str = ""
    office: str = ""
    parent: str = ""
    terms: tuple[Term, ...] = ()


class Word(Value, frozen=True, kw_only=True):
    """One word of the page text with its folded form; ``gap`` is True where a name may run on from the word before,
    ``dotted`` where only a full stop parts the two ("U.N.")."""

    start: int
    end: int
    text: str
    low: str
    gap: bool
    dotted: bool = False


class Match(Value, frozen=True, kw_only=True):
    """Words ``first`` to ``last`` (inclusive) of a text match a name of ``entries``."""

    first: int
    last: int
    entries: tuple[Entry, ...]


_GAP = frozenset(" \n\t-–‐'’‘`´&/. ")
_CLITICS = frozenset(("s", "S"))


def words(text: str, start: int, end: int) -> list[Word]:
    """The words of ``text[start:end]``; punctuation and blank lines close a gap, hyphen and apostrophe do not."""
    found: list[Word] = []
    before = -1
    for match in WORD.finditer(text, start, end):
        a, b = match.span()
        between = text[before:a] if before >= 0 and a - before <= 3 else "||"
        word = match.group()
        gap = between == " " or _runs_on(between, found)
        found.append(Word(start=a, end=b, text=word, low=fold(word), gap=gap, dotted=between[:1] == "."))
        before = b
    return found


def _runs_on(between: str, found: list[Word]) -> bool:
    """Whether a name may run on over what stands between a word and the last one found."""
    if not between or not _GAP.issuperset(between) or between.count("\n") > 1:
        return False
    return not ("." in between and found and len(found[-1].text) > 3)


class _Form(Value, frozen=True, kw_only=True):
    capitals: tuple[bool, ...]
    acronym: bool
    entry: Entry


def is_acronym(name: str) -> bool:
    """True for names written in capitals only: UN, IRGC, U.S., M23."""
    letters = [c for c in name if c.isalpha()]
    return bool(letters) and len(name) <= 12 and " " not in name and all(c.isupper() for c in letters)


Source = Entry | Callable[[], Entry]
"""An entry, or what makes it when it is first asked for."""


class Lexicon:
    """Names to entries. Build it once; ``match`` never changes what it answers.

    ``lengths`` holds for each first word of a name the numbers of words that such names have, the longest first. Names
    wait under their first word, unread, until that word is met: a page meets few of the many thousand names.
    """

    def __init__(
        self,
        names: Iterable[tuple[str, Source]],
        common: frozenset[str] = frozenset(),
        more: Callable[[str], Iterable[tuple[str, Source]]] | None = None,
        openers: Iterable[str] = (),
    ) -> None:
        """``more`` gives further names by their folded first word, one of ``openers``: for tables too large to be held
        name by name."""
        self.forms: dict[str, list[_Form]] = {}
        self.lengths: dict[str, tuple[int, ...]] = {}
        self.common = common
        self._waiting: dict[str, list[tuple[str, Source]]] = {}
        self._more, self._unread = more, set(openers)
        for name, source in names:
            self._wait(name, source)
        for opener in self._unread:
            self.lengths.setdefault(opener, ())

    def _wait(self, name: str, source: Source) -> None:
        opener = first_word(name)
        if not opener:
            return
        openers = [opener]
        if len(name) <= 4 and name.isupper() and name.isalpha():
            openers.append(fold(name[0]))  # UN also as U.N.
        for opener in openers:
            self.lengths.setdefault(opener, ())
            self._waiting.setdefault(opener, []).append((name, source))

    def _read(self, opener: str) -> None:
        """Reads the names that wait under a first word."""
        more = self._more(opener) if self._more and opener in self._unread else ()
        for name, source in (*self._waiting.get(opener, ()), *more):
            entry = source if isinstance(source, Entry) else source()
            acronym = is_acronym(name)
            if fold(name[0]) == opener and len(name) > 1 and acronym and name.isalpha():
                self._put(list(name), acronym, entry)
            else:
                self._put(WORD.findall(name), acronym, entry)
        self._unread.discard(opener)  # last: another thread that asks meanwhile reads them too, and misses none
        self._waiting.pop(opener, None)

    def _put(self, parts: list[str], acronym: bool, entry: Entry) -> None:
        low = [fold(part) for part in parts]
        form = _Form(capitals=tuple(part[0].isupper() for part in parts), acronym=acronym, entry=entry)
        forms = self.forms.setdefault(" ".join(low), [])
        if form not in forms:
            forms.append(form)
        lengths = self.lengths[low[0]]
        if len(low) not in lengths:
            self.lengths[low[0]] = tuple(sorted((*lengths, len(low)), reverse=True))

    def get(self, key: str) -> tuple[Entry, ...]:
        """Entries of a look-up key, whatever the letter case."""
        self._read(key.split(" ", 1)[0])
        return tuple(form.entry for form in self.forms.get(key, ()))

    def at(self, found: list[Word], i: int, casing: str) -> Match | None:
        """The longest name that starts at word ``i``; ``casing`` is mixed, upper or lower, as the text is written."""
        lengths = self.lengths.get(found[i].low)
        if lengths is None:
            return None
        if found[i].low in self._waiting or found[i].low in self._unread:
            self._read(found[i].low)
            lengths = self.lengths[found[i].low]
        run = 1
        while run < lengths[0] and i + run < len(found) and found[i + run].gap:
            run += 1
        lows = [word.low for word in found[i : i + run]]
        for length in lengths:
            forms = self.forms.get(" ".join(lows[:length])) if length <= run else None
            if forms:
                fitting = tuple(f.entry for f in forms if self._fits(f, found, i, casing))
                if fitting:
                    return Match(first=i, last=i + length - 1, entries=fitting)
        return self._initialled(found, i)

    def _initialled(self, found: list[Word], i: int) -> Match | None:
        """The person whose name starts at word ``i`` and is told with an initial that no table has: "John F. Kerry"."""
        middle = found[i + 1 : i + 3]
        if len(middle) < 2 or not all(word.gap for word in middle) or len(middle[0].text) > 1:
            return None
        forms = self.forms.get(f"{found[i].low} {middle[1].low}", ())
        persons = tuple(f.entry for f in forms if f.entry.kind == "person")
        capitals = all(word.text[0].isupper() for word in (found[i], *middle))
        return Match(first=i, last=i + 2, entries=persons) if persons and capitals else None

    def _fits(self, form: _Form, found: list[Word], i: int, casing: str) -> bool:
        run = found[i : i + len(form.capitals)]
        if casing != "mixed" and len(run) == 1 and run[0].low in self.common:
            return casing == "upper" and form.entry.kind == "country" and not form.acronym
        if casing == "lower":
            return not form.acronym or len(form.capitals) == 1
        if form.acronym:
            letters = len(run) > 1 and all(len(word.text) == 1 and word.text.isalpha() for word in run)
            if letters and not all(word.dotted for word in run[1:]):
                return False  # "a U.S. soldier" is none of the A.U.
            return all(word.text.isupper() or word.text[0].isdigit() for word in run)
        return all(word.text[0].isupper() or not must for word, must in zip(run, form.capitals, strict=True))
