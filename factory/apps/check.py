"""Checks an app without compiling it: libraries, third-party sources, files."""

from __future__ import annotations

from dataclasses import dataclass

from factory import libraries
from factory.apps import filesystem, upstream
from factory.errors import ExitCode, FactoryError
from factory.recipe.app import App, FileTree
from factory.recipe.model import Recipe


@dataclass(frozen=True)
class CheckedApp:
    """What was looked at. libraries: those it names and those that they need, in link order; sources: its own files."""

    recipe: str
    profile: str
    libraries: tuple[str, ...]
    sources: tuple[str, ...]
    upstream: tuple[str, ...]
    defines: dict[str, str | None]
    arguments: str


def check(recipe: Recipe, app: App, profile: str) -> CheckedApp:
    """Raises FactoryError with file:line for the first thing that is wrong."""
    found = libraries.closure(app.libraries, where=app.libraries_where)
    for library in found:
        if library.profiles and profile not in library.profiles:
            raise FactoryError(
                f"the library {library.name} is built with the profile {' or '.join(library.profiles)} only",
                where=app.libraries_where,
                hint=f'give the recipe profile = "{library.profiles[0]}"',
                code=ExitCode.CONFIG,
            )
    for each in app.upstream:
        upstream.find(each.source, recipe.folder, each.where)
    for tree in app.files:
        _check_tree(recipe, tree)
    return CheckedApp(
        recipe=recipe.name,
        profile=profile,
        libraries=tuple(library.name for library in found),
        sources=tuple(str(source.relative_to(recipe.folder)) for source in app.sources),
        upstream=tuple(each.source for each in app.upstream),
        defines=dict(app.defines),
        arguments=app.arguments,
    )


def _check_tree(recipe: Recipe, tree: FileTree) -> None:
    """What is in a third-party source shows when it is unpacked."""
    if tree.upstream is not None:
        upstream.find(tree.upstream, recipe.folder, tree.where)
    else:
        filesystem.collect([tree], lambda _: recipe.folder)
