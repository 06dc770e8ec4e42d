"""A user-space router with few elements: those that click-mkmindriver listed in a file `elements_PKG.conf`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from factory import elements
from factory.build.environments import Environments
from factory.build.program import link_program
from factory.checkout import OUT, ROOT
from factory.elements import Selection
from factory.errors import ExitCode, FactoryError, disk_errors

# As click-mkmindriver allows them.
_NAME = re.compile(r"elements_(\w[\w.+-]*)\.conf", re.ASCII)


def package_of(listing: Path) -> str:
    """PKG of a file called elements_PKG.conf. Raises FactoryError for another name."""
    match = _NAME.fullmatch(listing.name)
    if not match:
        raise FactoryError(
            "the file's name must be elements_PKG.conf",
            where=listing,
            hint="`click-mkmindriver -p PKG` makes such a file",
            code=ExitCode.USAGE,
        )
    return match[1]


def program_of(listing: Path) -> Path:
    """Where the program is built."""
    package = package_of(listing)
    return OUT / "host" / "mindrivers" / package / f"{package}click"


def read(listing: Path) -> Selection:
    """The sources that a file lists: a line for each, its path below click/ first, then a tab.

    Raises FactoryError, with file:line for a source that the user-level driver does not have.
    """
    package_of(listing)
    with disk_errors(f"read {listing.name}", listing):
        lines = listing.read_text(encoding="utf-8", errors="replace").splitlines()
    registry = elements.scan(ROOT / "click")
    known = {source.path for source in registry.all("userlevel").chosen}
    paths = []
    for number, line in enumerate(lines, 1):
        path = line.split("\t")[0]
        if path and path not in known:
            raise FactoryError(
                f"{path!r} is no source of a user-level element",
                where=f"{listing}:{number}",
                hint="run click-mkmindriver again",
                code=ExitCode.CONFIG,
            )
        paths += [path] if path else []
    return registry.of_paths(paths, "userlevel")


def declare_mindriver(environments: Environments, listing: Path) -> Any:
    """Declares the program of a listing. Its objects are those of out/host/click."""
    target = program_of(listing)
    folder = target.parent.relative_to(OUT)
    return link_program(
        environments.host, str(target.relative_to(ROOT)), read(listing), f"{folder}/elements_{package_of(listing)}"
    )
