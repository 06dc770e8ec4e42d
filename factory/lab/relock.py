"""Writes sources.lock.toml from packages.txt: `python -m factory.lab.relock`.

Asks apt for each package's newest version in the release itself: the pool keeps those, while the security archive
drops a version when the next one comes. Versions, and the name of the kernel, move when Debian has a point release.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from factory import files, process
from factory.cli.ui import make_ui
from factory.errors import ExitCode, FactoryError

PACKAGES = Path(__file__).with_name("packages.txt")
LOCK = Path(__file__).with_name("sources.lock.toml")
RELEASE = "bookworm"
_HEADER = """\
# The Debian packages of the lab's dom0, used as they are: what is in them, and where they come from.
# Made from packages.txt by `python -m factory.lab.relock`; not to be edited.
"""


def main() -> int:
    progress = make_ui(verbosity=0, as_json=False, color="auto").progress
    with progress.step(f"ask apt for the packages of {RELEASE}"):
        entries = [_entry(name, licence) for name, licence in listed()]
    files.write(LOCK, _HEADER + "".join(entries))
    return 0


def listed() -> Iterator[tuple[str, str]]:
    """Package and licence, in the order of packages.txt."""
    for line in PACKAGES.read_text().splitlines():
        if line and not line.startswith("#"):
            name, licence = line.split(maxsplit=1)
            yield name, licence


def _entry(name: str, licence: str) -> str:
    version = _version(name)
    said = process.run(["apt-cache", "show", f"{name}={version}"], code=ExitCode.SOURCE).stdout
    fields = dict(re.findall(r"^([A-Za-z0-9-]+): (.*)$", said.split("\n\n")[0], re.MULTILINE))
    # `Source: name` or `Source: name (version)`; absent when both are the package's own.
    source = re.fullmatch(r"(\S+)(?: \((\S+)\))?", fields.get("Source", name))
    if source is None or not {"Filename", "Size", "SHA256"} <= fields.keys():
        raise FactoryError(f"apt's entry for {name} {version} lacks a field", code=ExitCode.SOURCE)
    return (
        f'\n["deb-{name}"]\nversion = "{version}"\nfile = "{Path(fields["Filename"]).name}"\nsize = {fields["Size"]}\n'
        f'sha256 = "{fields["SHA256"]}"\nlicence = "{licence}"\n'
        f'debian = {{ source = "{source[1]}", version = "{source[2] or version}" }}\n'
    )


def _version(name: str) -> str:
    """The newest one in the release (`madison` prints: package | version | archive suite/component ...)."""
    for line in process.run(["apt-cache", "madison", name], code=ExitCode.SOURCE).stdout.splitlines():
        package, version, where = (part.strip() for part in line.split("|"))
        if package == name and f" {RELEASE}/main " in f"{where} " and where.endswith("Packages"):
            return version
    raise FactoryError(
        f"apt knows no {name} in {RELEASE}",
        where=PACKAGES,
        hint="run apt-get update on a machine with this release; a kernel's name changes with its version",
        code=ExitCode.SOURCE,
    )


if __name__ == "__main__":
    sys.exit(main())
