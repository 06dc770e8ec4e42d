"""Why SCons makes each target: what it decides on is noted while it decides, and put into words when it acts.

(`scons --debug=explain` calls every dependency changed as soon as one is, with the decider that is used here.)
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Mapping
from typing import Any

from factory.build.journal import Made

_SHOWN = 5  # dependencies of a kind that a reason names
_LONGEST = 4000  # characters of a command that the journal keeps


class Reasons:
    """decide and announce are called by SCons; made is the result, by target, in the order of the build.

    dry: nothing is made, so what depends on a target that would be made counts as changed.
    known: what the journal has of a target.
    """

    def __init__(self, dry: bool = False, known: Mapping[str, Made] | None = None) -> None:
        self.made: dict[str, Made] = {}
        self._known = known or {}
        self._when = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        self._dry = dry
        self._there: dict[Any, bool] = {}
        self._changed: dict[str, dict[str, None]] = {}

    def decide(self, dependency: Any, target: Any, previous: Any, repository: Any = None) -> bool:
        """A decider of SCons: by content, which is looked at when the time or size has changed."""
        if target not in self._there:
            self._there[target] = target.exists()
        if self._dry and str(dependency) in self.made:
            self._note(target, f"{dependency} is made again")
            return True
        changed = bool(dependency.changed_timestamp_then_content(target, previous, repository))
        if changed and _names(target, stored=True) >= {str(dependency)}:
            self._note(target, f"{dependency} has changed")
        return changed

    def announce(self, shown: str, targets: list[Any], _sources: list[Any], _environment: Any) -> None:
        """SCons' PRINT_CMD_LINE_FUNC: something is about to be done for these targets."""
        sys.stdout.write(f"{shown}\n")
        for target in targets:
            if str(target) not in self.made:
                command = _command(target)
                self.made[str(target)] = Made(self._when, tuple(self._reasons(target, command)), command)

    def _note(self, target: Any, text: str) -> None:
        self._changed.setdefault(str(target), {})[text] = None

    def _reasons(self, target: Any, command: str) -> list[str]:
        # Not target.exists(): SCons removes a target before it announces that it makes it.
        if not self._there.get(target, False):
            return ["it is not there"]
        stored = target.get_stored_info().binfo
        if not hasattr(stored, "bactsig"):
            return ["nothing is known about how it was made"]
        before, now = _names(target, stored=True), _names(target, stored=False)
        reasons = _few(self._changed.get(str(target), {}))
        reasons += _few(f"{name} is new among what it is made from" for name in sorted(now - before))
        reasons += _few(f"{name} is no longer among what it is made from" for name in sorted(before - now))
        if stored.bactsig != target.get_binfo().bactsig:
            known = self._known.get(str(target))
            reasons.append(_changes(known.command if known else "", command))
        return reasons or ["the order of what it is made from has changed"]


def _names(target: Any, *, stored: bool) -> set[str]:
    """What a target depends on: as of its last build, or now."""
    if not stored:
        return {str(child) for child in target.children()}
    info = target.get_stored_info().binfo
    # The database holds names or nodes, by the way in which it was read.
    return {str(child) for kind in ("bsources", "bdepends", "bimplicit") for child in getattr(info, kind, None) or ()}


def _command(target: Any) -> str:
    """The command as SCons compares it; empty for a link's, which is long, and for code of ours."""
    text = str(target.get_executor().get_contents(), "utf-8", "replace")
    return text if len(text) <= _LONGEST and " -o " in text else ""


def _changes(before: str, now: str) -> str:
    old, new = before.split(), now.split()
    changes = [f"+ {word}" for word in new if word not in old] + [f"- {word}" for word in old if word not in new]
    if not before or not now or not changes:
        return "its command has changed"
    return f"its command has changed: {'; '.join(changes)}"


def _few(reasons: Iterable[str]) -> list[str]:
    found = list(reasons)
    return found if len(found) <= _SHOWN else [*found[:_SHOWN], f"and {len(found) - _SHOWN} more like this"]
