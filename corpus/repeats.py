"""What writers repeat: sentences, word runs, openings and invented names that stand in several unrelated stories."""

from __future__ import annotations

import collections
import json
import re
from collections.abc import Iterator
from pathlib import Path

from corpus.files import Json, pages, story_of
from corpus.spans import bodies

RUN = 8
"""Words in a run; an 8-word run in more than three unrelated stories is a habit of the writer, not news."""

Found = list[tuple[str, int]]
"""(what is repeated, in how many stories), commonest first."""


def stories(folder: Path) -> Iterator[tuple[str, str]]:
    """(story, text) of every annotated page; a page without a story is its own."""
    for path in sorted(folder.rglob("*.txt")):
        note = path.with_suffix(".json")
        if note.exists():
            meta = json.loads(note.read_text(encoding="utf-8")).get("meta", {})
            yield meta.get("story", path.stem), path.read_text(encoding="utf-8")


def runs(folder: Path, most: int = 3, size: int = RUN) -> Found:
    """Runs of ``size`` words that stand in more than ``most`` stories, with the number of stories."""
    seen: dict[tuple[str, ...], set[str]] = collections.defaultdict(set)
    for story, text in stories(folder):
        words = re.findall(r"\w+", text.lower())
        for i in range(len(words) - size + 1):
            seen[tuple(words[i : i + size])].add(story)
    return ranked({" ".join(key): names for key, names in seen.items() if len(names) > most}, most)


def ranked(seen: dict[str, set[str]], most: int) -> Found:
    """What stands in more than ``most`` stories."""
    return sorted(((k, len(v)) for k, v in seen.items() if len(v) > most), key=lambda x: (-x[1], x[0]))


PARTICLES = frozenset(["al", "el", "bin", "ibn", "abu", "van", "von", "de", "da", "dos", "der", "di", "la", "du"])


def people(folder: Path, most: int = 2) -> Found:
    """Names of persons (speakers and actors that are one person's name) that stand in more than ``most`` stories."""
    return [(name, number) for name, number in ranked(named(folder), most) if not known(name)]


def surnames(folder: Path, most: int = 2) -> Found:
    """Last words of persons' names that stand in more than ``most`` stories."""
    seen: dict[str, dict[str, set[str]]] = collections.defaultdict(dict)
    for name, found in named(folder).items():
        seen[name.split()[-1]][name] = found
    often = {last: group for last, group in seen.items() if len(set().union(*group.values())) > most}
    kept = {last: [of for name, of in group.items() if not known(name)] for last, group in often.items()}
    return ranked({last: set().union(*groups) for last, groups in kept.items()}, most)


def named(folder: Path) -> dict[str, set[str]]:
    """Person's name -> stories that name it as speaker or actor.

    A name one of whose words the corpus also writes small ("Supreme Court") is an institution too.
    """
    found = list(pages(folder))
    small = {word for page in found for word in re.findall(r"\b[^\W\d_]+\b", page["text"]) if word.islower()}
    small -= PARTICLES
    seen: dict[str, set[str]] = collections.defaultdict(set)
    for page in found:
        for name in filter(None, (person(name, small) for name in names(page))):
            seen[name].add(story_of(page))
    return seen


def person(name: str, small: set[str]) -> str | None:
    """The person's name in words such as "Prime Minister Anna Berg"; None where there is none of two words or more."""
    words = name.split()
    while words and words[0].strip(".,").lower() in small:
        words = words[1:]
    parts = [part for word in words for part in word.split("-") if part.lower() not in PARTICLES]
    whole = len(words) > 1 and all(part[:1].isupper() and not part.isupper() for part in parts)
    return " ".join(words) if whole and not small & {part.lower() for part in parts} else None


def names(page: Json) -> set[str]:
    """What a page gives as names of actors and as speakers."""
    actors = [actor["name"] for e in page["events"] for actor in e["actors"] + e["recipients"]]
    return {*actors, *(said["speaker"] for said in page["statements"])}


