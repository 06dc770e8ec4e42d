"""What one element source says about itself: its macros (click-spec/api.md, Export macros and source scanning)."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from typing import Any

# A macro counts only in column one, with its text on the same line.
_MACRO = re.compile(r"^(EXPORT_ELEMENT|ELEMENT_(?:REQUIRES|PROVIDES|HEADER|LIBS))[ \t]*\((.*)$", re.MULTILINE)
_INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(?:"([^"]+)"|<([^>]+)>)', re.MULTILINE)


@dataclass(frozen=True)
class Export:
    """One element class: `name` is the user's name for the C++ class `cxx`."""

    cxx: str
    name: str


@dataclass(frozen=True)
class Source:
    """One element source. path, header and reads are relative to the scanned folder (click/).

    requires: terms, all needed; the words of a term are alternatives. includes: headers of elements that it (or its
    own header) includes. initializers, cleanups: classes with static_initialize(), static_cleanup(). reads: what was
    read to find this out. error: (file:line, message) when the scanner must refuse it.
    """

    path: str
    header: str
    exports: tuple[Export, ...] = ()
    provides: tuple[str, ...] = ()
    requires: tuple[tuple[str, ...], ...] = ()
    libs: tuple[str, ...] = ()
    includes: tuple[str, ...] = ()
    initializers: tuple[str, ...] = ()
    cleanups: tuple[str, ...] = ()
    guard: str = ""
    error: tuple[str, str] | None = None
    reads: tuple[str, ...] = ()

    @property
    def words(self) -> frozenset[str]:
        """Every requirement word that this source satisfies."""
        return frozenset((*self.provides, *(e.cxx for e in self.exports), *(e.name for e in self.exports)))

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Source:
        """Raises KeyError, TypeError or ValueError for anything that to_json() did not write."""
        return cls(
            path=data["path"],
            header=data["header"],
            exports=tuple(Export(each["cxx"], each["name"]) for each in data["exports"]),
            requires=tuple(tuple(term) for term in data["requires"]),
            guard=data["guard"],
            error=tuple(data["error"]) if data["error"] else None,
            **{key: tuple(data[key]) for key in ("provides", "libs", "includes", "initializers", "cleanups", "reads")},
        )


@dataclass(frozen=True)
class Macros:
    """The macros' texts, before class names are looked up. exports: entries as written, `Class` or `Class-Name`."""

    exports: tuple[str, ...]
    provides: tuple[str, ...]
    requires: tuple[tuple[str, ...], ...]
    libs: tuple[str, ...]
    header: str | None


def macros(text: str) -> Macros:
    """All macros of a source's text."""
    found: dict[str, list[str]] = {}
    for match in _MACRO.finditer(text):
        found.setdefault(match[1], []).extend(_first_parentheses(match[2]).split())
    requires = tuple(tuple(word for word in term.split("|") if word) for term in found.get("ELEMENT_REQUIRES", ()))
    header = found.get("ELEMENT_HEADER")
    return Macros(
        exports=tuple(found.get("EXPORT_ELEMENT", ())),
        provides=tuple(found.get("ELEMENT_PROVIDES", ())),
        requires=tuple(term for term in requires if term),
        libs=tuple(found.get("ELEMENT_LIBS", ())),
        header=header[-1] if header else None,
    )


def includes(text: str) -> list[tuple[str, bool]]:
    """Included headers in order; True for "quotes"."""
    return [(match[1] or match[2], bool(match[1])) for match in _INCLUDE.finditer(text)]


def _first_parentheses(text: str) -> str:
    """The text up to the closing parenthesis; ELEMENT_LIBS may double them: `((-L/x -lfoo))`."""
    return text.lstrip(" \t(").split(")")[0]
