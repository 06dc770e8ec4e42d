"""out/.explain.json: when each target was last made, and why (factory.build.reasons)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from factory import files
from factory.checkout import OUT

JOURNAL = OUT / ".explain.json"


@dataclass(frozen=True)
class Made:
    """when: UTC, ISO 8601; command: as SCons compares it, empty when it is long or not a program's."""

    when: str
    reasons: tuple[str, ...]
    command: str = ""


def read(path: Path = JOURNAL) -> dict[str, Made]:
    """Target, relative to the checkout, to its last making; nothing when there is no journal, or a damaged one."""
    try:
        found = json.loads(path.read_text())
        return {
            name: Made(str(each["when"]), tuple(map(str, each["reasons"])), str(each["command"]))
            for name, each in found.items()
        }
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}


def write(made: Mapping[str, Made], path: Path = JOURNAL) -> None:
    files.write(path, json.dumps({name: asdict(each) for name, each in made.items()}, indent=0))
