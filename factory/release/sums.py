"""SHA256SUMS: what sha256sum(1) reads and writes, but only the one form that we write."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from factory.errors import ExitCode, FactoryError, disk_errors

NAME = "SHA256SUMS"
_LINE = re.compile(r"([0-9a-f]{64})  ([^\n]+)\n")
_PART = r"[A-Za-z0-9_+@][A-Za-z0-9._+@~-]*"
_PATH = re.compile(rf"{_PART}(?:/{_PART})*")


def text(digests: Mapping[str, str]) -> str:
    """digests: path below the folder -> SHA-256."""
    for path in digests:
        if not _PATH.fullmatch(path):
            raise FactoryError(f"{path!r} is no name for a file of a release", code=ExitCode.BUG)
    return "".join(f"{digest}  {path}\n" for path, digest in sorted(digests.items()))


def parse(path: Path, raw: bytes) -> dict[str, str]:
    found: dict[str, str] = {}
    for number, line in enumerate(raw.decode("ascii", errors="replace").splitlines(keepends=True), 1):
        parts = _LINE.fullmatch(line)
        if not parts or not _PATH.fullmatch(parts[2]) or parts[2] in found:
            raise FactoryError(f"{path.name} has a line that is no checksum of a file here", where=f"{path}:{number}")
        found[parts[2]] = parts[1]
    return found


def files_below(folder: Path) -> dict[str, Path]:
    """Every file, by its path below the folder. Links and devices are refused: they lead elsewhere."""
    found = {}
    with disk_errors("read the release", folder):
        for path in sorted(folder.rglob("*")):
            if path.is_symlink() or not (path.is_dir() or path.is_file()):
                raise FactoryError(f"{path.relative_to(folder)} is no plain file", where=path)
            if path.is_file():
                found[str(path.relative_to(folder))] = path
    return found
