"""How often builds found what they needed: <cache>/counts/builds.json, for all builds of this user.

    {"since": "2026-11-21", "objects": {"here": 0, "remote": 0, "made": 0}, "entries": {…}}     entries: of the store

It is for people to look at. What cannot be read starts anew, what cannot be written is lost.
"""

from __future__ import annotations

import contextlib
import json
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from factory import cache, files
from factory.errors import FactoryError


@dataclass(frozen=True)
class Found:
    """here: in the local cache; remote: in the one that is shared; made: in neither."""

    here: int = 0
    remote: int = 0
    made: int = 0

    def plus(self, other: Found) -> Found:
        return Found(self.here + other.here, self.remote + other.remote, self.made + other.made)


@dataclass(frozen=True)
class Counts:
    """since: a date (UTC), or empty when nothing was counted yet."""

    since: str = ""
    objects: Found = field(default_factory=Found)
    entries: Found = field(default_factory=Found)


def read() -> Counts:
    try:
        known = json.loads(_path().read_bytes())
        kinds = {
            kind: Found(**{name: int(known[kind][name]) for name in asdict(Found())}) for kind in ("objects", "entries")
        }
        return Counts(str(known["since"]), **kinds)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return Counts()


def add(kind: Literal["objects", "entries"], found: Found) -> None:
    with contextlib.suppress(FactoryError), files.lock(cache.root() / "lock" / "counts.lock"):
        known = asdict(read())
        known["since"] = known["since"] or datetime.now(UTC).date().isoformat()
        known[kind] = asdict(Found(**known[kind]).plus(found))
        files.write(_path(), json.dumps(known))


def _path() -> Path:
    return cache.root() / "counts" / "builds.json"
