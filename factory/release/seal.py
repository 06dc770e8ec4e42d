"""Signs a finished folder: each image, the provenance, and SHA256SUMS, which has the digest of every other file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from factory import files
from factory.errors import disk_errors
from factory.release import sums
from factory.release.dsse import envelope
from factory.release.keys import Signer
from factory.release.public import public_text
from factory.release.signature import path_of, sign_file

PUBLIC, PEM, PROVENANCE, RAW = "release.pub", "release.pem", "provenance.intoto.jsonl", f"{sums.NAME}.sig"
OWN = frozenset({sums.NAME, path_of(Path(sums.NAME)).name, RAW})
"""The list of files and what vouches for it: all else is in the list."""
IMAGES = (".elf", ".elf.zst")


def seal(folder: Path, statement: dict[str, Any], signer: Signer, timestamp: int) -> None:
    """statement: the provenance. timestamp: seconds since 1970, of all signatures."""
    files.write(folder / PROVENANCE, envelope(statement, signer))
    files.write(folder / PUBLIC, public_text(signer.public))
    files.write(folder / PEM, signer.public.pem())
    for path in images(folder):
        files.write(path_of(path), sign_file(path, signer, timestamp))
    everything = {name: files.sha256(path) for name, path in sums.files_below(folder).items()}
    listed = folder / sums.NAME
    files.write(listed, sums.text(everything))
    files.write(path_of(listed), sign_file(listed, signer, timestamp))
    with disk_errors(f"read {listed.name}", listed):
        files.write(folder / RAW, signer.sign(listed.read_bytes()))


def images(folder: Path) -> list[Path]:
    """The files that somebody boots."""
    return sorted(path for path in folder.iterdir() if path.name.endswith(IMAGES))
