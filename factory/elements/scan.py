"""Finds every element source below click/ and reads its macros; what was read once is remembered by size and time."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from factory import checkout, files
from factory.elements import classes
from factory.elements.source import Export, Source, includes, macros
from factory.elements.tree import Tree, prefix
from factory.errors import ExitCode, FactoryError, disk_errors
from factory.recipe.model import Package

FOLDERS = ("elements", "minios", "userlevel")
_GUARD = re.compile(r"^#\s*ifndef\s+(\w+)", re.MULTILINE)
_MOST = 5000  # sources of a package: more is somebody's home folder
_FORMAT = 4  # of the remembered file; raised when Source or the scanner changes

Marks = dict[str, tuple[int, int]]  # path below click/: (size, time in ns)


def scan_sources(top: Path, memory: Path | None = None) -> list[Source]:
    """Every source with EXPORT_ELEMENT or ELEMENT_PROVIDES, in a fixed order. top is click/.

    memory: the file of what was read before; None reads everything.
    """
    marks = dict(_marks(top))
    return _scan(Tree(top), marks, sorted(marks), memory)


def scan_package(tree: Tree, package: Package) -> list[Source]:
    """The same for the sources of one of the tree's packages. Raises FactoryError when there are none."""
    own = dict(_package_marks(package))
    found = _scan(tree, {**dict(_marks(tree.top)), **own}, sorted(own), memory_of(package.folder))
    if not any(source.exports for source in found):
        raise FactoryError(
            f"no source in {package.folder} has an EXPORT_ELEMENT", where=package.where,
            hint="a macro of its own on a line: EXPORT_ELEMENT(MyElement)", code=ExitCode.CONFIG,
        )  # fmt: skip
    return found


def _scan(tree: Tree, marks: Marks, paths: list[str], memory: Path | None) -> list[Source]:
    remembered = _recall(memory)
    result, fresh, changed = [], {}, False
    for path in paths:
        if not path.endswith((".cc", ".c")):
            continue
        state, source = remembered.get(path, (None, None))
        if state is None or state != _state(marks, source, path):
            source = _read(tree, path, marks)
            state = _state(marks, source, path)
            changed = True
        fresh[path] = (state, source)
        if source is not None:
            result.append(source)
    if memory and (changed or len(fresh) != len(remembered)):
        content = {path: [state, source and source.to_json()] for path, (state, source) in fresh.items()}
        files.write(memory, json.dumps({"format": _FORMAT, "sources": content}))
    return result


def memory_of(top: Path) -> Path:
    """Where scans of this folder are remembered: in out/, so that a clean checkout starts afresh."""
    return checkout.OUT / ".scan" / f"{files.sha256_bytes(str(top.resolve()))[:16]}.json"


def _marks(top: Path) -> Iterator[tuple[str, tuple[int, int]]]:
    """Sources and headers with their size and time."""
    folders = [str(top / folder) for folder in FOLDERS if (top / folder).is_dir()]
    folders += [path for path in [str(top / "include" / "click" / "standard")] if os.path.isdir(path)]
    for path, mark in _below(folders):
        yield path[len(str(top)) + 1 :], mark


def sources_below(folder: Path) -> list[Path]:
    """The sources and headers of a package."""
    with disk_errors("read the package", folder):
        return [Path(path) for path, _ in _below([str(folder)])]


def _package_marks(package: Package) -> Iterator[tuple[str, tuple[int, int]]]:
    with disk_errors(f"read the package {package.name}", package.folder):
        for number, (path, mark) in enumerate(_below([str(package.folder)]), 1):
            if number > _MOST:
                raise FactoryError(
                    f"a package has {_MOST} sources at most", where=package.where,
                    hint=f"is {package.folder} the right folder?", code=ExitCode.CONFIG,
                )  # fmt: skip
            yield f"{prefix(package)}/{os.path.relpath(path, package.folder)}", mark


