"""An entry of the store as one file, for machines that are not to build it: a .tar.zst that begins with a list.

    MANIFEST.json        {"format": FORMAT, "name": …, "key": …,
                          "files": {NAME: [mode, SHA-256] or [TARGET of a symbolic link]}}
    tree/…               the entry

At its end is its own digest (factory.exchange.trailer), which shows every flipped bit.
read() believes nothing: paths that lead outside, wrong digests, missing and additional files, another key, a damaged
or truncated file are refused. The digests show damage; that nobody has exchanged the whole file is shown by its own
SHA-256 (`factory toolchain import --sha256`, factory.exchange.claim). Equal entries give equal files.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from factory import cache, files
from factory.errors import ExitCode, FactoryError, disk_errors
from factory.exchange import trailer
from factory.progress import Progress
from factory.sources.extract import extract_members

FORMAT = "factory entry 2"
_MANIFEST = "MANIFEST.json"
_TREE = "tree"
_LARGEST = 2 << 30
"""Bytes unpacked; a toolchain, the largest entry, has a tenth of it."""
_WINDOW = 27
"""zstd's window, as a power of two: the compiler's programs resemble each other over long distances."""
_HINT = "copy the file again, or make it again"


def write(entry: Path, name: str, key: str, target: Path, progress: Progress) -> str:
    """Packs a sound entry of the store; the SHA-256 of the file."""
    import zstandard

    damage = cache.Entry(entry).damage(thorough=True)
    if damage:
        raise FactoryError(
            f"{name} is damaged: {damage}", where=entry, hint="build again: it is made again", code=ExitCode.DISK
        )
    parameters = zstandard.ZstdCompressionParameters.from_level(
        15, window_log=_WINDOW, threads=os.cpu_count() or 1, write_checksum=True
    )
    with files.scratch(target.parent, "export") as work, disk_errors("write the archive", target):
        made = work / target.name
        with (
            progress.step(f"compress {target.name}"),
            made.open("wb") as raw,
            zstandard.ZstdCompressor(compression_params=parameters).stream_writer(raw) as stream,
            tarfile.open(fileobj=stream, mode="w|", format=tarfile.PAX_FORMAT) as tar,
        ):
            listed = {"format": FORMAT, "name": name, "key": key, "files": _listed(entry)}
            manifest = json.dumps(listed, sort_keys=True).encode()
            about = _neutral(tarfile.TarInfo(_MANIFEST))
            about.size = len(manifest)
            tar.addfile(about, io.BytesIO(manifest))
            for each in sorted((*_names(entry), *_empty(entry))):
                tar.add(entry / each, f"{_TREE}/{each}", recursive=False, filter=_neutral)
        trailer.append(made)
        digest = files.sha256(made)
        files.publish(made, target)
    return digest


def read(archive: Path, name: str, key: str, folder: Path, progress: Progress) -> None:
    """Unpacks into the empty `folder` the entry of this name and key, and verifies it. Raises FactoryError."""
    with progress.step(f"unpack {archive.name}"), _opened(archive) as tar:
        manifest = _manifest(tar, archive, name, key)
        extract_members(tar, archive, folder, largest=_LARGEST)
    with progress.step("verify it"):
        listed = manifest["files"]
        found = _listed(folder)
        for each in sorted({*listed, *found}):
            if each not in found:
                raise _refused(archive, f"{each} is missing")
            if each not in listed:
                raise _refused(archive, f"{each} is not in its list")
            if listed[each] != found[each]:
                raise _refused(archive, f"{each} is not what its list says")


@contextlib.contextmanager
def _opened(archive: Path) -> Iterator[tarfile.TarFile]:
    import zstandard

    try:
        with disk_errors(f"read {archive.name}", archive), archive.open("rb") as raw:
            stream = _Decompressed(raw, trailer.checked(raw))
            # tarfile wants no more than read().
            with tarfile.open(fileobj=stream, mode="r|") as tar:  # type: ignore[call-overload]
                yield tar
            while stream.read(1 << 20):  # to the checksum at its end
                pass
    except (zstandard.ZstdError, tarfile.TarError, EOFError, ValueError) as error:
        raise _refused(archive, f"it cannot be unpacked ({error})") from error


class _Decompressed:
    """One zstd frame, to its very end: zstandard's own stream_reader takes a truncated frame for a whole one."""

    _CHUNK = 1024
    """Bytes taken at once. A block of a few bytes may stand for 128 KiB: so much of it is in memory at most."""

    def __init__(self, raw: IO[bytes], size: int) -> None:
        """size: bytes of the frame, in raw."""
        import zstandard

        self._raw, self._left = raw, size
        self._frame = zstandard.ZstdDecompressor(max_window_size=1 << _WINDOW).decompressobj()
        self._ready = bytearray()

    def read(self, size: int) -> bytes:
        while len(self._ready) < size and not self._frame.eof:
            chunk = self._raw.read(min(self._CHUNK, self._left))
            if not chunk:
                raise EOFError("it ends too early")
            self._left -= len(chunk)
            self._ready += self._frame.decompress(chunk)
        if self._frame.eof and (self._frame.unused_data or self._left):
            raise EOFError("something follows its end")
        taken = bytes(self._ready[:size])
        del self._ready[:size]
        return taken


def _manifest(tar: tarfile.TarFile, archive: Path, name: str, key: str) -> dict[str, dict[str, list[object]]]:
    first = tar.next()
    stream = tar.extractfile(first) if first is not None and first.name == _MANIFEST and first.isreg() else None
    if first is None or stream is None or first.size > 16 << 20:
        raise _refused(archive, "it is no entry of a store")
    manifest = json.loads(stream.read())
    if (
        not isinstance(manifest, dict)
        or manifest.get("format") != FORMAT
        or not isinstance(manifest.get("files"), dict)
    ):
        raise _refused(archive, f"its format is not {FORMAT!r}")
    if (manifest.get("name"), manifest.get("key")) != (name, key):
        raise FactoryError(
            f"{archive.name} holds another one: {manifest.get('name')} {manifest.get('key')}; "
            f"this checkout needs {name} {key}",
            where=archive,
            hint="make it in a checkout of the same version",
            code=ExitCode.CONFIG,
        )
    return manifest


def _listed(folder: Path) -> dict[str, list[object]]:
    """Each file with its mode (in octal) and digest, or with the place that a symbolic link names."""
    found: dict[str, list[object]] = {}
    for name in _names(folder):
        path = folder / name
        if path.is_symlink():
            found[name] = [os.readlink(path)]
        else:
            found[name] = [f"{path.stat().st_mode & 0o755:o}", files.sha256(path)]
    return found


def _names(folder: Path) -> Iterator[str]:
    """Everything but folders; links, whatever they lead to, are files."""
    for base, folders, names in os.walk(folder):
        for name in (*names, *(each for each in folders if os.path.islink(os.path.join(base, each)))):
            relative = os.path.relpath(os.path.join(base, name), folder)
            if relative != cache.MANIFEST:
                yield relative


def _empty(folder: Path) -> Iterator[str]:
    """Folders with nothing in them."""
    for base, folders, names in os.walk(folder):
        if not folders and not names:
            yield os.path.relpath(base, folder)


def _neutral(member: tarfile.TarInfo) -> tarfile.TarInfo:
    """Nothing of this machine: equal toolchains give equal archives."""
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    member.mtime = 0
    member.mode &= 0o755
    return member


def _refused(archive: Path, why: str) -> FactoryError:
    return FactoryError(f"{archive.name} is refused: {why}", where=archive, hint=_HINT, code=ExitCode.DISK)
