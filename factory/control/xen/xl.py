"""xl: its calls, and the domain files that it reads."""

from __future__ import annotations

from pathlib import Path

from factory.checkout import ROOT
from factory.control.model import GuestConfig, mac_address
from factory.errors import ExitCode, FactoryError

# xl's own limits are longer than its users' patience; a guest that must answer has its own timeout.
TIMEOUT = 300.0


PLUG = ROOT / "factory" / "dom0" / "plug"


def xl(*arguments: str, check: bool = True, timeout: float = TIMEOUT) -> str:
    """Runs xl; returns what it printed. FactoryError (GUEST) with xl's messages when it fails."""
    from factory import process

    done = process.run(
        ["xl", *arguments], check=False, timeout=timeout, code=ExitCode.GUEST,
        hint="`xl dmesg` and /var/log/xen have more",
    )  # fmt: skip
    if check and done.status != 0:
        lines = [line for line in (done.stderr + done.stdout).splitlines() if line.strip()]
        raise FactoryError(
            f"xl {arguments[0]} {process.status_text(done.status)}",
            details=lines[-12:],
            hint="`xl dmesg` and /var/log/xen have more",
            code=ExitCode.GUEST,
        )
    return done.stdout


def domain_file(config: GuestConfig, *, on_crash: str = "preserve", plug: str = str(PLUG)) -> str:
    """The xl.cfg(5) file of a guest. The image is PV and PVH, so the kind is only said here.

    on_crash: what xl does with a guest that has crashed; its remains can be looked at when it is preserved.
    plug: dom0's path of the script for a vif without a bridge; without one, xl would plug it into xenbr0.
    """
    lines = [
        f"name = {_text(config.name)}",
        f"type = {_text(config.kind)}",
        f"kernel = {_text(str(config.image))}",
        # xl takes whole megabytes.
        f"memory = {config.memory >> 20}",
        f"maxmem = {config.memory >> 20}",
        "vcpus = 1",
        'on_poweroff = "destroy"',
        'on_reboot = "restart"',
        f"on_crash = {_text(on_crash)}",
    ]
    if config.arguments:
        lines.append(f"cmdline = {_text(config.arguments)}")
    if config.vifs:
        vifs = []
        for index, vif in enumerate(config.vifs):
            words = [f"mac={vif.mac or mac_address(config.name, index)}"]
            if vif.link:
                words.append(f"bridge={vif.link}")
            else:
                words.append(f"script={plug}")
            vifs.append(_text(",".join(words)))
        lines.append(f"vif = [{', '.join(vifs)}]")
    return "\n".join(lines) + "\n"


def _text(value: str) -> str:
    """A string of xl.cfg(5): it has no escapes, so it must not hold its own quote, a backslash or a line end."""
    quote = '"' if '"' not in value else "'"
    if quote in value or "\\" in value or any(ord(letter) < 32 for letter in value):
        raise FactoryError(f"{value!r} cannot be written in a domain file of xl", code=ExitCode.USAGE)
    return f"{quote}{value}{quote}"


def write_domain_file(path: Path, config: GuestConfig) -> None:
    from factory import files

    files.write(path, domain_file(config))
