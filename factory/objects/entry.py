"""An entry of the cache: an object, compressed, behind its own key and a digest of both.

    factory object 1\n KEY\n DIGEST\n      KEY and DIGEST: 64 hex digits; DIGEST = SHA-256(KEY, compressed object)
    the object                             Zstandard (RFC 8878), with its content's size in the frame header

Any other bytes are refused: half an entry, a flipped bit, another key's entry, a server's error page. The digest is no
signature: who may write to a cache that is shared can put anything there.
"""

from __future__ import annotations

from factory import files

_MAGIC = b"factory object 1\n"
_HEADER = len(_MAGIC) + 2 * 65
LARGEST = 256 << 20
"""Bytes of an object, and of an entry. The largest of ours is below 2 MB."""
_LEVEL = 3


class DamagedEntry(Exception):
    """What is wrong with an entry, in words."""


def pack(key: str, content: bytes) -> bytes:
    import zstandard

    body: bytes = zstandard.ZstdCompressor(level=_LEVEL).compress(content)
    return _MAGIC + f"{key}\n{_digest(key, body)}\n".encode() + body


def unpack(key: str, entry: bytes) -> bytes:
    """The object. Raises DamagedEntry."""
    import zstandard

    body = entry[_HEADER:]
    if not entry.startswith(_MAGIC) or len(entry) < _HEADER:
        raise DamagedEntry("it is no entry of a cache")
    if entry[len(_MAGIC) : len(_MAGIC) + 65] != f"{key}\n".encode():
        raise DamagedEntry("it is the entry of something else")
    if entry[len(_MAGIC) + 65 : _HEADER] != f"{_digest(key, body)}\n".encode():
        raise DamagedEntry("its digest is wrong")
    try:
        if not 0 <= zstandard.frame_content_size(body) <= LARGEST:
            raise DamagedEntry("it is too large")
        content: bytes = zstandard.ZstdDecompressor().decompress(body)
    except zstandard.ZstdError as error:
        raise DamagedEntry(f"it cannot be decompressed ({error})") from None
    return content


def _digest(key: str, body: bytes) -> str:
    return files.sha256_bytes(key.encode() + body)
