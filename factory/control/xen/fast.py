"""The short way to a domain: `fastdomain`, a small program of ours beside this file, in place of xl.

docs/reference/vm.md says what it leaves out. It keeps a list of its domains in xenstore, /factory/fast/<uuid>, with
what it has come to: whoever is killed in the middle leaves an entry `making`, which the next call cleans up.
"""

from __future__ import annotations

import errno
import os
from pathlib import Path

from factory.control.model import GuestConfig, mac_address
from factory.control.xenstore import XenStore, XenStoreError
from factory.errors import ExitCode, FactoryError

LIST = "/factory/fast"
PLACES = ("/usr/local/lib/factory/fastdomain", "/usr/lib/factory/fastdomain")  # for machines without a compiler


def made(store: XenStore, domid: int) -> bool:
    """Whether fastdomain has made this domain (and xl has not: it gives a saved or migrated one another number)."""
    uuid = (store.text(f"/local/domain/{domid}/vm") or "").rpartition("/")[2]
    return bool(uuid) and store.text(f"{LIST}/{uuid}/domid") == str(domid)


def create(config: GuestConfig, *, paused: bool) -> int:
    """Makes the domain; returns its number. Nothing is left of it when that fails."""
    command = ["create", "--name", config.name, "--type", config.kind, "--memory", str(config.memory >> 10)]
    command += ["--kernel", str(config.image)]
    if config.arguments:
        command += ["--arguments", config.arguments]
    for index, vif in enumerate(config.vifs):
        command += ["--vif", f"{vif.mac or mac_address(config.name, index)},{vif.link}"]
    said = _run(*command, *(["--paused"] if paused else []))
    if not said.strip().isdigit():
        raise FactoryError(f"fastdomain says {said[:60]!r}, not a domain's number", code=ExitCode.BUG)
    return int(said)


def destroy(domid: int) -> None:
    _run("destroy", str(domid))


def resume(domid: int) -> None:
    """A domain that has suspended itself goes on: it learns that its suspend was cancelled."""
    _run("resume", str(domid))


def sweep(store: XenStore, *, ended: bool = False) -> None:
    """Removes what killed calls have left; a look into xenstore when there is nothing.

    ended: xl has ended a domain, which may be one that fastdomain has made and xl has saved or migrated since.
    """
    try:
        entries = store.children(LIST)
    except XenStoreError as error:
        if error.errno != errno.EACCES:
            raise
        return
    if (ended and entries) or any(store.text(f"{LIST}/{entry}") != "made" for entry in entries):
        _run("sweep")


def _run(*arguments: str) -> str:
    from factory import process

    done = process.run([program(), *arguments], check=False, timeout=120, code=ExitCode.GUEST)
    if done.status != 0:
        first, *more = done.stderr.strip().splitlines() or [f"fastdomain {process.status_text(done.status)}"]
        raise FactoryError(
            first.removeprefix("fastdomain: "), details=more, code=ExitCode.GUEST, hint="`xl dmesg` may have more"
        )
    return done.stdout


def program() -> Path:
    """FACTORY_FASTDOMAIN, an installed one, or the one that this machine's compiler makes."""
    own = os.environ.get("FACTORY_FASTDOMAIN")
    for each in [own] if own else PLACES:
        if os.access(each, os.X_OK):
            return Path(each)
    if own:
        raise FactoryError("FACTORY_FASTDOMAIN names no program", where=own, code=ExitCode.HOST)
    from factory.control.xen.helper import ensure

    return ensure()
