"""Reads C++ classes as the element scanner does: by lines, not by parsing (click-spec/api.md).

A line that starts with `class NAME` opens a class, a line that starts with `}` closes it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_CLASS = re.compile(r"class\s+(?:CLICK_\w+\s+)?(\w+)")
_CLASS_NAME = re.compile(r"\bclass_name\s*\(\s*\)\s*const\b")
_RETURN = re.compile(r'return\s+"([^"]*)"')
_STATIC = re.compile(r"\bstatic\s+void\s+(static_initialize|static_cleanup)\s*\(")
# Signatures of an old interface: such a source would compile, and its functions never be called.
_REFUSED = (
    (re.compile(r"\bvoid\s+run_task\s*\("), "run_task must return bool"),
    (
        re.compile(r"\brun_task\s*\(\s*(?:void)?\s*\)\s*(?:override\b|final\b|[;{]|$)"),
        "run_task needs a Task * parameter",
    ),
    (
        re.compile(r"\bvoid\s+run_timer\s*\(\s*(?:void)?\s*\)\s*(?:override\b|final\b|[;{]|$)"),
        "run_timer needs a Timer * parameter",
    ),
)
_HOME_THREAD = re.compile(r"\bint\s+initial_home_thread_id\s*\(([^)]*)")
_HOME_THREAD_ARGUMENTS = re.compile(r"const\s+Element\s*\*\s*\w*\s*|\s*")


@dataclass
class Classes:
    """names: C++ class to the user's name that class_name() gives; error: (line, message) of the first refusal."""

    names: dict[str, str] = field(default_factory=dict)
    initializers: list[str] = field(default_factory=list)
    cleanups: list[str] = field(default_factory=list)
    error: tuple[int, str] | None = None


def read(text: str) -> Classes:
    """The classes of one file."""
    found = Classes()
    current: str | None = None
    for number, line in enumerate(text.split("\n"), 1):
        opened = _CLASS.match(line)
        # A forward declaration opens nothing.
        if opened and not line.partition("//")[0].rstrip().endswith(";"):
            current = opened[1]
        elif line.startswith("}"):
            current = None
        if current is None:
            continue
        problem = _line(found, current, line)
        if problem and found.error is None:
            found.error = (number, problem)
        if opened and line.rstrip().endswith("};"):
            current = None
    return found


def _line(found: Classes, current: str, line: str) -> str | None:
    """Notes what a line inside a class says; the reason to refuse it, or None."""
    code = line.partition("//")[0]
    if _CLASS_NAME.search(code):
        name = _RETURN.search(line)
        if not name:
            return f"class_name() of {current} must stand on one line with its return"
        found.names.setdefault(current, name[1])
    for match in _STATIC.finditer(code):
        known = found.initializers if match[1] == "static_initialize" else found.cleanups
        if current not in known:
            known.append(current)
    home = _HOME_THREAD.search(code)
    if home and not _HOME_THREAD_ARGUMENTS.fullmatch(home[1]):
        return "initial_home_thread_id takes one argument at most, a const Element *"
    return next((reason for pattern, reason in _REFUSED if pattern.search(code)), None)
