"""Licences: the texts that go along with an image, and their names in SPDX's list."""

from __future__ import annotations

import fnmatch
import lzma
import shutil
import tarfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factory import cache, files, sources
from factory.errors import ExitCode, FactoryError, disk_errors
from factory.progress import SILENT, Progress
from factory.release.parts import XEN_HEADERS, Parts
from factory.sources import Source

if TYPE_CHECKING:
    from factory.toolchain import Toolchain

_USUAL = ("COPYING*", "LICENSE*", "LICENCE*", "COPYRIGHT*")
# Where that says too much (newlib's tree has the licences of parts that we do not use) or finds nothing.
_FILES = {
    "newlib": ("COPYING.NEWLIB",),
    "gcc": ("COPYING3", "COPYING.RUNTIME"),
    "lua": ("doc/readme.html",),
}
# Of what images have of a source, where its archive as a whole has another: libgcc and libstdc++ (COPYING.RUNTIME).
_IN_IMAGES = {"gcc": "GPL-3.0-or-later WITH GCC-exception-3.1"}


@dataclass(frozen=True)
class Licence:
    """expression: SPDX's, or LicenseRef-…; words: the lock file's, where SPDX has no name for it."""

    expression: str
    words: str | None = None


def licence_of(name: str, words: str) -> Licence:
    """The licence in an image of a source for which the lock file states these words, as SPDX wants it."""
    from license_expression import ExpressionError, ParseError, get_spdx_licensing

    known: Any = get_spdx_licensing()
    words = _IN_IMAGES.get(name, words)
    try:
        return Licence(str(known.parse(words, validate=True)))
    except (ExpressionError, ParseError):  # a sentence
        return Licence(f"LicenseRef-{name}", words)


def copy_texts(
    parts: Parts, tools: Toolchain, folder: Path, *, offline: bool = False, progress: Progress = SILENT
) -> dict[str, list[str]]:
    """Puts the texts below folder/SOURCE/; their paths by source."""
    from factory import libraries

    built = {
        library.source.name: libraries.ensure(library, tools, progress, offline=offline).licence
        for library in parts.libraries
        if library.source
    }
    found: dict[str, list[str]] = {}
    for source, _ in parts.sources:
        texts = built.get(source.name) or _texts(source, offline, progress)
        paths = sorted(path for path in texts.iterdir() if path.is_file() and path.name != cache.MANIFEST)
        for path in paths:
            target = folder / source.name / path.name
            with disk_errors(f"copy {path.name}", target):
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, target)
        found[source.name] = [f"{folder.name}/{source.name}/{path.name}" for path in paths]
    return found


def _texts(source: Source, offline: bool, progress: Progress) -> Path:
    """A folder of the store with the texts: taking them out of a large archive takes some seconds."""
    from factory.toolchain import xen_headers
    from factory.toolchain.release.data import release

    wanted = _FILES.get(source.name, _USUAL)
    inner = release().gcc.archive if source.name == release().gcc.source else None

    def build(folder: Path) -> None:
        if source.name == XEN_HEADERS:
            # Its archive is a Debian package, which is unpacked anyway.
            copyright_file = xen_headers.ensure(progress, offline=offline) / "copyright"
            files.write(folder / copyright_file.name, copyright_file.read_bytes())
            return
        archive = sources.Fetcher.standard(offline=offline, progress=progress).get(source)
        with progress.step(f"licence texts of {source.name}"), disk_errors("unpack licence texts", archive):
            _extract(archive, inner, wanted, folder)
        if not any(folder.iterdir()):
            raise FactoryError(
                f"{archive.name} has no licence text called {' or '.join(wanted)}", where=archive,
                hint="name its file in factory/release/licences.py", code=ExitCode.CONFIG,
            )  # fmt: skip

    return cache.make(f"licence-{source.name}", cache.key(source.sha256, repr(wanted), str(inner)), build, progress)


def _extract(archive: Path, inner: str | None, wanted: Iterable[str], folder: Path) -> None:
    """inner: an archive inside the archive. Only names that are asked for are written, whatever else is in there."""
    try:
        with tarfile.open(archive, "r|*") as outer:
            if inner is None:
                _take(outer, wanted, folder)
                return
            for member in outer:
                stream = outer.extractfile(member) if member.name.endswith(f"/{inner}") else None
                if stream:
                    with tarfile.open(fileobj=stream, mode="r|*") as tar:
                        _take(tar, wanted, folder)
                    return
    except (tarfile.TarError, EOFError, ValueError, zlib.error, lzma.LZMAError) as error:
        raise FactoryError(
            f"cannot unpack {archive.name}: {error}", where=archive,
            hint="remove the file, it will be fetched again", code=ExitCode.SOURCE,
        ) from error  # fmt: skip


def _take(tar: tarfile.TarFile, wanted: Iterable[str], folder: Path) -> None:
    left = set(wanted)
    for member in tar:
        name = member.name.removeprefix("./").partition("/")[2]  # without the archive's top folder
        matched = [
            pattern for pattern in left if fnmatch.fnmatchcase(name, pattern) and name.count("/") == pattern.count("/")
        ]
        stream = tar.extractfile(member) if matched and member.isfile() else None
        if stream:
            files.write(folder / name.replace("/", "-"), stream.read())
            left -= {pattern for pattern in matched if "*" not in pattern}
            if not left:
                return
