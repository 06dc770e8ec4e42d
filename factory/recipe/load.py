"""Reads recipe.toml into a Recipe, with every check that needs no template. docs/reference/recipe.md is its manual."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from factory.errors import did_you_mean
from factory.recipe import declare, keys, override, references
from factory.recipe.document import Document
from factory.recipe.find import find
from factory.recipe.load_app import load_app
from factory.recipe.load_more import load_more
from factory.recipe.model import KINDS, PROFILES, Budget, Interface, MoreElements, Recipe
from factory.recipe.size import parse_size, show_size
from factory.recipe.xen import load_xen

NAME = re.compile(r"[a-z0-9][a-z0-9_.-]*")
INTERFACE_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_TAKEN = ("boot", "host", "log", "outside")  # folders of out/
_DEFAULT_MEMORY = "16M"


def load(
    name: str | os.PathLike[str],
    overrides: Mapping[str, Any] | None = None,
    params_file: Path | None = None,
    recipes: Path | None = None,
) -> Recipe:
    """The recipe of this name or path, with its parameters' values.

    overrides: NAME to value; a string is read as the parameter's type, as --set gives it. recipes: another folder of
    recipes than the checkout's. Raises FactoryError: USAGE for an unknown recipe, CONFIG for anything wrong in it.
    """
    path = find(name, recipes)
    document = Document(path)
    if "recipe" not in document.data:
        document.table(allowed=keys.TABLES["app"])
        raise document.error("the table [recipe] is missing", hint="start the file with [recipe]")
    about = document.table("recipe", allowed=None, required=("kind",))
    kind = _one_of(document, about, "kind", KINDS, "")
    document.table("recipe", allowed=(*keys.ABOUT, *keys.ABOUT_OF[kind]), required=("kind", *keys.ABOUT_OF[kind]))
    document.table(allowed=keys.TABLES[kind])
    schema = declare.parameters(document)
    values = references.resolve(schema, override.values(schema, overrides or {}, params_file))
    memory = _size(document, "machine", "memory", default=_DEFAULT_MEMORY, allowed=keys.MACHINE) or 0
    return Recipe(
        name=_name(document, about, path),
        kind=kind,
        description=document.text(about, "recipe", "description"),
        profile=_one_of(document, about, "profile", PROFILES, "dev"),
        folder=path.parent,
        source=path,
        config=_config(document, about, path) if kind == "click" else None,
        memory=show_size(memory),
        memory_bytes=memory,
        interfaces=_interfaces(document),
        budget=Budget(
            image=_size(document, "budget", "image", allowed=keys.BUDGET),
            memory=_size(document, "budget", "memory", allowed=keys.BUDGET),
        ),
        schema=schema,
        parameters=MappingProxyType(values),
        app=load_app(document, path.parent, values) if kind == "app" else None,
        xen=load_xen(document),
        more=load_more(document) if kind == "click" else MoreElements(),
    )


def _one_of(document: Document, table: Mapping[str, Any], key: str, allowed: tuple[str, ...], default: str) -> str:
    value = document.text(table, "recipe", key, default=default)
    if value not in allowed:
        hint = did_you_mean(value, allowed) or f"allowed: {', '.join(allowed)}"
        raise document.error(f"unknown {key} {value!r}", "recipe", key, hint=hint)
    return value


def _name(document: Document, about: Mapping[str, Any], path: Path) -> str:
    name = document.text(about, "recipe", "name", default=path.parent.name)
    reason = check_name(name)
    if reason and NAME.fullmatch(name):
        raise document.error(f"a recipe cannot be called {name!r}", "recipe", "name", hint=reason)
    if reason:
        raise document.error(f"bad recipe name {name!r}", "recipe", "name", hint=reason)
    return name


def check_name(name: str) -> str | None:
    """Why a recipe cannot have this name; None when it can."""
    if not NAME.fullmatch(name):
        return "lower-case letters, digits, and _ . - inside"
    if name in _TAKEN or name.startswith(tuple(f"{profile}-" for profile in PROFILES)):
        return "out/ has a folder of this name for other things"
    return None


def _config(document: Document, about: Mapping[str, Any], path: Path) -> Path:
    config = path.parent / document.text(about, "recipe", "config")
    if not _is_file(config):
        near = did_you_mean(config.name, (file.name for file in path.parent.glob("*.click")))
        raise document.error(f"there is no file {about['config']!r}", "recipe", "config", hint=near)
    return config


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name that is too long, for example
        return False


def _size(
    document: Document, table: str, key: str, *, allowed: tuple[str, ...], default: str | None = None
) -> int | None:
    value = document.table(table, allowed=allowed).get(key, default)
    size = None if value is None else parse_size(value)
    if value is not None and size is None:
        raise document.error(
            f"{table}.{key}: {value!r} is not a size", table, key, hint='write "600K", "8M", or a number of bytes'
        )
    return size


def _interfaces(document: Document) -> tuple[Interface, ...]:
    entries = document.data.get("interface", [])
    if not isinstance(entries, list):
        raise document.error("interface must be a list of tables", "interface", hint="write [[interface]]")
    names: list[str] = []
    for index in range(len(entries)):
        path = ("interface", index)
        table = document.table(*path, allowed=keys.INTERFACE, required=keys.INTERFACE)
        name = document.text(table, *path, "name")
        if not INTERFACE_NAME.fullmatch(name):
            raise document.error(
                f"bad interface name {name!r}", *path, "name", hint="letters, digits and _, beginning with a letter"
            )
        if name in names:
            raise document.error(f"two interfaces are called {name!r}", *path, "name")
        names.append(name)
    return tuple(Interface(name, index) for index, name in enumerate(names))
