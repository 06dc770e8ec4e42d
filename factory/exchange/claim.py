"""What a machine that has built an entry says of it, signed: the entry's name and key, and which file it is.

    factory claim 1
    NAME-KEY                 the entry
    sha256 DIGEST            of its archive (factory.exchange.archive)
    size BYTES
    by KEY                   the signer's number, as minisign shows it
    SIGNATURE                base64: Ed25519 (RFC 8032) of all the lines before

Any other bytes are refused. Whoever serves a claim can hold it back, or serve an older one of the same entry: no more.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from factory.errors import FactoryError
from factory.release.keys import SIGNATURE_BYTES, PublicKey, Signer
from factory.release.words import decoded, encoded

LARGEST = 1024
"""Bytes; ours have some 300."""
_FORM = re.compile(
    r"(factory claim 1\n(?P<entry>[^\n]+)\nsha256 (?P<sha256>[0-9a-f]{64})\nsize (?P<size>[1-9][0-9]{0,11})\n"
    r"by (?P<by>[0-9A-F]{16})\n)(?P<signature>[A-Za-z0-9+/=]+)\n"
)


class BadClaim(Exception):
    """What is wrong with it, in words."""


@dataclass(frozen=True)
class Claim:
    """entry: NAME-KEY; sha256, size (bytes): of its archive."""

    entry: str
    sha256: str
    size: int

    def signed(self, signer: Signer) -> bytes:
        text = f"factory claim 1\n{self.entry}\nsha256 {self.sha256}\nsize {self.size}\nby {signer.public.name}\n"
        return f"{text}{encoded(signer.sign(text.encode()))}\n".encode()


def read(data: bytes, entry: str, key: PublicKey) -> Claim:
    """The claim on this entry, signed by this key. Raises BadClaim."""
    found = _FORM.fullmatch(data.decode("latin-1"))
    if found is None:
        raise BadClaim("it is no claim")
    if found["by"] != key.name:
        raise BadClaim(f"it is signed with another key: {found['by']}, not {key.name}")
    try:
        signature = decoded(found["signature"], SIGNATURE_BYTES, "signature", None)
    except FactoryError as error:
        raise BadClaim(error.what) from None
    # One signature has one text.
    if encoded(signature) != found["signature"] or not key.verifies(signature, found[1].encode("latin-1")):
        raise BadClaim("its signature does not hold")
    if found["entry"] != entry:
        raise BadClaim(f"it is of another entry: {found['entry']}")
    return Claim(entry, found["sha256"], int(found["size"]))
