"""The in-memory file system's first content: folders of a recipe, as one blob (newlib/port/fs_image.h)."""

from __future__ import annotations

import os
import struct
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path, PurePosixPath

from factory.errors import ExitCode, FactoryError, disk_errors
from factory.recipe.app import FileTree

# struct fs_image_header, struct fs_image_entry
_MAGIC, _FILE, _FOLDER = b"MINIOSF1", 1, 2
_HEADER = struct.Struct("<8sQ")
_ENTRY = struct.Struct("<QQQQ")


def collect(trees: Iterable[FileTree], root: Callable[[FileTree], Path]) -> dict[str, Path]:
    """Absolute path in the guest to file (or folder: an empty one counts) of this machine; sorted.

    root: the folder that a tree's `from` is relative to. Raises FactoryError when it is missing, when two trees put
    different files in one place, or for what is neither file nor folder.
    """
    found: dict[str, tuple[Path, FileTree]] = {}
    for tree in trees:
        start = root(tree) / tree.from_
        if not start.exists():
            raise FactoryError(
                f"there is no file or folder {tree.from_!r}",
                where=tree.where,
                hint=f"it is looked for in {root(tree)}",
                code=ExitCode.CONFIG,
            )
        for path, file in _walk(start, tree.to):
            other = found.get(path)
            if other and other[0] != file and not (other[0].is_dir() and file.is_dir()):
                raise FactoryError(
                    f"two files would be {path} in the guest", where=tree.where,
                    details=[f"{other[0]} ({other[1].where})", f"{file} ({tree.where})"], code=ExitCode.CONFIG,
                )  # fmt: skip
            found[path] = (file, tree)
    for path, (_, tree) in found.items():
        for parent in PurePosixPath(path).parents:
            if (above := found.get(str(parent))) and not above[0].is_dir():
                raise FactoryError(
                    f"{parent} in the guest is a file, and {path} lies in it", where=tree.where, code=ExitCode.CONFIG
                )
    return {path: found[path][0] for path in sorted(found)}


def _walk(start: Path, to: str) -> Iterable[tuple[str, Path]]:
    """Names in the guest, and what they are here. Links are followed: the guest has none."""
    top = "/" + "/".join(part for part in to.split("/") if part)
    if not start.is_dir():
        # A file goes into the folder `to`, or becomes it: "/" and what ends with a slash are folders.
        yield (_join(top, start.name) if to.endswith("/") else top), start
        return
    for base, folders, names in os.walk(start, followlinks=True):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        if any(os.path.samefile(base, above) for above in Path(base).parents if above.is_relative_to(start)):
            raise FactoryError("a link leads back to a folder around it", where=base, code=ExitCode.CONFIG)
        inside = _join(top, os.path.relpath(base, start))
        if inside != "/":
            yield inside, Path(base)
        for name in sorted(names):
            if not name.startswith("."):
                yield _join(inside, name), Path(base, name)


def _join(top: str, more: str) -> str:
    return str(PurePosixPath(top) / more) if more != "." else top


def contents(found: Mapping[str, Path]) -> dict[str, bytes | None]:
    """What collect() found, read: None for a folder."""
    result: dict[str, bytes | None] = {}
    for path, file in found.items():
        if file.is_dir():
            result[path] = None
            continue
        if not file.is_file():
            raise FactoryError("neither a file nor a folder", where=file, code=ExitCode.CONFIG)
        with disk_errors(f"read {file.name}", file):
            result[path] = file.read_bytes()
    return result


def image(found: Mapping[str, Path]) -> bytes:
    """The blob of what collect() found: header, entries, names, contents; equal files give equal bytes."""
    entries = contents(found)
    names = _HEADER.size + _ENTRY.size * len(entries)
    encoded = [os.fsencode(path) + b"\0" for path in entries]
    data = _aligned(names + sum(map(len, encoded)))
    table, blobs = bytearray(_HEADER.pack(_MAGIC, len(entries))), bytearray()
    at = names
    for name, content in zip(encoded, entries.values(), strict=True):
        if content is None:
            table += _ENTRY.pack(at, _FOLDER, 0, 0)
        else:
            table += _ENTRY.pack(at, _FILE, data + len(blobs), len(content))
            blobs += content + bytes(_aligned(len(content)) - len(content))
        at += len(name)
    return bytes(table) + b"".join(encoded) + bytes(data - at) + bytes(blobs)


def _aligned(size: int) -> int:
    """Contents begin at multiples of 16: a program may look at them as at words."""
    return -(-size // 16) * 16
