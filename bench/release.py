"""A release of the firewall and cg-nat: time, sizes, minisign alone, and the same bytes again."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.row import Row
from factory import files
from factory.build import ImageRequest
from factory.checkout import OUT, RECIPES
from factory.progress import Progress
from factory.rebuild.release import verify_release
from factory.release import find, sums
from factory.release.commit import commit
from factory.release.keygen import new_pair
from factory.release.make import make
from factory.release.verify import verify_folder

LONG = True
KIB = 1024
NAMES = ("firewall", "cg-nat")
RAW, PACKED = 250, 110  # KB, of the firewall (issue 6)


def measure(progress: Progress) -> list[Row]:
    requests = [ImageRequest(name, str(RECIPES / name), f"out/released/{name}", {}, None, "release") for name in NAMES]
    with files.scratch(OUT, "bench-release") as work:
        key, _ = new_pair(work / "k", None, with_password=False)
        signer = find.signer(str(work / "k.key"))
        now = commit(allow_changes=True)
        make(requests, signer, work / "first", now, progress=progress)  # builds the images
        started = time.monotonic()
        make(requests, signer, work / "r", now, progress=progress)
        seconds = time.monotonic() - started
        copied = Path(shutil.copytree(work / "r", work / "copied"))
        count = len(sums.files_below(copied))
        return [
            *_sizes(copied),
            Row("describing and signing both, when they are built", seconds, "s"),
            Row(f"the folder, {count} files", _size(copied), "KB"),
            _alone(copied, work / "k.pub"),
            *_rebuilt(copied, verify_folder(copied, key).statement, clean=not now.changed, progress=progress),
        ]


def _sizes(folder: Path) -> Iterator[Row]:
    for name in NAMES:
        goals = (RAW, PACKED) if name == "firewall" else (None, None)
        for ending, what, goal in zip(("", ".zst"), ("stripped", "zstd"), goals, strict=True):
            size = _size(folder / f"{name}.elf{ending}")
            words, holds = (f"at most {goal} KB", size <= goal) if goal else ("", None)
            yield Row(f"{name}, profile release, {what}", size, "KB", words, holds)


def _rebuilt(folder: Path, statement: dict[str, Any], *, clean: bool, progress: Progress) -> Iterator[Row]:
    what = "rebuilt elsewhere, the same bytes"
    if not clean:
        yield Row(what, None, "(checkout has changes)")
        return
    started = time.monotonic()
    outcomes = verify_release(folder, statement, progress=progress)
    seconds = time.monotonic() - started
    same = sum(each.same for each in outcomes)
    yield Row(what, same, "images", f"{len(NAMES)} images", same == len(NAMES))
    yield Row("building both here, again elsewhere, and comparing", seconds, "s")


def _alone(folder: Path, key: Path) -> Row:
    """minisign on the sums, sha256sum on the rest: what somebody without this tool does."""
    started = time.monotonic()
    commands = (["minisign", "-Vqm", "SHA256SUMS", "-p", str(key)], ["sha256sum", "--check", "--quiet", "SHA256SUMS"])
    good = all(subprocess.run(each, cwd=folder, capture_output=True, check=False).returncode == 0 for each in commands)
    seconds = time.monotonic() - started
    return Row("verified by minisign and sha256sum alone", seconds if good else None, "s", "holds", good)


def _size(path: Path) -> float:
    found = [path] if path.is_file() else [each for each in path.rglob("*") if each.is_file()]
    return sum(each.stat().st_size for each in found) / KIB
