"""The corpus tools: python -m corpus COMMAND; python -m corpus --help lists the commands."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path

from corpus import files

PAGES = files.PAGES
HERE = files.HERE


def compile_pages(sources: list[Path], folder: Path) -> int:
    """Compiles .page files into a folder and checks them; prints each fault with its page; returns 1 for any."""
    from corpus import check as checker
    from corpus import terse

    folder.mkdir(parents=True, exist_ok=True)
    bad = 0
    for source in sources:
        try:
            name = terse.write(source, folder)
            faults = [*checker.check_page(folder / f"{name}.json"), *density(folder / f"{name}.json")]
        except (terse.NotesError, KeyError, ValueError) as error:
            faults = [str(error) or repr(error)]
        for fault in faults:
            print(f"{source.name}: {fault}")
        bad += bool(faults)
    print(f"{len(sources) - bad} passed, {bad} failed")
    return 1 if bad else 0


def density(path: Path) -> list[str]:
    """A fault where a page that was written for the corpus holds far more events than real pages do."""
    from corpus.rules import MOST

    page = json.loads(path.read_text(encoding="utf-8"))
    if page["provenance"] != "written for this corpus":
        return []
    words = files.word_count(path.with_suffix(".txt").read_text(encoding="utf-8"))
    events = len(page["events"])
    each = 100 * events / max(words, 1)
    return (
        [f"{each:.1f} events in 100 words: too dense, add scene, colour, context"] if each > MOST and events > 4 else []
    )


def check(args: argparse.Namespace) -> int:
    """Codes and quotes, then what the guide implies; 1 for an error, with --strict for a warning too."""
    from corpus import check as checker
    from corpus import rules

    whole, errors, warnings = [], 0, 0
    paths = files.paths(args.folder)
    for path in paths:
        found: list[str] = []
        try:
            found = [f"{path.stem}: error: {fault}" for fault in checker.check_page(path)]
            page = files.read(path)
            whole.append(page)
            findings = rules.page_findings(page)
        except (KeyError, TypeError, ValueError) as error:
            found, findings = [f"{path.stem}: error: unreadable: {error!r}"], []
        wrong = [finding for finding in findings if finding.level == "error"]
        mild = [] if args.quiet else [finding for finding in findings if finding.level == "warning"]
        errors, warnings = errors + bool(found or wrong), warnings + len(mild)
        print(*found, *wrong, *mild, sep="\n", end="\n" if found or wrong or mild else "")
    links = rules.links(whole)
    print(*links, sep="\n", end="\n" if links else "")
    print(f"{len(paths) - errors} passed, {errors} failed, {warnings} warnings, {len(links)} bad links")
    return 1 if errors or links or (args.strict and warnings) else 0


def stats(args: argparse.Namespace) -> int:
    """The table of have, target and missing; --markdown prints it, or fills it into a file between its markers."""
    from corpus import stats as tool

    rows = tool.rows(args.folder)
    if args.missing:
        rows = [row for row in rows if tool.missing(row)]
    if args.into:
        tool.fill(args.into, rows)
    elif args.markdown:
        print(tool.markdown(rows))
    else:
        tool.show(rows)
    return 0


def grid(args: argparse.Namespace) -> int:
    """The grid of the plan as filled, in Markdown; --missing names the cells below their least (1 for any)."""
    from corpus import grid as tool

    found = list(files.pages(args.folder))
    if args.missing:
        lines = tool.missing(found)
        print(*lines, f"{len(lines)} cells below their least", sep="\n")
        return 1 if lines else 0
    if args.into:
        args.into.write_text(tool.markdown(found), encoding="utf-8")
    else:
        print(tool.markdown(found), end="")
    return 0


def show(args: argparse.Namespace) -> int:
    """One page with its marks, in the terminal or as an HTML file."""
    from corpus import show as tool

    page = files.read(files.find(args.page))
    if args.html:
        args.html.write_text(tool.document(page), encoding="utf-8")
        return 0
    from rich.console import Console

    Console().print(tool.terminal(page), soft_wrap=False)
    return 0


def diff(args: argparse.Namespace) -> int:
    """Every field in which two annotations differ; 1 where there is one."""
    from corpus import agree

    pairs = agree.pairs(args.one, args.two)
    lines = agree.report(pairs)
    print(*lines, f"{len(pairs)} pages compared, {len(lines)} differences", sep="\n")
    return 1 if lines else 0


def agreement(args: argparse.Namespace) -> int:
    """How far two coders agree, as Markdown."""
    from corpus import agree

    pairs = agree.pairs(args.one, args.two)
    if not pairs:
        raise ValueError(f"no page stands in both {args.one} and {args.two}")
    print(agree.table(pairs))
    return 0


def verdicts(args: argparse.Namespace) -> int:
    """What became of the coders' disagreements, as Markdown."""
    from corpus import verdicts as tool

    print(tool.table(tool.read(args.file)))
    return 0


def repeats(args: argparse.Namespace) -> int:
    """What writers repeat; 1 where a run of words or a name stands in too many stories."""
    from corpus import repeats as tool

    lines, faults = tool.report(args.folder)
    print(*lines, sep="\n")
    return 1 if faults else 0


def split(args: argparse.Namespace) -> int:
    """Draws a part for pages that have none, and writes the file."""
    import collections

    from corpus import split as tool

    drawn = tool.write(args.folder, args.into)
    for part, number in sorted(collections.Counter(drawn.values()).items()):
        print(f"{part:5} {number:5} pages  {100 * number / len(drawn):.1f} %")
    return 0


