"""Which element a source is the cost of: its own class, or the elements that need it when it is their helper."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from factory import checkout
from factory.elements.source import Source
from factory.elements.tree import below_checkout
from factory.recipe.model import Package

_SHOWN = 3  # names in a row's title


@dataclass(frozen=True)
class Owners:
    """titles: of element sources, for their rows; classes: C++ class -> the image's source that exports it.

    The title of a source that exports classes: `Counter`, or `Queue, FullNoteQueue`. Of one that only provides
    something to others: the element of the image that needs it, `Classifier + IPFilter` when there are more, else its
    file's name.
    """

    titles: Mapping[str, str]
    classes: Mapping[str, str]


def owners(linked: Collection[str], packages: tuple[Package, ...] = ()) -> Owners:
    """linked: the sources in the image, relative to the checkout or packages/NAME/…."""
    from factory import elements

    scanned = elements.scan(checkout.ROOT / "click", packages).scanned
    found = {below_checkout(source.path): source for source in scanned}
    present = {path: source for path, source in found.items() if path in linked}
    titles = {path: _title(source, list(present.values())) for path, source in found.items()}
    return Owners(titles, {export.cxx: path for path, source in present.items() for export in source.exports})


def _title(source: Source, present: list[Source]) -> str:
    names = _names(source)
    if names:
        return _few(names, ", ")
    users = {user.path: user for user in _users(source, present)}
    shown = dict.fromkeys(name for _, user in sorted(users.items()) for name in _names(user)[:1])
    return _few(list(shown), " + ") or Path(source.path).stem


def _names(source: Source) -> list[str]:
    return list(dict.fromkeys(export.name for export in source.exports))


def _users(helper: Source, present: list[Source]) -> list[Source]:
    """Sources of element classes that need this helper, directly or through other helpers."""
    result: list[Source] = []
    seen, pending = {helper.path}, [helper]
    while pending:
        words = pending.pop().words
        for source in present:
            if source.path not in seen and any(word in words for term in source.requires for word in term):
                seen.add(source.path)
                (result if source.exports else pending).append(source)
    return result


def _few(names: list[str], between: str) -> str:
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return between.join(names[:_SHOWN]) + more
