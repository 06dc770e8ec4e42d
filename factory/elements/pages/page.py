"""One page for each element class: its comment, its facts, and where it is available."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from factory.elements.pages.code import Library
from factory.elements.pages.comment import Comment, HandlerEntry, comments
from factory.elements.pages.facts import Facts, facts
from factory.elements.registry import FEATURES, Registry
from factory.elements.source import Source
from factory.errors import disk_errors


@dataclass(frozen=True)
class Page:
    """comment is None when the header has none for this class. other: the further names of the same C++ class.

    bases: the comments of the elements whose classes it derives from, nearest first, by name: what they say of handlers
    and arguments holds here, unless the element's own comment says something else.
    """

    name: str
    cxx: str
    source: Source
    drivers: tuple[str, ...]
    comment: Comment | None
    facts: Facts
    other: tuple[str, ...] = ()
    bases: tuple[tuple[str, Comment], ...] = ()

    @property
    def handlers(self) -> tuple[HandlerEntry, ...]:
        """Its own, then those that a base describes and this element has."""
        found = list(self.comment.handlers if self.comment else ())
        for _, comment in self.bases:
            known = {name for entry in found for name in entry.names}
            for entry in comment.handlers:
                if not known.intersection(entry.names) and any(self._has(name) for name in entry.names):
                    found.append(entry)
        return tuple(found)

    def _has(self, handler: str) -> bool:
        return handler in self.facts.handlers or handler in self.facts.words

    @property
    def where(self) -> str:
        """file:line of the comment; the header's path without one."""
        return f"click/{self.source.header.strip('<>')}" + (f":{self.comment.line}" if self.comment else "")

    @property
    def group(self) -> str:
        """The folder below elements/, or the driver's own."""
        parts = self.source.path.split("/")
        return parts[1] if parts[0] == "elements" else parts[0]


def pages(registry: Registry) -> dict[str, Page]:
    """Every class's page by its name, sorted; of a class that each driver has in a source of its own: user space's."""
    library = Library(registry.top)
    available = {driver: {s.path for s in registry.all(driver).chosen} for driver in FEATURES}
    found: dict[str, Page] = {}
    chains: dict[str, list[str]] = {}
    sources = sorted(registry.scanned, key=lambda source: source.path.startswith("minios/"))
    for source in sources:
        if not source.exports:
            continue
        described = _described(registry, source)
        code = library.code(source)
        for export in source.exports:
            drivers = tuple(driver for driver, paths in available.items() if source.path in paths)
            if export.name in found:
                found[export.name] = _also(found[export.name], drivers)
                continue
            names = tuple(e.name for e in source.exports if e.cxx == export.cxx and e.name != export.name)
            comment = described.get(export.name) or _of_other(described, names)
            found[export.name] = Page(
                export.name, export.cxx, source, drivers, comment, facts(source, export, code), names
            )
            chains[export.name] = code.chain(export.cxx)[1:]
    by_class = {page.cxx: page for page in found.values()}
    for name, chain in chains.items():
        bases = ((by_class[cxx].name, by_class[cxx].comment) for cxx in chain if cxx in by_class)
        found[name] = replace(found[name], bases=tuple((base, comment) for base, comment in bases if comment))
    return dict(sorted(found.items(), key=lambda item: (item[0].lower(), item[0])))


def _described(registry: Registry, source: Source) -> Mapping[str, Comment]:
    """Element name to its comment, of the source's header and of the source itself."""
    result: dict[str, Comment] = {}
    header = f"include/{source.header.strip('<>')}" if source.header.startswith("<") else source.header
    for path in (source.path, header):
        file = registry.top / path
        if not file.is_file():
            continue
        with disk_errors(f"read {file.name}", file):
            text = file.read_text(encoding="utf-8", errors="replace")
        for comment in comments(text):
            result.update(dict.fromkeys(comment.names, comment))
    return result


def _of_other(described: Mapping[str, Comment], names: tuple[str, ...]) -> Comment | None:
    return next((described[name] for name in names if name in described), None)


def _also(page: Page, drivers: tuple[str, ...]) -> Page:
    return replace(page, drivers=tuple(dict.fromkeys((*page.drivers, *drivers))))
