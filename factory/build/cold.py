"""Objects of the kernel and of click: what no packet passes is compiled for size (flags.toml's for_size)."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

from factory.build.environments import objects
from factory.toolchain import flags


def objects_by_heat(environment: Any, sources: list[Path], place: str) -> list[Any]:
    """As objects(), each source with the flags that are its own.

    What is compiled for size comes first: of templates and inline functions the linker keeps the first copy, and
    packets pass few of those that the compiler did not put in place.
    """
    made = []
    for own, group in itertools.groupby(sorted(sources, key=flags.for_size, reverse=True), key=flags.for_size):
        made += objects(_with(environment, own), list(group), place)
    return made


def _with(environment: Any, own: tuple[str, ...]) -> Any:
    if not own:
        return environment
    return environment.Clone(
        CFLAGS=[*environment["CFLAGS"], *own], CXXFLAGS=[*environment["CXXFLAGS"], *own],
    )  # fmt: skip