def _below(stack: list[str]) -> Iterator[tuple[str, tuple[int, int]]]:
    """Sources and headers below folders. Links to folders are not followed: they may lead in circles."""
    while stack:
        with os.scandir(stack.pop()) as entries:
            for entry in entries:
                if entry.name.startswith((".", ",")):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    stack.append(entry.path)
                elif entry.name.endswith((".cc", ".c", ".hh", ".h")) and entry.is_file():
                    status = entry.stat()
                    yield entry.path, (status.st_size, status.st_mtime_ns)


def _state(marks: Marks, source: Source | None, path: str) -> list[Any]:
    """What a remembered result depends on."""
    return [[read, *marks.get(read, (0, 0))] for read in (source.reads if source else (path,))]


def _recall(memory: Path | None) -> dict[str, tuple[list[Any] | None, Source | None]]:
    """What was remembered; nothing when it cannot be read: then everything is read again."""
    if memory is None:
        return {}
    try:
        data = json.loads(memory.read_bytes())
        if data["format"] != _FORMAT:
            return {}
        return {
            path: (state, None if source is None else Source.from_json(source))
            for path, (state, source) in data["sources"].items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _read(tree: Tree, path: str, marks: Marks) -> Source | None:
    text = _text(tree.file(path))
    found = macros(text)
    if not found.exports and not found.provides:
        return None
    header = _header(path, found.header, marks)
    reads, included, bodies = [path], [], {path: text}
    pending = _headers_of(path, text, marks)
    if header in marks:
        pending.append(header)
    while pending:
        each = pending.pop()
        if each in bodies:
            continue
        bodies[each] = _text(tree.file(each))
        reads.append(each)
        included.append(each)
        pending += _headers_of(each, bodies[each], marks)
    own = [path, header] if header in bodies else [path]
    known = {each: classes.read(bodies[each]) for each in reversed(own)}
    names: dict[str, str] = {}
    for read in known.values():
        names.update(read.names)
    error = next(((f"{tree.shown(each)}:{k.error[0]}", k.error[1]) for each, k in known.items() if k.error), None)
    guard = _GUARD.search("\n".join(bodies[header].split("\n")[:10])) if header in bodies else None
    exports = tuple(_export(entry, names) for entry in found.exports)
    exported = {export.cxx for export in exports}
    return Source(
        path=path,
        header=header,
        exports=exports,
        provides=found.provides,
        requires=found.requires,
        libs=found.libs,
        includes=tuple(sorted(set(included) - {header})),
        initializers=tuple(sorted(exported & _all(known, "initializers"))),
        cleanups=tuple(sorted(exported & _all(known, "cleanups"))),
        guard=guard[1] if guard else "",
        error=error,
        reads=tuple(sorted(reads)),
    )


def _all(known: dict[str, classes.Classes], what: str) -> set[str]:
    return {name for each in known.values() for name in getattr(each, what)}


def _export(entry: str, names: dict[str, str]) -> Export:
    cxx, dash, name = entry.partition("-")
    return Export(cxx, name if dash else names.get(cxx, cxx))


def _header(path: str, given: str | None, marks: Marks) -> str:
    """The header that declares the source's classes; `<x>` stays as it is, it is found on the include path."""
    if given is None:
        return re.sub(r"\.cc?$", ".hh", path)
    if given.startswith("<"):
        return given
    name = given.strip('"')
    beside = os.path.normpath(os.path.join(os.path.dirname(path), name))
    if beside in marks or not path.startswith("packages/"):
        return beside if beside in marks or name not in marks else name
    return next((each for each in ("/".join([*path.split("/")[:2], name]), name) if each in marks), beside)


def _headers_of(path: str, text: str, marks: Marks) -> list[str]:
    """The included headers that belong to elements: beside the source, "elements/…", <click/standard/…>."""
    result = []
    for name, quoted in includes(text):
        candidates = [name, f"include/{name}"]
        if path.startswith("packages/"):  # a package's own folder is on its include path
            candidates.insert(0, "/".join([*path.split("/")[:2], name]))
        if quoted:
            candidates.insert(0, os.path.normpath(os.path.join(os.path.dirname(path), name)))
        result += [each for each in candidates if each in marks][:1]
    return result


def _text(path: Path) -> str:
    with disk_errors(f"read {path.name}", path):
        return path.read_text(encoding="utf-8", errors="replace")
