"""Verifies a release's folder: whatever is not exactly as it was signed is refused, and named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factory import files
from factory.errors import ExitCode, FactoryError, disk_errors
from factory.release import sums
from factory.release.dsse import opened
from factory.release.keys import PublicKey
from factory.release.public import public_text
from factory.release.seal import OWN, PEM, PROVENANCE, PUBLIC, RAW, images
from factory.release.signature import verify_file


@dataclass(frozen=True)
class Verified:
    """files: how many there are; statement: the provenance."""

    files: int
    comment: str
    statement: dict[str, Any]


def verify_folder(folder: Path, key: PublicKey) -> Verified:
    """Raises FactoryError with every file that is wrong."""
    listed = folder / sums.NAME
    if not listed.is_file():
        raise FactoryError(f"this is no release: it has no {sums.NAME}", where=folder, code=ExitCode.USAGE)
    present = sums.files_below(folder)
    signature = verify_file(listed, key, ours=True)
    with disk_errors(f"read {listed.name}", listed):
        raw = listed.read_bytes()
    wrong = [*_raw_signature(folder, raw, key), *_files(present, sums.parse(listed, raw))]
    if wrong:
        count = f"{len(wrong)} of its files are" if len(wrong) > 1 else "one of its files is"
        raise FactoryError(f"the release is refused: {count} not what was signed", where=folder, details=wrong)
    # From here on every byte is the signer's. What follows finds a release that contradicts itself.
    statement = opened(folder / PROVENANCE, (folder / PROVENANCE).read_text(), key)
    for image in images(folder):
        verify_file(image, key, ours=True)
    contradictions = [*_own_key(folder, key), *_subjects(folder, statement)]
    if contradictions:
        raise FactoryError("the release contradicts itself", where=folder, details=contradictions)
    return Verified(len(present), signature.comment, statement)


def _raw_signature(folder: Path, listed: bytes, key: PublicKey) -> Iterator[str]:
    path = folder / RAW
    if not path.is_file():
        yield f"{RAW}: missing"
        return
    with disk_errors(f"read {RAW}", path):
        if not key.verifies(path.read_bytes(), listed):
            yield f"{RAW}: this signature does not hold"


def _files(present: dict[str, Path], wanted: dict[str, str]) -> Iterator[str]:
    for name in sorted({*present, *wanted} - OWN):
        if name not in present:
            yield f"{name}: missing"
        elif name not in wanted:
            yield f"{name}: not part of the release"
        elif files.sha256(present[name]) != wanted[name]:
            yield f"{name}: changed"
    for name in (PROVENANCE, PUBLIC, PEM):
        if name not in wanted:
            yield f"{name}: not listed in {sums.NAME}"


def _own_key(folder: Path, key: PublicKey) -> Iterator[str]:
    if (folder / PEM).read_text() != key.pem():
        yield f"{PEM} is another key"
    # The day on which a key expires may be moved: the reader's copy of the key counts.
    if (folder / PUBLIC).read_text().splitlines()[1:] != public_text(key).splitlines()[1:]:
        yield f"{PUBLIC} is another key"


def _subjects(folder: Path, statement: dict[str, Any]) -> Iterator[str]:
    """The provenance is about these images, and about all of them."""
    subjects = statement.get("subject")
    found = {
        str(each.get("name")): (each.get("digest") or {}).get("sha256")
        for each in (subjects if isinstance(subjects, list) else [])
        if isinstance(each, dict)
    }
    there = {path.name: files.sha256(path) for path in images(folder)}
    for name in sorted({*found, *there}):
        if found.get(name) != there.get(name):
            yield f"{PROVENANCE}: its {name} is not the one here"
