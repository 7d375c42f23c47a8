"""A page cut into articles and furniture, without loss.

Every non-blank character of the page text is in the title, a part or the dateline of one article, or in one furniture
line (``dateline_range`` says where a dateline stands that shares its line with the first part).
"""

from __future__ import annotations

from dateline.clean.assemble import clean, dateline_range
from dateline.clean.reading import story_of

__all__ = ["clean", "dateline_range", "story_of"]
