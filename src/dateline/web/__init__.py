"""A web page on the record: looked at, checked and corrected in a browser, or written out as files."""

from dateline.web.run import serve
from dateline.web.site import site

__all__ = ["serve", "site"]
