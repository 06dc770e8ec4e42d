"""The table [click] of a recipe: what its image can run besides its own configuration."""

from __future__ import annotations

from factory.recipe import keys
from factory.recipe.document import Document, kind
from factory.recipe.model import MoreElements


def load_more(document: Document) -> MoreElements:
    """Only the form is checked; which classes and groups there are is known to factory.elements."""
    return MoreElements(elements=_names(document, "elements"), groups=_names(document, "groups"))


def _names(document: Document, key: str) -> tuple[tuple[str, str], ...]:
    value = document.table("click", allowed=keys.CLICK).get(key, [])
    if not isinstance(value, list):
        raise document.error(f"click.{key} must be a list, not {kind(value)}", "click", key, hint='write ["…", "…"]')
    for index, name in enumerate(value):
        if not isinstance(name, str) or not name:
            raise document.error(f"click.{key}[{index}] must be a name", "click", key, index, hint='such as "IPFilter"')
    return tuple((name, document.where("click", key, index)) for index, name in enumerate(value))
