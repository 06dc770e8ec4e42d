"""Writes sources.lock.toml from packages.txt: `python -m factory.debian.relock factory/lab tests/peers`.

Asks apt for each package's newest version in the release itself: the pool keeps those, while the security archive
drops a version when the next one comes. Versions, and the name of a kernel, move when Debian has a point release.
A package that stands in several lists has one version in all: write them together.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from factory import files, process
from factory.cli.ui import make_ui
from factory.debian import LIST
from factory.errors import ExitCode, FactoryError
from factory.sources import lockfile

RELEASE = "bookworm"
_HEADER = f"""\
# Debian packages, used as they are: what is in them, and where they come from.
# Made from {LIST} by `python -m factory.debian.relock` (docs/reference/lab.md); not to be edited.
"""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m factory.debian.relock")
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER", help=f"a folder with {LIST}")
    ui = make_ui(verbosity=0, as_json=False, color="auto")
    for folder in parser.parse_args().folders:
        with ui.progress.step(f"ask apt for the packages of {folder} in {RELEASE}"):
            entries = [_entry(folder, name, licence) for name, licence in listed(folder)]
        files.write(folder / lockfile.NAME, _HEADER + "".join(entries))
    return 0


def listed(folder: Path) -> Iterator[tuple[str, str]]:
    """Package and licence, in the order of packages.txt."""
    for line in (folder / LIST).read_text().splitlines():
        if line and not line.startswith("#"):
            name, licence = line.split(maxsplit=1)
            yield name, licence


def _entry(folder: Path, name: str, licence: str) -> str:
    version = _version(folder, name)
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


def _version(folder: Path, name: str) -> str:
    """The newest one in the release (`madison` prints: package | version | archive suite/component ...)."""
    for line in process.run(["apt-cache", "madison", name], code=ExitCode.SOURCE).stdout.splitlines():
        package, version, where = (part.strip() for part in line.split("|"))
        if package == name and f" {RELEASE}/main " in f"{where} " and where.endswith("Packages"):
            return version
    raise FactoryError(
        f"apt knows no {name} in {RELEASE}",
        where=folder / LIST,
        hint="run apt-get update on a machine with this release; a kernel's name changes with its version",
        code=ExitCode.SOURCE,
    )


if __name__ == "__main__":
    sys.exit(main())
