"""Puts it together: an image's regions, cut by the origin of their bytes and by symbols."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from pathlib import Path

from factory.build.packages import packages_beside
from factory.errors import ExitCode, FactoryError
from factory.size import elf as elf_file
from factory.size import spans as span_sources
from factory.size.elf import Region, Section, Symbol
from factory.size.lines import from_lines
from factory.size.model import Piece, Report
from factory.size.origin import PADDING, UNKNOWN, Origin, Origins, source_of
from factory.size.owners import owners
from factory.size.spans import Span

_ALIGNMENT = 32  # bytes; without a map a longer gap between symbols is more than alignment: strings have no symbols


def measure(image: Path, debug: Path | None, link_map: Path | None, *, lines: bool) -> Report:
    """factory.size.measure() is this, with what lies beside the image by default."""
    if not image.is_file():
        raise FactoryError("no such file", where=image, code=ExitCode.USAGE)
    beside = image.with_suffix(".debug")
    if debug is None and beside.is_file() and beside != image:
        debug = beside
    if link_map is None and image.with_suffix(".map").is_file():
        link_map = image.with_suffix(".map")
    with elf_file.opened(image) as elf:
        sections = elf_file.sections(elf)
        regions = elf_file.regions(elf, sections, image.stat().st_size)
        segments = elf_file.segment_bytes(elf)
        symbols, spans, inlined = elf_file.symbols(elf), [], from_lines(elf) if lines else []
        objects: set[str] = set()
        if link_map:
            objects = span_sources.linked(link_map)
            spans = span_sources.from_map(link_map, {section.name for section in sections if section.memory})
        mapped = bool(spans)
        spans = spans or span_sources.from_dwarf(elf, symbols)
    if debug:
        with elf_file.opened(debug) as elf:
            # Another build's symbols would put bytes in the wrong place.
            if _loaded(elf_file.sections(elf)) == _loaded(sections):
                symbols = elf_file.symbols(elf)
                spans = spans if mapped else span_sources.from_dwarf(elf, symbols)
                inlined = from_lines(elf) if lines else []
    sources = {source_of(origin) for origin in objects.union(span.origin for span in spans)}
    owned = owners(sources, packages_beside(image))
    origins = Origins(owned.titles, owned.classes)
    cutter = _Cutter(symbols, spans, inlined, origins, gap=None if mapped else _ALIGNMENT)
    pieces = [piece for region in regions for piece in _flash(region, cutter)]
    pieces += [piece for section in sections if not section.flash for piece in cutter.cut(section, 0, section.memory)]
    seen = {piece.source for piece in pieces}
    pieces += [_nothing(origins.of(each)) for each in sorted(sources & owned.titles.keys()) if each not in seen]
    return Report(str(image), image.stat().st_size, segments, tuple(pieces))


def _loaded(sections: Sequence[Section]) -> list[tuple[str, int, int]]:
    return [(section.name, section.address, section.memory) for section in sections if section.memory]


def _flash(region: Region, cutter: _Cutter) -> Iterator[Piece]:
    section = region.section
    if section is None:
        yield _structure(f"({region.label})", "(file structure)", region.size)
    elif section.kind:
        yield _structure(section.name, f"({section.kind})", region.size)
    else:
        yield from cutter.cut(section, region.offset - section.offset, region.size)


def _structure(section: str, label: str, flash: int) -> Piece:
    return Piece(section, label, "", label, label, label, flash, 0, "")


def _nothing(origin: Origin) -> Piece:
    """For an element of which the linker kept nothing: its row says so."""
    return Piece("", "", origin.source, origin.element, origin.library, origin.folder, 0, 0, "")


class _Cutter:
    """Cuts loaded sections at every change of origin or symbol.

    gap: without an origin, fewer bytes than this are padding, more are unknown; None: all are padding.
    """

    def __init__(
        self, symbols: list[Symbol], spans: list[Span], inlined: list[Span], origins: Origins, gap: int | None
    ) -> None:
        self._symbols = [symbol for symbol in symbols if symbol.size]
        self._addresses = [symbol.address for symbol in self._symbols]
        self._spans = _Spans(spans)
        self._inlined = _Spans(inlined)
        self._origins = origins
        self._gap = gap

    def cut(self, section: Section, offset: int, size: int) -> Iterator[Piece]:
        at, end = section.address + offset, section.address + offset + size
        while at < end:
            span, span_end = self._spans.at(at, end)
            lines, lines_end = self._inlined.at(at, span_end)
            symbol, stop = self._symbol(at, lines_end)
            length = stop - at
            origin = self._origin(span, symbol, length)
            yield Piece(
                section=section.name,
                symbol=symbol.name if symbol else f"({origin.source or origin.library.strip('()')} {section.name})",
                source=origin.source,
                element=origin.element,
                library=origin.library,
                folder=origin.folder,
                flash=length if section.flash else 0,
                memory=length if section.memory else 0,
                memory_class=section.memory_class,
                inlined=lines.origin if lines else "",
            )
            at = stop

    def _symbol(self, at: int, end: int) -> tuple[Symbol | None, int]:
        index = bisect_right(self._addresses, at) - 1
        # Aliases and nested symbols: the first one that still covers this byte, looking back a little.
        for symbol in reversed(self._symbols[max(0, index - 8) : index + 1]):
            if symbol.address + symbol.size > at:
                following = self._addresses[index + 1] if index + 1 < len(self._addresses) else end
                return symbol, min(end, symbol.address + symbol.size, max(following, at + 1))
        following = self._addresses[index + 1] if index + 1 < len(self._addresses) else end
        return None, min(end, following)

    def _origin(self, span: Span | None, symbol: Symbol | None, length: int) -> Origin:
        if span:
            return self._origins.of(span.origin, symbol.name if symbol else "")
        return UNKNOWN if symbol or (self._gap is not None and length >= self._gap) else PADDING


class _Spans:
    """Disjoint spans, looked up by address."""

    def __init__(self, spans: list[Span]) -> None:
        self._spans = spans
        self._starts = [span.start for span in spans]

    def at(self, at: int, end: int) -> tuple[Span | None, int]:
        """The span there, if there is one, and up to which address (end at most) that holds."""
        index = bisect_right(self._starts, at) - 1
        if index >= 0 and self._spans[index].end > at:
            return self._spans[index], min(end, self._spans[index].end)
        following = self._starts[index + 1] if index + 1 < len(self._starts) else end
        return None, min(end, following)
