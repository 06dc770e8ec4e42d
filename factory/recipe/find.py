"""Finds recipes: by name, as NAME-recipe, by a path to the folder or to its recipe.toml."""

from __future__ import annotations

import os
from pathlib import Path

from factory import checkout
from factory.errors import ExitCode, FactoryError, did_you_mean

FILE = "recipe.toml"
_SUFFIX = "-recipe"
_SHOWN = 60  # characters of a name that is too long


def known(recipes: Path | None = None) -> list[str]:
    """The names of this checkout's recipes, sorted."""
    return sorted(file.parent.name for file in (recipes or checkout.RECIPES).glob(f"*/{FILE}"))


def find(name: str | os.PathLike[str], recipes: Path | None = None) -> Path:
    """The recipe.toml that is meant. Raises FactoryError for an unknown one."""
    text = os.fspath(name)
    recipes = recipes or checkout.RECIPES
    try:
        return _find(text, recipes)
    except (OSError, ValueError) as error:  # ValueError: a NUL byte
        reason = error.strerror if isinstance(error, OSError) else str(error)
        short = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
        raise FactoryError(
            f"{short!r} cannot be a recipe: {reason}", hint=_known_hint(known(recipes)), code=ExitCode.USAGE
        ) from None


def _find(text: str, recipes: Path) -> Path:
    if "/" not in text and text not in ("", ".", "..", FILE):
        for candidate in (text, text.removesuffix(_SUFFIX)):
            if candidate and (recipes / candidate / FILE).is_file():
                return recipes / candidate / FILE
    path = Path(text)
    if path.is_file():
        return path.absolute()
    if text and (path / FILE).is_file():
        return (path / FILE).absolute()
    names = known(recipes)
    hint = did_you_mean(text.removesuffix(_SUFFIX), names) or _known_hint(names)
    if path.is_dir() and text:
        raise FactoryError(f"no {FILE} in this folder", where=path, hint=hint, code=ExitCode.USAGE)
    raise FactoryError(f"unknown recipe {text!r}", hint=hint, code=ExitCode.USAGE)


def _known_hint(names: list[str]) -> str:
    return f"known recipes: {', '.join(names) or 'none'}"
