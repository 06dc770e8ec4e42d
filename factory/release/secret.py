"""Secret keys in minisign's format, with a password (scrypt, RFC 7914) or without.

In base64 after a comment line: "Ed", the way from password to key ("Sc", or two zeros), "B2"; a salt of 32 bytes, two
limits (8 bytes each, little-endian: operations, bytes of memory); then, XORed with what scrypt gives: the key's number,
seed and public key, and BLAKE2b-256 over "Ed" and those. https://jedisct1.github.io/minisign/
"""

from __future__ import annotations

import hashlib
import hmac
import os
from datetime import date
from os import PathLike

from factory.errors import ExitCode, FactoryError
from factory.release.keys import ID_BYTES, POINT_BYTES, SEED_BYTES, PublicKey, SeedSigner, id_of, point_of
from factory.release.words import UNTRUSTED, decoded, encoded, expiry_in, expiry_words

_ALGORITHM, _SCRYPT, _PLAIN, _CHECKSUM = b"Ed", b"Sc", b"\0\0", b"B2"
_SALT, _SUM = 32, 32
_BODY = ID_BYTES + SEED_BYTES + POINT_BYTES + _SUM
_SIZE = 2 + 2 + 2 + _SALT + 8 + 8 + _BODY
_BLOCK = 8  # scrypt's r; libsodium, which minisign uses, knows no other
# What we ask for: N = 2^17, 128 MB, half a second. minisign itself takes 1 GB, which a small machine does not have.
_OPERATIONS, _MEMORY = 1 << 22, 1 << 27
_LARGEST_COST = 1 << 21  # N: 2 GB; a file that asks for more is not ours to obey


def new_seed() -> bytes:
    return os.urandom(SEED_BYTES)


def signer_of(seed: bytes, expires: date | None = None) -> SeedSigner:
    point = point_of(seed)
    return SeedSigner(seed, PublicKey(id_of(point), point, expires))


def secret_text(signer: SeedSigner, password: str | None) -> str:
    """The file's text. password None: not encrypted, as minisign's -W."""
    key = signer.public
    body = key.key_id + signer.seed + key.point
    body += _checksum(body)
    salt = os.urandom(_SALT) if password is not None else bytes(_SALT)
    limits = (_OPERATIONS, _MEMORY) if password is not None else (0, 0)
    if password is not None:
        body = _xor(body, _stream(password, salt, *_cost(*limits)))
    kind = _SCRYPT if password is not None else _PLAIN
    raw = _ALGORITHM + kind + _CHECKSUM + salt + b"".join(each.to_bytes(8, "little") for each in limits) + body
    words = "minisign encrypted secret key" if password is not None else "minisign secret key, without a password"
    return f"{UNTRUSTED}{words}{expiry_words(key.expires)}\n{encoded(raw)}\n"


def is_encrypted(text: str, where: str | PathLike[str] | None = None) -> bool:
    return _raw(text, where)[2:4] != _PLAIN


def parse_secret(text: str, password: str | None, where: str | PathLike[str] | None = None) -> SeedSigner:
    """Raises FactoryError for a wrong password and for what is no such key. password: for an encrypted one."""
    raw = _raw(text, where)
    salt, rest = raw[6 : 6 + _SALT], raw[6 + _SALT :]
    operations, memory, body = int.from_bytes(rest[:8], "little"), int.from_bytes(rest[8:16], "little"), rest[16:]
    if raw[2:4] == _SCRYPT:
        if password is None:
            raise FactoryError("the secret key has a password, and none was given", where=where, code=ExitCode.USAGE)
        cost, parallel = _cost(operations, memory)
        if cost > _LARGEST_COST or parallel > 64:
            raise FactoryError(
                f"the secret key wants scrypt with N = {cost}, p = {parallel}: too much", where=where,
                code=ExitCode.CONFIG,
            )  # fmt: skip
        body = _xor(body, _stream(password, salt, cost, parallel))
    key, checksum = body[:-_SUM], body[-_SUM:]
    unchecked = raw[2:4] == _PLAIN and checksum == bytes(_SUM)  # minisign -W leaves it out
    if not unchecked and not hmac.compare_digest(_checksum(key), checksum):
        raise FactoryError(
            "wrong password for the secret key" if raw[2:4] == _SCRYPT else "the secret key is damaged",
            where=where, code=ExitCode.USAGE,
        )  # fmt: skip
    seed, point = key[ID_BYTES : ID_BYTES + SEED_BYTES], key[ID_BYTES + SEED_BYTES :]
    if point_of(seed) != point:
        raise FactoryError("the secret key's halves do not belong together", where=where, code=ExitCode.CONFIG)
    lines = text.strip().splitlines()
    expires = expiry_in(lines[0], where) if len(lines) == 2 else None
    return SeedSigner(seed, PublicKey(key[:ID_BYTES], point, expires))


def _raw(text: str, where: str | PathLike[str] | None) -> bytes:
    lines = text.strip().splitlines()
    if not lines or len(lines) > 2 or (len(lines) == 2 and not lines[0].startswith(UNTRUSTED)):
        raise FactoryError("this is no secret key of minisign", where=where, code=ExitCode.CONFIG)
    raw = decoded(lines[-1], _SIZE, "secret key", where)
    if raw[:2] != _ALGORITHM or raw[2:4] not in (_SCRYPT, _PLAIN) or raw[4:6] != _CHECKSUM:
        raise FactoryError("the secret key is of an unknown kind", where=where, code=ExitCode.CONFIG)
    return raw


def _checksum(key: bytes) -> bytes:
    return hashlib.blake2b(_ALGORITHM + key, digest_size=_SUM).digest()


def _cost(operations: int, memory: int) -> tuple[int, int]:
    """scrypt's N and p for libsodium's two limits (crypto_pwhash_scryptsalsa208sha256, its documentation): with r = 8,
    N is the largest power of two within the scarcer of the limits; what is left of the operations becomes p."""
    operations = max(operations, 1 << 15)
    scarce = operations < memory // 32
    most = operations // (4 * _BLOCK) if scarce else memory // (128 * _BLOCK)
    cost = 1 << max(1, most.bit_length() - 1)
    parallel = 1 if scarce else min(operations // 4 // cost, 0x3FFFFFFF) // _BLOCK
    return cost, max(1, parallel)


def _stream(password: str, salt: bytes, cost: int, parallel: int) -> bytes:
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    typed = os.fsencode(password)  # the bytes that were given, whether they are UTF-8 or not
    try:
        stream: bytes = Scrypt(salt=salt, length=_BODY, n=cost, r=_BLOCK, p=parallel).derive(typed)
    except MemoryError:
        raise FactoryError(
            f"the secret key's password needs {cost >> 10} MB of memory, which are not there", code=ExitCode.HOST
        ) from None
    return stream


def _xor(left: bytes, right: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(left, right, strict=True))
