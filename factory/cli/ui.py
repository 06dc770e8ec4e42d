"""What a command prints with. Results go to stdout (text, or one JSON object with --json); all else to stderr."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TextIO

from factory.progress import SILENT, LineProgress, Progress, TerminalProgress

_STYLES = {"bold": "1", "red": "31", "green": "32", "yellow": "33", "dim": "2"}


@dataclass(frozen=True)
class Ui:
    """verbosity: -1 for -q, 0, 1 for -v. color is decided for stdout and stderr together."""

    verbosity: int = 0
    json: bool = False
    color: bool = False
    progress: Progress = field(default=SILENT)

    @property
    def quiet(self) -> bool:
        return self.verbosity < 0

    @property
    def verbose(self) -> bool:
        return self.verbosity > 0

    def print(self, text: str = "") -> None:
        """A line of the result. Nothing with --json: then result() gives the object."""
        if not self.json:
            print(text)

    def result(self, value: object) -> None:
        """The result for programs: printed with --json only. Call it once."""
        if self.json:
            print(json.dumps(value, indent=2, default=str))

    def note(self, text: str) -> None:
        """A line for the user, not part of the result; not shown with -q."""
        self.progress.note(text)

    def warn(self, text: str) -> None:
        """Something that works but should be looked at; shown always."""
        shown = f"{self.style('warning:', 'yellow')} {text}"
        if self.quiet:
            print(shown, file=sys.stderr)
        else:
            self.progress.note(shown)

    def style(self, text: str, *styles: str) -> str:
        if not self.color:
            return text
        return f"\x1b[{';'.join(_STYLES[style] for style in styles)}m{text}\x1b[0m"

    def table(self, header: Sequence[str], rows: Sequence[Sequence[object]], right: Sequence[int] = ()) -> None:
        """Aligned columns; `right` lists the columns (from 0) that hold numbers."""
        cells = [[str(cell) for cell in row] for row in [header, *rows]]
        widths = [max(len(row[column]) for row in cells) for column in range(len(header))]
        for number, row in enumerate(cells):
            aligned = [
                cell.rjust(width) if column in right else cell.ljust(width)
                for column, (cell, width) in enumerate(zip(row, widths, strict=True))
            ]
            line = "  ".join(aligned).rstrip()
            self.print(self.style(line, "bold") if number == 0 else line)


def make_ui(*, verbosity: int, as_json: bool, color: str) -> Ui:
    """The Ui for the global options; color is auto, always or never (NO_COLOR counts for auto, see no-color.org)."""
    automatic = _terminal(sys.stderr) and (as_json or _terminal(sys.stdout)) and not os.environ.get("NO_COLOR")
    progress: Progress = SILENT
    if verbosity >= 0:
        kind = TerminalProgress if _terminal(sys.stderr) else LineProgress
        progress = kind(verbose=verbosity > 0)
    return Ui(verbosity, as_json, color == "always" or (color == "auto" and automatic), progress)


def _terminal(stream: TextIO) -> bool:
    return stream.isatty() and os.environ.get("TERM", "dumb") != "dumb"
