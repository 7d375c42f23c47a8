"""Tags, parses and finds the entities of texts with spaCy, as another interpreter's peer of ``benchmarks.reader``.

    PYTHON benchmarks/peer_spacy.py TEXTS.json PIPELINE PROCESSES

The lemmatiser and the attribute ruler are left out: the comparison is with tagger, parser and entities alone. Prints
the version and how many tokens, dependencies and entities there are, so that nothing can be left undone unseen.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import spacy  # type: ignore[import-not-found]  # it is not among the dependencies of this project

BATCH = 25
"""Texts handed to a process at once: few enough that two processes finish together."""


def main() -> None:
    """Reads the texts and prints the counts."""
    texts, name, processes = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")), sys.argv[2], int(sys.argv[3])
    nlp = spacy.load(name, exclude=["lemmatizer", "attribute_ruler"])
    tokens = heads = entities = 0
    for doc in nlp.pipe(texts, n_process=processes, batch_size=BATCH):
        tokens += len(doc)
        heads += sum(token.dep_ != "" for token in doc)
        entities += len(doc.ents)
    pipes = "+".join(nlp.pipe_names)
    print(f"spaCy {spacy.__version__}, {name} {nlp.meta['version']} ({pipes}): {tokens} {heads} {entities}")


if __name__ == "__main__":
    main()
