"""What an image costs: every byte of the file and of memory, by element, library, folder, section and symbol."""

from factory.size.compare import Change, compare
from factory.size.measure import measure
from factory.size.model import GROUPS, Piece, Report, Row, rows
from factory.size.names import demangle

__all__ = ["GROUPS", "Change", "Piece", "Report", "Row", "compare", "demangle", "measure", "rows"]
