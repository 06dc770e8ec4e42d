"""Ed25519 keys (RFC 8032) as everything here sees them: a public half that verifies, and something that signs."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Protocol

from factory.errors import ExitCode, FactoryError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

ID_BYTES, POINT_BYTES, SEED_BYTES, SIGNATURE_BYTES = 8, 32, 32, 64


@dataclass(frozen=True)
class PublicKey:
    """key_id: what minisign tells keys apart by; point: the key itself, as RFC 8032 encodes it.

    expires: the last day (UTC) on which what it signed is taken.
    """

    key_id: bytes
    point: bytes
    expires: date | None = None

    @property
    def name(self) -> str:
        """The key's number as minisign shows it: a little-endian 64-bit number in hex."""
        return f"{int.from_bytes(self.key_id, 'little'):016X}"

    def verifies(self, signature: bytes, message: bytes) -> bool:
        from cryptography.exceptions import InvalidSignature

        try:
            self._key().verify(signature, message)
        except (InvalidSignature, ValueError):
            return False
        return True

    def pem(self) -> str:
        """SubjectPublicKeyInfo (RFC 8410) in PEM: what openssl's -pubin takes."""
        from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

        text: bytes = self._key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
        return text.decode()

    def until(self, expires: date | None) -> PublicKey:
        return replace(self, expires=expires)

    def refuse_expired(self, where: str | None = None) -> None:
        """Raises FactoryError after the key's last day."""
        if self.expires is not None and datetime.now(UTC).date() > self.expires:
            raise FactoryError(
                f"the key {self.name} has expired: its last day was {self.expires.isoformat()}",
                where=where,
                hint="get the maker's current public key; the owner makes one with a later day by "
                "`factory keygen NEW --key OLD --expires DATE`",
            )

    def _key(self) -> Ed25519PublicKey:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

        try:
            return Ed25519PublicKey.from_public_bytes(self.point)
        except ValueError as error:
            raise FactoryError(f"the key {self.name} is no Ed25519 key: {error}", code=ExitCode.CONFIG) from None


class Signer(Protocol):
    """Whoever has the secret half: a file, an agent."""

    @property
    def public(self) -> PublicKey: ...

    def sign(self, message: bytes) -> bytes:
        """64 bytes."""
        ...


@dataclass(frozen=True)
class SeedSigner:
    """A secret key in memory. seed: RFC 8032's private key; it is in no repr, so in no log."""

    seed: bytes
    public: PublicKey

    def __repr__(self) -> str:
        return f"SeedSigner({self.public.name})"

    def sign(self, message: bytes) -> bytes:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        made: bytes = Ed25519PrivateKey.from_private_bytes(self.seed).sign(message)
        return made


def point_of(seed: bytes) -> bytes:
    """The public half of a secret one."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    point: bytes = Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    return point


def id_of(point: bytes) -> bytes:
    """The number that we give a key: minisign's are random; from the key itself, an agent's key has always the same."""
    return hashlib.blake2b(point, digest_size=ID_BYTES).digest()
