"""Finds files of a source by pattern; puts headers and licence texts into the store's entry."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from factory.errors import ExitCode, FactoryError, disk_errors
from factory.libraries.model import Headers
from factory.libraries.work import Work

_WILD = frozenset("*?[")


def find(work: Work, top: Path, pattern: str) -> list[Path]:
    """The files below `top` that a pattern matches, sorted; it must match one. ** stands for any folders."""
    with disk_errors(f"search for {pattern}", top):
        # pathlib's ** alone matches folders only.
        found = sorted(
            path for path in top.glob(f"{pattern}/*" if _ends_in_any(pattern) else pattern) if path.is_file()
        )
    if not found:
        raise error(work, f"{pattern!r} matches no file of {work.library.name} {work.library.version}")
    return found


def error(work: Work, what: str, hint: str | None = None) -> FactoryError:
    return FactoryError(what, where=work.library.where, hint=hint, code=ExitCode.CONFIG)


def headers(work: Work, wanted: Iterable[Headers], top: Path, include: Path) -> None:
    for each in wanted:
        for path in find(work, top, each.pattern):
            copy(path, include / each.folder / path.relative_to(top / fixed_part(each.pattern)))


def licences(work: Work, folder: Path) -> None:
    """Texts of equal names in several folders keep their folders' names."""
    for pattern in work.library.licence_files:
        for path in find(work, work.source, pattern):
            copy(path, folder / "-".join(path.relative_to(work.source).parts))


def results(work: Work, found: Iterable[tuple[str, str]], entry: Path) -> None:
    for pattern, target in found:
        for path in find(work, work.build, pattern):
            into_folder = target.endswith("/")
            copy(
                path,
                entry / target / path.relative_to(work.build / fixed_part(pattern)) if into_folder else entry / target,
            )


def fixed_part(pattern: str) -> str:
    """The folders of a pattern before the first wildcard: what is installed keeps its path below them."""
    fixed = []
    for part in PurePosixPath(pattern).parts[:-1]:
        if _WILD & set(part):
            break
        fixed.append(part)
    return "/".join(fixed)


def copy(source: Path, target: Path) -> None:
    with disk_errors(f"install {target.name}", target):
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)


def _ends_in_any(pattern: str) -> bool:
    return pattern == "**" or pattern.endswith("/**")
