"""Libraries together with those they need; what cannot be together is refused."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from factory.errors import ExitCode, FactoryError
from factory.libraries.load import LIBRARIES, load
from factory.libraries.model import Library


def closure(names: Iterable[str], folder: Path = LIBRARIES, *, where: str | None = None) -> tuple[Library, ...]:
    """In link order: who needs another stands before it. where: the file:line of `names`, for messages."""
    loaded: dict[str, Library] = {}
    after: list[Library] = []  # the reverse of the link order
    asked = list(names)

    def visit(name: str, way: tuple[str, ...], place: str | None) -> None:
        if name in way:
            circle = " -> ".join((*way[way.index(name) :], name))
            raise FactoryError(
                f"libraries need each other in a circle: {circle}", where=loaded[name].where, code=ExitCode.CONFIG
            )
        if name in loaded:
            return
        library = loaded[name] = load(name, folder, where=place)
        for need in library.needs:
            visit(need, (*way, name), library.where)
        after.append(library)

    for name in asked:
        visit(name, (), where)
    _check_clashes(loaded, asked, where)
    return tuple(reversed(after))


def _check_clashes(loaded: dict[str, Library], asked: list[str], where: str | None) -> None:
    for library in loaded.values():
        for other in library.clashes:
            if other in loaded:
                details = [f"{name}: {_asked_by(name, loaded, asked)}" for name in (library.name, other)]
                raise FactoryError(
                    f"the libraries {library.name} and {other} cannot be in the same image",
                    where=where or library.where, details=details, hint="leave one of them out", code=ExitCode.CONFIG,
                )  # fmt: skip


def _asked_by(name: str, loaded: dict[str, Library], asked: list[str]) -> str:
    users = [user.name for user in loaded.values() if name in user.needs]
    return "asked for by the image" if name in asked else f"needed by {' and '.join(users)}"
