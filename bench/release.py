"""A release of the firewall and cg-nat: time, sizes, minisign alone, and the same bytes again."""

from __future__ import annotations

import shutil
import subprocess
import time
from pathlib import Path

from bench.row import Row
from factory import files
from factory.build import ImageRequest
from factory.checkout import OUT, RECIPES
from factory.progress import Progress
from factory.rebuild.release import verify_release
from factory.release import find
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
        now = commit(allow_changes=True)
        make(requests, find.signer(str(work / "k.key")), work / "first", now, progress=progress)  # builds the images
        started = time.monotonic()
        make(requests, find.signer(str(work / "k.key")), work / "r", now, progress=progress)
        seconds = time.monotonic() - started
        copied = Path(shutil.copytree(work / "r", work / "copied"))
        rows = [Row("release of two built images", seconds, "s"), Row("its folder", _size(copied), "KB")]
        for name in NAMES:
            raw, packed = (_size(copied / f"{name}.elf{ending}") for ending in ("", ".zst"))
            goal = name == "firewall"
            rows += [
                Row(
                    f"{name}, release, stripped",
                    raw,
                    "KB",
                    f"at most {RAW} KB" if goal else "",
                    raw <= RAW if goal else None,
                ),
                Row(
                    f"{name}, zstd",
                    packed,
                    "KB",
                    f"at most {PACKED} KB" if goal else "",
                    packed <= PACKED if goal else None,
                ),
            ]
        rows.append(_alone(copied, work / "k.pub"))
        statement = verify_folder(copied, key).statement
        if now.changed:
            return [*rows, Row("rebuilt elsewhere, same bytes", None, "(checkout has changes)")]
        started = time.monotonic()
        outcomes = verify_release(copied, statement, progress=progress)
        same = sum(each.same for each in outcomes)
        return [
            *rows,
            Row("rebuilt elsewhere, same bytes", same, "images", f"{len(NAMES)} images", same == len(NAMES)),
            Row("rebuilding them", time.monotonic() - started, "s"),
        ]


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
