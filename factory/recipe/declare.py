"""The [parameters] of a recipe: `NAME = default`, or `NAME = {default = …, type = …, help = …, choices = […]}`."""

from __future__ import annotations

import re
from typing import Any

from factory.recipe.document import Document, kind
from factory.recipe.keys import PARAMETER
from factory.recipe.model import Parameter
from factory.recipe.types import TYPES, acceptable, is_reference, type_of

NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
# Names that templates already use for something else.
_TAKEN = frozenset({"interfaces", "loop", "self", "super", "caller", "varargs", "kwargs", "true", "false", "none"})


def parameters(document: Document) -> tuple[Parameter, ...]:
    table = document.data.get("parameters", {})
    if not isinstance(table, dict):
        raise document.error("parameters must be a table", "parameters", hint="write it as [parameters]")
    return tuple(_parameter(document, name, value) for name, value in table.items())


def _parameter(document: Document, name: str, value: Any) -> Parameter:
    path: tuple[str, ...] = ("parameters", name)
    if not NAME.fullmatch(name) or name in _TAKEN:
        reason = "the name is taken" if name in _TAKEN else "letters, digits and _, beginning with a letter"
        raise document.error(f"bad parameter name {name!r}", *path, hint=reason)
    if not isinstance(value, dict):
        value = {"default": value}
    else:
        document.table(*path, allowed=PARAMETER, required=("default",))
        path = (*path, "default")
    default = value["default"]
    actual = type_of(default)
    if actual is None or (bad := acceptable(default)):
        what = kind(default) if actual is None else bad
        raise document.error(f"parameter {name!r} cannot hold {what}", *path, hint=f"allowed types: {', '.join(TYPES)}")
    wanted = document.text(value, "parameters", name, "type", default=actual)
    if wanted not in TYPES:
        raise document.error(
            f"unknown type {wanted!r}", "parameters", name, "type", hint=f"allowed types: {', '.join(TYPES)}"
        )
    if wanted != actual and not is_reference(default):
        raise document.error(f"the default of {name!r} is {kind(default)}, its type is {wanted!r}", *path)
    choices = value.get("choices", [])
    if not isinstance(choices, list) or any(type_of(choice) != wanted for choice in choices):
        raise document.error(f"choices of {name!r} must be a list of type {wanted}", "parameters", name, "choices")
    return Parameter(
        name=name,
        type=wanted,
        default=default,
        help=document.text(value, "parameters", name, "help"),
        choices=tuple(choices),
        where=document.where(*path),
    )
