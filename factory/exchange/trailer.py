"""The end of an entry's file: the SHA-256 of all before it, in a frame that zstd's own programs skip.

Without it some flipped bits pass: zstd's headers have bits that mean nothing, and some data can be said in two ways.
Skippable frames: RFC 8878, section 3.1.2.
"""

from __future__ import annotations

import hashlib
import struct
from pathlib import Path
from typing import IO

_HEAD = struct.pack("<II", 0x184D2A50, hashlib.sha256().digest_size)
_SIZE = len(_HEAD) + hashlib.sha256().digest_size


def append(file: Path) -> None:
    """Raises OSError as open(2) and write(2) do."""
    with file.open("r+b") as stream:
        digest = hashlib.file_digest(stream, "sha256").digest()
        stream.write(_HEAD + digest)  # at the end: it has been read


def checked(stream: IO[bytes]) -> int:
    """How many bytes come before it; the stream is at its beginning again. Raises ValueError unless it holds."""
    size = max(stream.seek(0, 2) - _SIZE, 0)
    stream.seek(size)
    trailer = stream.read()
    stream.seek(0)
    digest, left = hashlib.sha256(), size
    while left and (chunk := stream.read(min(left, 1 << 20))):
        digest.update(chunk)
        left -= len(chunk)
    if trailer != _HEAD + digest.digest():
        raise ValueError("its end is not the digest of what is before it")
    stream.seek(0)
    return size
