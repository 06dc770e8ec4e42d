"""Disk space and the cache."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from factory import cache, files, settings
from factory import sources as pinned
from factory.checkout import OUT
from factory.doctor.finding import Finding, ok, problem, warning
from factory.errors import ExitCode, FactoryError
from factory.housekeeping.remote import state
from factory.sources.fetcher import vendor_folder

_WANTED = 1 << 30  # bytes: newlib's sources and build tree need about half of it


def space() -> Iterator[Finding]:
    for subject, folder in (("cache", cache.root()), ("out", OUT)):
        existing = next(each for each in (folder, *folder.parents) if each.is_dir())
        free = shutil.disk_usage(existing).free
        text = f"{folder}: {free / 1e9:.1f} GB free"
        if not os.access(existing, os.W_OK):
            hint = "check who owns it" + ("; FACTORY_CACHE moves the cache" if subject == "cache" else "")
            yield problem(subject, f"{folder} cannot be written to", hint, ExitCode.DISK)
        elif free < _WANTED:
            yield problem(subject, text, f"a first build needs {_WANTED / 1e9:.1f} GB: free some space", ExitCode.DISK)
        else:
            yield ok(subject, text)


def sources() -> Iterator[Finding]:
    for name, source in pinned.load().items():
        subject = f"source {name}"
        vendored = vendor_folder() / source.file
        path = vendored if vendored.is_file() else cache.root() / "sources" / source.sha256 / source.file
        if not path.is_file():
            yield ok(subject, f"{source.version}, not fetched yet")
        elif _digest(path) == source.sha256:
            yield ok(subject, f"{source.version}, {path}")
        elif path == vendored:
            yield problem(subject, f"{path} has a wrong digest", "remove or replace it", ExitCode.SOURCE)
        else:
            yield problem(subject, f"{path} is damaged", f"`factory fetch {name}` fetches it again", ExitCode.DISK)


def entries() -> Iterator[Finding]:
    sound = 0
    for entry in cache.entries():
        damage = entry.damage(thorough=True)
        if damage:
            yield problem(
                "cache entry",
                f"{entry.path} is damaged: {damage}",
                f"remove it (rm -r {entry.path}), the next build makes it again",
                ExitCode.DISK,
            )
        else:
            sound += 1
    yield ok("cache entries", f"{sound} of libraries, toolchains and sources are whole")


def remote() -> Iterator[Finding]:
    """The shared cache that the settings name, if any."""
    try:
        found = state(settings.read())
    except FactoryError as error:
        yield problem("settings", str(error), error.hint or "mend the settings file", error.code)
        return
    if found and found.failure:
        hint = "builds go on without it; docs/reference/build-speed.md says what it has to be"
        yield warning("remote cache", f"{found.address}: {found.failure}", hint)
    elif found:
        text = f"{found.address} answers in {found.seconds * 1000:.0f} ms; libraries and toolchains: {found.taken}"
        yield ok("remote cache", text)


def _digest(path: Path) -> str | None:
    try:
        return files.sha256(path)
    except FactoryError:
        return None
