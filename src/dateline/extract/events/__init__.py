"""Events by rule: trigger words and their conditions, then filters, status, role and mode."""

from dateline.extract.events.finder import find

__all__ = ["find"]
