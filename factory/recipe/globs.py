"""Globs of a recipe: always inside a folder, never out of it."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath

from factory.errors import ExitCode, FactoryError

_LONGEST, _LONGEST_PART = 1024, 255  # bytes; Linux takes 4096 for a whole path, and 255 for a name


def inside(text: str, where: str) -> str:
    """The same path or glob, if it stays inside the folder it is looked for in. Raises FactoryError otherwise."""
    if not text or "\0" in text or PurePosixPath(text).is_absolute() or ".." in PurePosixPath(text).parts:
        raise FactoryError(
            f"{text!r} leads out of its folder",
            where=where,
            hint="write a relative path without `..`",
            code=ExitCode.CONFIG,
        )
    if len(os.fsencode(text)) > _LONGEST or any(len(os.fsencode(part)) > _LONGEST_PART for part in text.split("/")):
        raise FactoryError(f"the path {text[:40]}… is too long", where=where, code=ExitCode.CONFIG)
    return text


def find(folder: Path, pattern: str, where: str) -> list[Path]:
    """The files that match, sorted; `**` means folders at any depth. Raises FactoryError for a bad glob."""
    try:
        return sorted(path for path in folder.glob(inside(pattern, where)) if path.is_file())
    except (ValueError, NotImplementedError, OSError) as error:
        raise FactoryError(f"{pattern!r} is no glob: {error}", where=where, code=ExitCode.CONFIG) from None
