"""Signatures in minisign's format, and raw ones for openssl.

Four lines: a comment; in base64 "ED", the key's number and the signature of BLAKE2b-512 of the file ("Ed", the older
kind: of the file itself); a comment that is signed; the signature of the former signature and that comment.
https://jedisct1.github.io/minisign/
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from os import PathLike
from pathlib import Path

from factory.errors import ExitCode, FactoryError, disk_errors
from factory.release.keys import ID_BYTES, SIGNATURE_BYTES, PublicKey, Signer
from factory.release.words import TRUSTED, UNTRUSTED, decoded, encoded, read

SUFFIX = ".minisig"
_HASHED, _WHOLE = b"ED", b"Ed"


@dataclass(frozen=True)
class Signature:
    """comment is the signed one."""

    kind: bytes
    key_id: bytes
    signature: bytes
    comment: str
    comment_signature: bytes

    def text(self) -> str:
        """As we write it: other bytes with the same meaning are no signature of ours."""
        name = f"{int.from_bytes(self.key_id, 'little'):016X}"
        return (
            f"{UNTRUSTED}signature from key {name}\n{encoded(self.kind + self.key_id + self.signature)}\n"
            f"{TRUSTED}{self.comment}\n{encoded(self.comment_signature)}\n"
        )

    @property
    def file(self) -> str | None:
        """The name of the signed file, as the comment has it."""
        words = dict(word.partition(":")[::2] for word in self.comment.split("\t"))
        return words.get("file")


def path_of(file: Path) -> Path:
    return file.with_name(file.name + SUFFIX)


def sign_file(file: Path, signer: Signer, timestamp: int) -> str:
    """The text of FILE.minisig. timestamp: seconds since 1970, for the comment."""
    signature = signer.sign(_digest(file))
    comment = f"timestamp:{timestamp}\tfile:{file.name}\thashed"
    return Signature(
        _HASHED, signer.public.key_id, signature, comment, signer.sign(signature + comment.encode())
    ).text()


def parse_signature(text: str, where: str | PathLike[str] | None = None) -> Signature:
    lines = text.split("\n")
    if lines and not lines[-1]:
        lines.pop()
    lines = [line.removesuffix("\r") for line in lines]
    if len(lines) != 4 or not lines[0].startswith(UNTRUSTED) or not lines[2].startswith(TRUSTED):
        raise FactoryError("this is no signature of minisign", where=where, code=ExitCode.FAILED)
    raw = _refused(lines[1], 2 + ID_BYTES + SIGNATURE_BYTES, where)
    return Signature(
        raw[:2], raw[2 : 2 + ID_BYTES], raw[2 + ID_BYTES :], lines[2].removeprefix(TRUSTED),
        _refused(lines[3], SIGNATURE_BYTES, where),
    )  # fmt: skip


def verify_file(file: Path, key: PublicKey, signature: Path | None = None, *, ours: bool = False) -> Signature:
    """Raises FactoryError unless the signature beside the file holds. Nothing is said about an expired key.

    ours: only the bytes that sign_file() writes will do, for this file's name.
    """
    path = signature or path_of(file)
    if not path.exists():
        raise FactoryError(
            f"{file.name} is not signed: there is no {path.name}", where=file,
            hint="`factory sign FILE --key K` signs it", code=ExitCode.FAILED,
        )  # fmt: skip
    text = read(path, "signature")
    found = parse_signature(text, path)
    if found.kind not in ((_HASHED,) if ours else (_HASHED, _WHOLE)):
        raise FactoryError("the signature is of an unknown kind", where=path)
    if found.key_id != key.key_id:
        name = PublicKey(found.key_id, b"").name
        raise FactoryError(f"{file.name} is signed with another key: {name}, not {key.name}", where=path)
    with disk_errors(f"read {file.name}", file):
        message = _digest(file) if found.kind == _HASHED else file.read_bytes()
    if not key.verifies(found.signature, message):
        raise FactoryError(
            f"the signature of {file.name} does not hold: the file, or {path.name}, has been changed", where=file
        )
    if not key.verifies(found.comment_signature, found.signature + found.comment.encode()):
        raise FactoryError(f"the signed comment in {path.name} has been changed", where=path)
    if ours and text != found.text():
        raise FactoryError(f"{path.name} has been changed where it is not signed", where=path)
    if ours:
        _refuse_name(found.file, file, path)
    return found


def verify_image(image: Path, key: PublicKey) -> Signature:
    """As verify_file(); and an image that was signed by another name is refused: it is a good image, but not this one.

    minisign writes the name, too; a comment that somebody chose himself (-t) has none.
    """
    found = verify_file(image, key)
    if found.file is not None:
        _refuse_name(found.file, image, path_of(image))
    return found


def _refuse_name(signed: str | None, file: Path, where: Path) -> None:
    if signed != file.name:
        raise FactoryError(
            f"{where.name} is the signature of another file: {signed}", where=where,
            hint="a signed file keeps its name; what is in the place of another is refused",
        )  # fmt: skip


def _digest(file: Path) -> bytes:
    with disk_errors(f"read {file.name}", file), file.open("rb") as stream:
        return hashlib.file_digest(stream, "blake2b").digest()


def _refused(line: str, size: int, where: str | PathLike[str] | None) -> bytes:
    """A damaged signature is a signature that does not hold, not a mistake in a configuration."""
    try:
        return decoded(line, size, "signature", where)
    except FactoryError as error:
        raise FactoryError(error.what, where=where) from None
