"""Reading: files, folders, JSON lines and standard input become articles with their exact text."""

from diplograph.reading.inputs import read
from diplograph.reading.text import Report, article_from_text

__all__ = ["Report", "article_from_text", "read"]
