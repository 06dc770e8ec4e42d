"""Unpacks a Debian binary package (deb(5)) without installing it: no root, no maintainer scripts."""

from __future__ import annotations

from pathlib import Path

from factory import process
from factory.errors import ExitCode


def unpack(package: Path, folder: Path) -> Path:
    """The package's files below `folder`, which is made. The package comes from sources.get, so its digest is right."""
    process.run(
        ["dpkg-deb", "--extract", package, folder],
        code=ExitCode.SOURCE,
        hint="the package's digest is right; is there room, and is dpkg installed?",
    )
    return folder
