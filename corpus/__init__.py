"""The annotated corpus: pages, guide, checker, and the tools that write and measure it."""

from corpus.files import load

__all__ = ["load"]
