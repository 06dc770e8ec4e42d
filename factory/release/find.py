"""From what a command line says to a key: a file, env:NAME (the environment) or agent:NAME (an ssh-agent)."""

from __future__ import annotations

import getpass
import os
import stat
import sys
from pathlib import Path

from factory.errors import ExitCode, FactoryError, disk_errors
from factory.release.agent import agent_signer
from factory.release.keys import PublicKey, Signer
from factory.release.public import read_public
from factory.release.secret import is_encrypted, parse_secret
from factory.release.words import read

PASSWORD = "FACTORY_KEY_PASSWORD"  # noqa: S105  a variable's name


def signer(spec: str, *, expired: bool = False) -> Signer:
    """Raises FactoryError for a key that is missing, readable by others, wrong, or expired (unless expired)."""
    found = _find(spec)
    if not expired:
        found.public.refuse_expired(spec)
    return found


def public(path: Path) -> PublicKey:
    """A public key that has not expired."""
    key = read_public(path)
    key.refuse_expired(str(path))
    return key


def _find(spec: str) -> Signer:
    kind, colon, name = spec.partition(":")
    if colon and kind == "agent":
        return agent_signer(name)
    if colon and kind == "env":
        text = os.environ.get(name, "")
        if not text.strip():
            raise FactoryError(
                f"the variable {name} holds no key", hint="it must hold the text of a secret key file",
                code=ExitCode.USAGE,
            )  # fmt: skip
        return _parse(text, spec)
    path = Path(spec)
    text = read(path, "secret key", hint="`factory keygen` makes one; or env:NAME, agent:NAME")
    with disk_errors("look at the secret key", path):
        mode = stat.S_IMODE(path.stat().st_mode)
    if mode & 0o077:
        raise FactoryError(
            f"the secret key can be read by others (mode {mode:04o})", where=path,
            hint=f"chmod 600 {path}; if others could have read it, make a new one", code=ExitCode.USAGE,
        )  # fmt: skip
    return _parse(text, str(path))


def _parse(text: str, where: str) -> Signer:
    return parse_secret(text, password() if is_encrypted(text, where) else None, where)


def password() -> str:
    """From FACTORY_KEY_PASSWORD, else asked for on the terminal."""
    return _given_or_asked(twice=False)


def new_password() -> str:
    """The same for a new key: asked for twice, and not empty."""
    given = _given_or_asked(twice=True)
    if not given:
        raise FactoryError("the password is empty", hint="--no-password makes a key without one", code=ExitCode.USAGE)
    return given


def _given_or_asked(*, twice: bool) -> str:
    given = os.environ.get(PASSWORD)
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise FactoryError(
            "the secret key needs a password, and there is no terminal to ask on",
            hint=f"set {PASSWORD}, or use a key without one (`factory keygen --no-password`)", code=ExitCode.USAGE,
        )  # fmt: skip
    first = getpass.getpass("password of the key: ")
    if twice and getpass.getpass("again: ") != first:
        raise FactoryError("the two passwords differ", code=ExitCode.USAGE)
    return first
