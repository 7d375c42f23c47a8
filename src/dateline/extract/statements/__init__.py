"""Statements: who is reported to have said what, directly or indirectly, with which verb and to whom."""

from __future__ import annotations

from dateline.extract.statements.reading import find

__all__ = ["find"]
