"""A rendered configuration, and the way back from its lines to the template's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

# A line directive of the Click language: `# 5 "file"` or `#line 5 "file"`, in column one.
DIRECTIVE = re.compile(r'#(?:line)?[ \t]*(\d+)(?:[ \t]+"([^"]*)")?')


@dataclass(frozen=True)
class Rendered:
    """text: Click configuration with `#line N "file"` directives, so that Click itself names the template's lines.

    file: the template's name as the directives give it.
    """

    text: str
    file: str
    template: Path
