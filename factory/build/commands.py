"""Compile commands written out once for an environment.

SCons fills in a command anew for each object, to see whether it has changed and again to find the compiler in it: with
a thousand objects that is most of what a build takes that has one file to compile. Here only what differs between two
objects is left to SCons, and the compiler is named to it as something that each object depends on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factory.build.object_key import HEADERS

_COMMANDS = {".c": "CCCOM", ".S": "ASPPCOM"}

# What differs, and the character that stands for it while the rest is filled in.
_DIFFERING = {"$TARGET": "\x01", "$SOURCES": "\x02", "${SOURCE.file}": "\x03"}
_PLAIN = re.compile(r"[\w@%+=:,./<>\x01-\x03-]+|\$[()]")  # SCons leaves $( … $) out when it compares commands


@dataclass(frozen=True)
class Writing:
    """environment: for Object() only; depends: what an object depends on beside its source and its headers."""

    of: Any
    environment: Any
    depends: tuple[Any, ...]


def command_of(source: Path) -> str:
    """SCons' name of the command for a source of this kind."""
    return _COMMANDS.get(source.suffix, "CXXCOM")


_written: dict[tuple[int, str], Writing] = {}


def written_out(environment: Any, source: Path) -> Writing:
    """A clone that compiles sources of this kind as the environment itself does now.

    Where flags need quotes SCons goes on to fill in the command; the object has the same key either way.
    """
    command = command_of(source)
    known = (id(environment), command)
    if known not in _written:
        # It holds the environment, whose id would else be another's some day.
        _written[known] = _write(environment, command)
    return _written[known]


def _write(environment: Any, command: str) -> Writing:
    seen = environment.get(HEADERS)
    depends = (environment.File(seen),) if seen else ()
    text = environment[command]
    for differing, mark in _DIFFERING.items():
        text = text.replace(differing, mark)
    # With a target, or SCons does not say where folders are; 1: with the $( $).
    (words,) = environment.subst_list(text, 1, target=[environment.File("#out/any.o")])
    found = environment.WhereIs(environment.subst("$CXX" if command == "CXXCOM" else "$CC"))
    if not found:
        return Writing(environment, environment, depends)
    clone = environment.Clone(IMPLICIT_COMMAND_DEPENDENCIES=False)
    if all(_PLAIN.fullmatch(str(word)) for word in words):
        line = " ".join(map(str, words))
        for differing, mark in _DIFFERING.items():
            line = line.replace(mark, differing)
        clone[command] = line
    return Writing(environment, clone, (*depends, environment.File(found)))