def known(name: str) -> bool:
    """True for names in the tables of actors, regions and places."""
    from dateline.knowledge import actors, places, regions
    from dateline.knowledge.fold import key

    folded = key(name)
    return bool(actors.lexicon().get(folded) or regions.lexicon().get(folded) or places.find(name))


TOP = 25
"""Runs of five words in the report."""

SHINGLE = 3
"""Words in a shingle."""
ALIKE = 0.5
"""Jaccard similarity of shingles from which two sentences are one with words exchanged (one word of thirteen: .57)."""


def sentences(folder: Path) -> Iterator[tuple[str, str]]:
    """(story, sentence) for the sentences of the bodies that have eight words or more."""
    from corpus.terse import paragraphs
    from dateline.sentences import split

    for page in pages(folder):
        for body in bodies(page["text"], page):
            for found in split(page["text"], paragraphs(page["text"], body)):
                words = page["text"][slice(*found.span)]
                if len(words.split()) >= RUN:
                    yield story_of(page), words


def twins(folder: Path, least: float = ALIKE) -> list[tuple[str, str, float]]:
    """Near-duplicate sentences of unrelated stories, with their similarity.

    Shingles are looked up in an index, so the result is exact; sketches (MinHash) pay only for far larger corpora.
    """
    index: dict[tuple[str, ...], list[int]] = collections.defaultdict(list)
    seen: list[tuple[str, str, set[tuple[str, ...]]]] = []
    out = []
    for story, sentence in sentences(folder):
        here = shingles(sentence)
        shared = collections.Counter(i for shingle in here for i in index[shingle])
        for i, number in shared.items():
            if seen[i][0] != story and number / (len(here) + len(seen[i][2]) - number) >= least:
                out.append((seen[i][1], sentence, number / (len(here) + len(seen[i][2]) - number)))
        for shingle in here:
            index[shingle].append(len(seen))
        seen.append((story, sentence, here))
    return sorted(out, key=lambda x: (-x[2], x[0], x[1]))


def shingles(sentence: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", sentence.lower())
    return {tuple(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1))}


def openings(folder: Path, words: int = 3, top: int = 15) -> Found:
    """The commonest first words of article bodies, with the number of stories that begin so."""
    seen: dict[str, set[str]] = collections.defaultdict(set)
    for page in pages(folder):
        for start, end in bodies(page["text"], page):
            first = re.findall(r"\w+", page["text"][start:end][:120].lower())[:words]
            seen[" ".join(first)].add(story_of(page))
    return ranked(seen, 1)[:top]


def curve(folder: Path) -> list[tuple[int, int]]:
    """(words read, different words among them) at every doubling from 1,000 words, pages in path order."""
    types: set[str] = set()
    read = 0
    mark = 1000
    out = []
    for page in pages(folder):
        for word in re.findall(r"\w+", page["text"].lower()):
            types.add(word)
            read += 1
            if read == mark:
                out.append((read, len(types)))
                mark *= 2
    return [*out, (read, len(types))]


def report(folder: Path) -> tuple[list[str], bool]:
    """The lines of all findings, and whether one is a fault (a run or a name in too many stories)."""
    faults = [*runs(folder), *people(folder)]
    lines = [f"{number:3} stories  {words}" for words, number in faults]
    lines += [f"{number:3} stories  surname {name}" for name, number in surnames(folder)]
    lines += [f"{number:3} stories  5 words {words!r}" for words, number in runs(folder, size=5)[:TOP]]
    lines += [f"{share:.2f} alike  {one!r}\n            {two!r}" for one, two, share in twins(folder)]
    lines += [f"{number:3} stories  begin {words!r}" for words, number in openings(folder)]
    lines += [f"{read:8,} words  {types:7,} different  ({types / max(read, 1):.3f})" for read, types in curve(folder)]
    return lines, bool(faults)
