"""Makes key files: NAME.key (secret, mode 0600), NAME.pub (minisign's), NAME.pem (the same for openssl)."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from factory import files
from factory.errors import ExitCode, FactoryError
from factory.release.find import new_password
from factory.release.keys import PublicKey
from factory.release.public import public_text
from factory.release.secret import new_seed, secret_text, signer_of


def new_pair(name: Path, expires: date | None, *, with_password: bool) -> tuple[PublicKey, list[Path]]:
    """A new key. No file is replaced: an old secret key would be lost for ever."""
    secret = _beside(name, ".key")
    _refuse_existing(secret, _beside(name, ".pub"), _beside(name, ".pem"))
    if expires and expires < datetime.now(UTC).date():
        raise FactoryError(f"a new key's last day is not in the past: {expires.isoformat()}", code=ExitCode.USAGE)
    signer = signer_of(new_seed(), expires)
    text = secret_text(signer, new_password() if with_password else None)
    files.write(secret, text, mode=0o600, sync=True)
    return signer.public, [secret, *write_public(name, signer.public)]


def write_public(name: Path, key: PublicKey) -> list[Path]:
    paths = [_beside(name, ".pub"), _beside(name, ".pem")]
    _refuse_existing(*paths)
    files.write(paths[0], public_text(key))
    files.write(paths[1], key.pem())
    return paths


def _beside(name: Path, suffix: str) -> Path:
    if not name.name:
        raise FactoryError(f"{str(name)!r} is no name for a key", hint="factory keygen ~/maker", code=ExitCode.USAGE)
    return name.with_name(name.name + suffix)


def _refuse_existing(*paths: Path) -> None:
    for path in paths:
        if path.exists():
            raise FactoryError(
                "there is a key already", where=path, hint="choose another name, or move it away", code=ExitCode.USAGE
            )
