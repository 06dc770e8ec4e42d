"""Keys in an ssh-agent: what it signs with an Ed25519 key is the message itself, so minisign and openssl can verify it.

Protocol: draft-miller-ssh-agent, sections 3 and 4: a length (4 bytes, big-endian), a type, strings with
lengths. Signature blob: RFC 8709.
"""

from __future__ import annotations

import os
import socket
import struct
from collections.abc import Mapping
from dataclasses import dataclass

from factory.errors import ExitCode, FactoryError, did_you_mean
from factory.release.keys import POINT_BYTES, SIGNATURE_BYTES, PublicKey, id_of

_REQUEST_IDENTITIES, _IDENTITIES = 11, 12
_SIGN_REQUEST, _SIGNED = 13, 14
_KIND = b"ssh-ed25519"
_LARGEST = 256 << 10  # bytes of a message, in both directions; OpenSSH's own limit
_PATIENCE = 60  # seconds; an agent may ask its owner first (ssh-add -c)


class _Malformed(Exception):
    """The agent's answer is not what the protocol says."""


@dataclass(frozen=True)
class AgentSigner:
    """blob: the key as the agent names it. A message may have 250 KB: enough for digests and lists of them."""

    public: PublicKey
    path: str
    blob: bytes

    def sign(self, message: bytes) -> bytes:
        answer = _ask(self.path, _SIGN_REQUEST, _string(self.blob) + _string(message) + struct.pack(">I", 0))
        try:
            kind, rest = _take(answer[1:])
            if answer[0] != _SIGNED:
                raise FactoryError(
                    "the agent refuses to sign", hint="is the key still in it? `ssh-add -l`", code=ExitCode.USAGE
                )
            name, rest = _take(kind)
            signature, _ = _take(rest)
        except (_Malformed, IndexError):
            raise _no_agent(self.path, "its answer cannot be read") from None
        if name != _KIND or len(signature) != SIGNATURE_BYTES or not self.public.verifies(signature, message):
            raise _no_agent(self.path, "what it signed does not verify")
        return signature


def agent_signer(name: str, environ: Mapping[str, str] = os.environ) -> AgentSigner:
    """The agent's Ed25519 key with this comment; its only one when name is empty."""
    path = environ.get("SSH_AUTH_SOCK", "")
    if not path:
        raise FactoryError(
            "there is no agent: SSH_AUTH_SOCK is not set",
            hint='eval "$(ssh-agent)" && ssh-add YOUR_ED25519_KEY',
            code=ExitCode.USAGE,
        )
    keys = _keys(path)
    found = [blob for blob, comment in keys if name in ("", comment)]
    if not found:
        known = [comment for _, comment in keys]
        hint = did_you_mean(name, known) or f"its Ed25519 keys: {', '.join(known) or 'none'}"
        raise FactoryError(f"the agent has no Ed25519 key {name!r}".replace(" ''", ""), hint=hint, code=ExitCode.USAGE)
    if len(found) > 1:
        raise FactoryError(
            f"the agent has {len(found)} such Ed25519 keys",
            hint="name one by its comment: agent:COMMENT (`ssh-add -l`)",
            code=ExitCode.USAGE,
        )  # fmt: skip
    point = _point(found[0]) or b""
    return AgentSigner(PublicKey(id_of(point), point), path, found[0])


def _keys(path: str) -> list[tuple[bytes, str]]:
    answer = _ask(path, _REQUEST_IDENTITIES, b"")
    try:
        if answer[0] != _IDENTITIES:
            raise _Malformed
        (count,) = struct.unpack(">I", answer[1:5])
        rest, found = answer[5:], []
        for _ in range(count):
            blob, rest = _take(rest)
            comment, rest = _take(rest)
            if _point(blob):
                found.append((blob, comment.decode(errors="replace")))
    except (_Malformed, IndexError, struct.error):
        raise _no_agent(path, "its answer cannot be read") from None
    return found


def _point(blob: bytes) -> bytes | None:
    """The key of an Ed25519 blob (RFC 8709, section 4)."""
    kind, rest = _take(blob)
    if kind != _KIND:
        return None
    point, _ = _take(rest)
    return point if len(point) == POINT_BYTES else None


def _ask(path: str, kind: int, body: bytes) -> bytes:
    message = bytes([kind]) + body
    if len(message) > _LARGEST:
        raise FactoryError("this is too large for an agent to sign: it takes 256 KB", code=ExitCode.USAGE)
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
            connection.settimeout(_PATIENCE)
            connection.connect(path)
            connection.sendall(_string(message))
            (size,) = struct.unpack(">I", _read(connection, 4))
            if not 0 < size <= _LARGEST:
                raise _no_agent(path, "its answer cannot be read")
            return _read(connection, size)
    except OSError as error:
        raise _no_agent(path, error.strerror or str(error)) from None


def _read(connection: socket.socket, size: int) -> bytes:
    data = b""
    while len(data) < size:
        more = connection.recv(size - len(data))
        if not more:
            raise ConnectionError("it hung up")
        data += more
    return data


def _string(data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + data


def _take(data: bytes) -> tuple[bytes, bytes]:
    """A string off the front, and the rest."""
    if len(data) < 4:
        raise _Malformed
    (size,) = struct.unpack(">I", data[:4])
    if len(data) - 4 < size:
        raise _Malformed
    return data[4 : 4 + size], data[4 + size :]


def _no_agent(path: str, why: str) -> FactoryError:
    return FactoryError(
        f"the agent cannot be used: {why}",
        where=path,
        hint="`ssh-add -l` shows whether it answers",
        code=ExitCode.USAGE,
    )
