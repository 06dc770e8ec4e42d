"""Reads the lock files: `sources.lock.toml` here, and one in every folder that has third-party sources of its own.

A library, a recipe, a set of tests brings its own, and needs no entry in a central list. A name means
the same file in all.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factory.checkout import ROOT
from factory.errors import ExitCode, FactoryError, did_you_mean, disk_errors

NAME = "sources.lock.toml"
LOCK = Path(__file__).with_name(NAME)
_FOLDERS = ("toolchain", "factory/lab", "minios", "minios/libs/*", "recipes/*", "tests", "tests/*", "bench")
_PLAIN_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+~-]*")


@dataclass(frozen=True)
class Source:
    """One pinned file. size is in bytes, sha256 in lower-case hex."""

    name: str
    version: str
    file: str
    size: int
    sha256: str
    licence: str
    debian_source: str
    debian_version: str
    fallback: tuple[str, ...] = ()
    debian_component: str = "main"

    @property
    def pool_path(self) -> str:
        """Where a Debian archive keeps it, below its base address (libfoo is under libf, foo under f)."""
        source = self.debian_source
        letter = source[:4] if source.startswith("lib") else source[:1]
        return f"pool/{self.debian_component}/{letter}/{source}/{self.file}"


@functools.cache
def load(path: Path | None = None) -> Mapping[str, Source]:
    """All sources of this checkout by name; with a path, those of one lock file."""
    if path is not None:
        return _read(path)
    found: dict[str, Source] = {}
    for lock in locks():
        for name, source in _read(lock).items():
            if found.setdefault(name, source) != source:
                raise _bad(lock, f"[{name}] is something else in another lock file", None)
    return found


def locks() -> list[Path]:
    """Every lock file of this checkout."""
    return [LOCK, *sorted(lock for folder in _FOLDERS for lock in ROOT.glob(f"{folder}/{NAME}"))]


def _read(path: Path) -> dict[str, Source]:
    with disk_errors("read the lock file of the sources", path):
        raw = path.read_bytes()
    try:
        text = raw.decode("utf-8")
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        raise _bad(path, str(error), int(line[1]) if line else None) from error
    except UnicodeDecodeError as error:
        raise _bad(path, "not UTF-8 text", raw.count(b"\n", 0, error.start) + 1) from error
    except (RecursionError, ValueError) as error:
        what = "it is nested too deeply" if isinstance(error, RecursionError) else "a number has too many digits"
        raise _bad(path, what, None) from error
    return {name: _source(path, text, name, entry) for name, entry in table.items()}


def find(name: str, known: Mapping[str, Source] | None = None) -> Source:
    sources = load() if known is None else known
    if name not in sources:
        raise FactoryError(
            f"there is no source {name!r}",
            where=LOCK,
            hint=did_you_mean(name, sources) or f"known sources: {', '.join(sorted(sources))}",
            code=ExitCode.USAGE,
        )
    return sources[name]


def _source(path: Path, text: str, name: str, entry: Any) -> Source:
    line = next((number for number, row in enumerate(text.splitlines(), 1) if row.strip() == f"[{name}]"), None)
    try:
        debian = entry["debian"]
        source = Source(
            name=name,
            version=entry["version"],
            file=entry["file"],
            size=entry["size"],
            sha256=entry["sha256"],
            licence=entry["licence"],
            debian_source=debian["source"],
            debian_version=debian["version"],
            debian_component=debian.get("component", "main"),
            fallback=tuple(address.format(version=entry["version"]) for address in entry.get("fallback", ())),
        )
    except KeyError as error:
        raise _bad(path, f"[{name}] lacks {error.args[0]!r}", line) from error
    except (TypeError, AttributeError, ValueError, IndexError) as error:
        raise _bad(path, f"[{name}] is not a table of the expected form: {error}", line) from error
    for problem in _problems(source):
        raise _bad(path, f"[{name}] {problem}", line)
    return source


def _problems(source: Source) -> Iterable[str]:
    if not isinstance(source.size, int) or source.size <= 0:
        yield "size must be a number of bytes"
    if not isinstance(source.sha256, str) or not re.fullmatch(r"[0-9a-f]{64}", source.sha256):
        yield "sha256 must be 64 hex digits in lower case"
    # They become path components: no slash, no leading dot.
    for word in (source.name, source.file, source.debian_source):
        if not isinstance(word, str) or not _PLAIN_NAME.fullmatch(word):
            yield f"has a bad name {word!r}"


def _bad(path: Path, what: str, line: int | None) -> FactoryError:
    return FactoryError(f"bad lock file: {what}", where=f"{path}:{line}" if line else path, code=ExitCode.CONFIG)
