"""Are two events one happening? Pure features of two events, a score, and one sentence of reason."""

from dateline.compare.features import NAMES, features
from dateline.compare.meeting import Meeting
from dateline.compare.score import Comparison, version
from dateline.compare.view import ArticleView, EventView, FigureView, PartyView, PlaceView, keys_of, views

__all__ = [
    "NAMES",
    "ArticleView",
    "Comparison",
    "EventView",
    "FigureView",
    "Meeting",
    "PartyView",
    "PlaceView",
    "features",
    "keys_of",
    "version",
    "views",
]
