"""Why a source is in an image: the shortest way to it from a line of the configuration or of the recipe."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from factory.elements import click_text
from factory.elements.registry import Registry, Root
from factory.elements.source import Source
from factory.recipe.model import MoreElements
from factory.recipe.rendered import Rendered


@dataclass(frozen=True)
class Step:
    """One thing that brings another. who: a class, or the file of a helper; "" for what is no element.

    what: `names Queue`, `requires Classification`, `includes elements/x/y.hh`; where: file:line, if there is one.
    """

    who: str
    what: str
    where: str | None


@dataclass(frozen=True)
class Reason:
    """steps: the first is outside the elements, the last one brings the source. also: further places that name it."""

    source: Source
    steps: tuple[Step, ...]
    also: tuple[str, ...] = ()


def reasons(
    registry: Registry, configuration: Rendered | Iterable[str], driver: str, more: MoreElements | None = None
) -> dict[str, Reason]:
    """For the path of each source in the closure, the reason that has the fewest steps. Raises as closure() does."""
    names = configuration if isinstance(configuration, Rendered) else tuple(configuration)
    places: dict[str, list[str]] = {}
    for use in click_text.uses(names) if isinstance(names, Rendered) else ():
        places.setdefault(more.linked(use.name) if more else use.name, []).append(use.where or "")
    found: dict[str, Reason] = {}
    for root in registry.roots(names, driver, more):
        found.setdefault(root.source.path, Reason(root.source, (Step("", root.what, root.where),), _also(root, places)))
    # Breadth first, so that whoever finds a source first has the shortest way.
    pending = list(found.values())
    for reason in pending:
        for need, what in registry.needs_and_reasons(reason.source, driver):
            if need.path not in found:
                step = Step(title(reason.source), what, _place(registry, reason.source, what))
                found[need.path] = Reason(need, (*reason.steps, step))
                pending.append(found[need.path])
    return found


def title(source: Source) -> str:
    """The classes of a source, or its path when it has none."""
    return ", ".join(dict.fromkeys(export.name for export in source.exports)) or source.path


def _also(root: Root, places: dict[str, list[str]]) -> tuple[str, ...]:
    every = [place for export in root.source.exports for place in places.get(export.name, ())]
    return tuple(place for place in dict.fromkeys(every) if place and place != root.where)


def _place(registry: Registry, source: Source, what: str) -> str | None:
    """file:line of the macro or the #include; None when it is in what the source includes."""
    verb, _, word = what.partition(" ")
    if verb == "requires":
        pattern = rf"^ELEMENT_REQUIRES[ \t]*\(.*?(?<!\w){re.escape(word)}(?!\w)"
    else:
        pattern = rf"^[ \t]*#[ \t]*include[ \t]*[\"<](?:[^\">]*/)?{re.escape(word.rsplit('/', 1)[-1])}[\">]"
    for path in (source.path, source.header):
        file = registry.tree.file(path)
        text = file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""
        if found := re.search(pattern, text, re.MULTILINE):
            return f"{registry.tree.shown(path)}:{text.count(chr(10), 0, found.start()) + 1}"
    return None
