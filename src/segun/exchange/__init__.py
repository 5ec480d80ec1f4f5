"""The ledger in other people's formats, one file a format."""

from segun.exchange.formats import Format, Target, find_format, formats
from segun.exchange.wishes import Wishes

__all__ = ["Format", "Target", "Wishes", "find_format", "formats"]
