"""The keys of recipe.toml, table by table: what the loaders allow and what the schema for editors describes."""

from __future__ import annotations

from collections.abc import Mapping

COMMON = ("recipe", "machine", "interface", "parameters", "budget", "xen")
TABLES: Mapping[str, tuple[str, ...]] = {"click": (*COMMON, "click"), "app": (*COMMON, "app")}
ABOUT = ("name", "kind", "description", "profile")
# Keys of [recipe] that only this kind has; it must have them.
ABOUT_OF: Mapping[str, tuple[str, ...]] = {"click": ("config",), "app": ()}
MACHINE = ("memory",)
BUDGET = ("image", "memory")
INTERFACE = ("name",)
CLICK = ("elements", "groups", "packages", "configurations", "classifiers")
PARAMETER = ("default", "type", "help", "choices")
APP = ("sources", "include", "defines", "libraries", "flags", "arguments", "stack", "files", "upstream")
UPSTREAM = ("source", "compile", "skip", "include", "defines", "flags")
FILE = ("from", "to", "upstream")
XEN = {"poll": "poll", "persistent_grants": "persistent", "fast_refill": "refill"}  # to the kernel's words
