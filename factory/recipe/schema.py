"""The JSON schema of recipe.toml, so that editors complete and check it while it is typed.

Keys, names and sizes are those of the loaders (factory.recipe.keys and the patterns there); what a schema cannot say,
such as whether a file exists, `factory check` says. Draft 7 (json-schema.org), which editors for TOML read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from factory.recipe import keys
from factory.recipe.declare import NAME as PARAMETER_NAME
from factory.recipe.load import INTERFACE_NAME, NAME
from factory.recipe.load_app import DEFINE
from factory.recipe.model import CLASSIFIERS, CONFIGURATIONS, KINDS, PROFILES
from factory.recipe.size import SIZE
from factory.recipe.types import TYPES

Schema = dict[str, Any]
_JSON = {"string": "string", "int": "integer", "bool": "boolean", "list": "array"}


def schema() -> Schema:
    """The schema as JSON values."""
    every = dict.fromkeys(key for kind in KINDS for key in keys.TABLES[kind])
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "recipe.toml: one image of the factory",
        **_table(every, _tables(), ("recipe",)),
        "allOf": [_kind(kind) for kind in KINDS],
    }


def _tables() -> dict[str, Schema]:
    size = {"anyOf": [{"type": "integer", "minimum": 1}, {"type": "string", "pattern": f"^{SIZE.pattern}$"}]}
    about = [*keys.ABOUT, *(key for kind in KINDS for key in keys.ABOUT_OF[kind])]
    interface = {"name": _text("its name in the template", INTERFACE_NAME.pattern)}
    budget = {"image": _said("the stripped file", size), "memory": _said("once loaded, in whole pages", size)}
    return {
        "recipe": _said("what the image is", _table(about, _ABOUT, ("kind",))),
        "machine": _said("the virtual machine", _table(keys.MACHINE, {"memory": _said('default: "16M"', size)})),
        "interface": {
            "description": "network interfaces, in the order of their numbers",
            "type": "array",
            "items": _table(keys.INTERFACE, interface, keys.INTERFACE),
        },
        "parameters": _parameters(),
        "budget": _said("limits; a larger image fails the build", _table(keys.BUDGET, budget)),
        "xen": _said("how the interfaces work on Xen", _table(keys.XEN, _XEN)),
        "click": _said("what the image can run besides its configuration", _table(keys.CLICK, _CLICK)),
        "app": _said("a program with a main()", _table(keys.APP, _app(size))),
    }


def _parameters() -> Schema:
    values: list[Schema] = [{"type": _JSON[name]} for name in TYPES]
    more: dict[str, Schema] = {
        "default": {"anyOf": values},
        "type": {"enum": list(TYPES), "description": "default: that of the default"},
        "help": _text("what it is for"),
        "choices": {"type": "array", "description": "the values that it may have"},
    }
    return {
        "description": "NAME = default, or a table with more about it",
        "type": "object",
        "propertyNames": {"pattern": f"^{PARAMETER_NAME.pattern}$"},
        "additionalProperties": {"anyOf": [*values, _table(keys.PARAMETER, more, ("default",))]},
    }


def _app(size: Schema) -> dict[str, Schema]:
    defines: Schema = {
        "description": "macros: a string stands as it is, true is 1, false is not defined",
        "type": "object",
        "propertyNames": {"pattern": f"^{DEFINE.pattern}$"},
        "additionalProperties": {"type": ["string", "integer", "boolean"]},
    }
    compiled = {"defines": defines, "include": _texts("folders for #include"), "flags": _texts("-W… -O… -f… -std=… -g")}
    file = {
        "from": _text("a file or folder of the recipe, or of the third-party source"),
        "to": _text("where it goes in the guest", "/.*"),
        "upstream": _text("the third-party source that it is taken from"),
    }
    upstream = {
        **compiled,
        "source": _text("its name in sources.lock.toml of this folder"),
        "compile": _texts("globs in the unpacked source"),
        "skip": _texts("globs of what is not compiled"),
    }
    return {
        **compiled,
        "sources": _texts("globs in this folder: .c .cc .cpp .cxx .S"),
        "libraries": _texts("`factory list libraries` shows them"),
        "arguments": _text("the command line when the image is started without one"),
        "stack": _said('of the main thread, 16K or more in whole pages; default "128K"', size),
        "files": {
            "description": "first content of the file system in memory",
            "type": "array",
            "items": {"anyOf": [{"type": "string"}, _table(keys.FILE, file, ("from",))]},
        },
        "upstream": {
            "description": "third-party sources",
            "type": "array",
            "items": _table(keys.UPSTREAM, upstream, ("source",)),
        },
    }


def _kind(kind: str) -> Schema:
    """What else holds for a recipe of this kind: keys that it must have, keys and tables that it cannot have."""
    others = sorted({key for each in KINDS for key in keys.TABLES[each]} - set(keys.TABLES[kind]))
    foreign = sorted({key for each in KINDS for key in keys.ABOUT_OF[each]} - set(keys.ABOUT_OF[kind]))
    about: Schema = {"required": list(keys.ABOUT_OF[kind]), "properties": dict.fromkeys(foreign, False)}
    is_kind = {"recipe": {"required": ["kind"], "properties": {"kind": {"const": kind}}}}
    return {
        "if": {"required": ["recipe"], "properties": is_kind},
        "then": {"properties": {"recipe": about, **dict.fromkeys(others, False)}},
    }


def _table(allowed: Iterable[str], described: Mapping[str, Schema], required: Iterable[str] = ()) -> Schema:
    """A table with these keys and no others, each of them described."""
    properties = {key: described[key] for key in allowed}
    return {
        "type": "object", "additionalProperties": False, "properties": properties, "required": list(required),
    }  # fmt: skip


def _said(description: str, made: Schema) -> Schema:
    return {"description": description, **made}


def _text(description: str, pattern: str | None = None) -> Schema:
    return {"description": description, "type": "string", **({"pattern": f"^{pattern}$"} if pattern else {})}


def _texts(description: str) -> Schema:
    return {"description": description, "type": "array", "items": {"type": "string"}}


def _flag(description: str) -> Schema:
    return {"description": description, "type": "boolean", "default": False}


_ABOUT: dict[str, Schema] = {
    "name": _text("default: the folder's name", NAME.pattern),
    "kind": {"enum": list(KINDS), "description": "a router (click) or a program with a main() (app)"},
    "description": _text("one line for `factory list`"),
    "profile": {"enum": list(PROFILES), "default": "dev", "description": "toolchain; release has libstdc++"},
    "config": _text("the Click configuration: a template in this folder"),
}
_CLICK: dict[str, Schema] = {
    "elements": _texts("element classes, such as IPFilter"),
    "groups": _texts("folders of click/elements, such as standard"),
    "packages": _texts("folders with sources of further elements, relative to this file"),
    "configurations": {"enum": list(CONFIGURATIONS), "default": "any", "description": "own: an image without a parser"},
    "classifiers": {"enum": list(CLASSIFIERS), "default": "patterns", "description": "compiled: their programs alone"},
}
_XEN: dict[str, Schema] = {
    "poll": _flag("look at the rings all the time instead of waiting for events"),
    "persistent_grants": _flag("give each page to the backend once and for good"),
    "fast_refill": _flag("give the backend a fresh buffer for each frame at once"),
}
