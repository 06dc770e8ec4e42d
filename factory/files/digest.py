"""SHA-256, in lower-case hex."""

from __future__ import annotations

import hashlib
from pathlib import Path

from factory.errors import disk_errors


def sha256(path: Path) -> str:
    with disk_errors(f"read {path.name}", path), path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def sha256_bytes(data: str | bytes) -> str:
    return hashlib.sha256(data.encode() if isinstance(data, str) else data).hexdigest()