def load(args: argparse.Namespace) -> int:
    """One JSON line a page, text included."""
    for page in files.load(args.split, args.folder):
        print(json.dumps(page, ensure_ascii=False))
    return 0


def export(args: argparse.Namespace) -> int:
    """Pages as brat (.txt, .ann), UIMA CAS JSON (.cas.json) or WebAnno TSV 3.3 (.tsv)."""
    from corpus import brat, cas, webanno

    made = {"brat": (brat.exported, "ann"), "cas": (cas.exported, "cas.json"), "webanno": (webanno.exported, "tsv")}
    write, suffix = made[args.format]
    args.into.mkdir(parents=True, exist_ok=True)
    if args.format == "brat":
        (args.into / "annotation.conf").write_text(brat.configuration(), encoding="utf-8")
    for page in files.pages(args.folder):
        (args.into / f"{page['page']}.{suffix}").write_text(write(page), encoding="utf-8")
        if args.format == "brat":
            with (args.into / f"{page['page']}.txt").open("w", encoding="utf-8", newline="") as file:
                file.write(page["text"])
    return 0


def import_(args: argparse.Namespace) -> int:
    """Pages from brat (every .ann with its .txt) and from UIMA CAS JSON (every .cas.json): .txt and .json."""
    from corpus import brat, cas

    for path in sorted(args.folder.rglob("*.cas.json")):
        files.write(cas.imported(path.read_text(encoding="utf-8")), args.into)
    for path in sorted(args.folder.rglob("*.ann")):
        with path.with_suffix(".txt").open(encoding="utf-8", newline="") as file:
            text = file.read()
        files.write(brat.imported(text, path.read_text(encoding="utf-8")), args.into)
    return 0


def decompile(args: argparse.Namespace) -> int:
    """The short form (NAME.page) of pages, to read and to mend by hand; ``compile`` makes the same pages of it."""
    from corpus import notes

    args.into.mkdir(parents=True, exist_ok=True)
    for page in files.pages(args.folder):
        (args.into / f"{page['page']}.page").write_text(notes.rendered(page), encoding="utf-8")
    return 0


def standoff(args: argparse.Namespace) -> int:
    """``pack``: a folder of pages into the source's stand-off file; ``unpack``: its records into a folder."""
    from corpus import standoff as tool

    if args.way == "pack":
        print(f"{tool.write(files.pages(args.folder), args.source)} records")
        return 0
    for page in tool.load(args.source):
        files.write(page, args.folder)
    return 0


def parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    top = argparse.ArgumentParser(prog="corpus", description=__doc__)
    commands = top.add_subparsers(dest="command", required=True)
    one = commands.add_parser("compile", help="make NAME.txt and NAME.json of NAME.page files")
    one.add_argument("sources", type=Path, nargs="+")
    one.add_argument("--into", type=Path, required=True)
    for name, command in FOLDER_COMMANDS.items():
        commands.add_parser(name, help=command.__doc__).add_argument("folder", type=Path, nargs="?", default=PAGES)
    options = commands.choices
    options["check"].add_argument("--strict", action="store_true", help="warnings fail too")
    options["check"].add_argument("--quiet", action="store_true", help="errors only")
    options["stats"].add_argument("--markdown", action="store_true", help="print the table as Markdown")
    options["stats"].add_argument("--into", type=Path, help="fill the table into this Markdown file")
    options["stats"].add_argument("--missing", action="store_true", help="only what misses its target")
    options["grid"].add_argument("--into", type=Path, help="write the tables to this Markdown file")
    options["grid"].add_argument("--missing", action="store_true", help="only the cells below their least")
    options["split"].add_argument("--into", type=Path, default=files.SPLITS)
    options["load"].add_argument("--split", choices=["train", "dev", "test"])
    one = commands.add_parser("show", help=show.__doc__)
    one.add_argument("page", help="a name under pages/, or a path")
    one.add_argument("--html", type=Path, metavar="OUT.html")
    for name in ("diff", "agreement"):
        one = commands.add_parser(name, help=COMMANDS[name].__doc__)
        one.add_argument("one", type=Path, help="a page or a folder")
        one.add_argument("two", type=Path, help="the same pages by another coder")
    commands.add_parser("verdicts", help=verdicts.__doc__).add_argument(
        "file", type=Path, nargs="?", default=HERE / "second" / "verdicts.tsv"
    )
    options["export"].add_argument("--format", choices=["brat", "cas", "webanno"], default="brat")
    for name in ("export", "import", "decompile"):
        options[name].add_argument("--into", type=Path, required=True)
    one = commands.add_parser("standoff", help=standoff.__doc__)
    one.add_argument("way", choices=["pack", "unpack"])
    one.add_argument("folder", type=Path)
    one.add_argument("--source", default="event_location", help="SOURCE of standoff/SOURCE.jsonl")
    return top


FOLDER_COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "check": check,
    "stats": stats,
    "grid": grid,
    "repeats": repeats,
    "split": split,
    "load": load,
    "export": export,
    "import": import_,
    "decompile": decompile,
}
"""Command on a folder of pages (the corpus where none is named) -> function."""

COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    **FOLDER_COMMANDS,
    "show": show,
    "diff": diff,
    "agreement": agreement,
    "verdicts": verdicts,
    "standoff": standoff,
}


def main() -> int:
    """The command line of the corpus tools."""
    args = parser().parse_args()
    if args.command == "compile":
        return compile_pages(args.sources, args.into)
    try:
        return COMMANDS[args.command](args)
    except BrokenPipeError:
        return 0
    except (ValueError, OSError, LookupError) as error:
        print(f"corpus {args.command}: {error}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
