"""Which library would provide a symbol: the hint for a name that the linker does not find."""

from __future__ import annotations

from fnmatch import fnmatchcase
from pathlib import Path

from factory.errors import FactoryError
from factory.libraries.load import LIBRARIES, known, load


def providers(symbol: str, folder: Path = LIBRARIES) -> tuple[str, ...]:
    """Names of libraries whose `symbols` patterns match; this is a hint, so a wrong library.toml is passed over."""
    found = []
    for name in known(folder):
        try:
            patterns = load(name, folder).symbols
        except FactoryError:
            continue
        if any(fnmatchcase(symbol, pattern) for pattern in patterns):
            found.append(name)
    return tuple(found)
