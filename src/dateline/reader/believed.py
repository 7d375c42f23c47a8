"""Which of a story's anchors are events that it tells, by all that is known of them.

The reader looks at every anchor that may be one; what is said of each (``reader.event_columns``) is weighed by boosted
trees, fitted to whether its type was annotated there (``training/fit_events.py``). Their odds are the confidence of an
event.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.knowledge.trees import trees
from dateline.model import Story, Trigger
from dateline.reader.event_columns import COLUMNS, rows
from dateline.reader.model import Found

TREES = "event_trees.onnx"
FAINT = 0.3
"""The reader's odds from which on an anchor is weighed; from .2 on the held-out F1 is .0005 better."""
MOST = 0.99
"""No event is told as certain."""


def believed(story: Story, events: Sequence[Found], rules: Sequence[Trigger], cues: Sequence[Found]) -> list[float]:
    """The odds that each anchor is an event of its type, in the order of ``events``, which is that of the page."""
    told = trees(TREES, COLUMNS).odds(list(rows(story, events, rules, cues)))
    return [round(min(MOST, odds), 3) for odds in told]
