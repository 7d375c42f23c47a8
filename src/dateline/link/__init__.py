"""Links words to actors and places of the knowledge tables: ``find`` for an article, ``describe`` for any phrase."""

from dateline.link.describe import describe
from dateline.link.find import find

__all__ = ["describe", "find"]
