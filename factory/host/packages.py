"""The host packages (packages.txt) and whether they are here."""

from __future__ import annotations

import importlib.metadata
import re
import shutil
import tomllib
from dataclasses import dataclass
from pathlib import Path

from factory import process
from factory.checkout import ROOT
from factory.errors import FactoryError, disk_errors

LIST = Path(__file__).with_name("packages.txt")


@dataclass(frozen=True)
class HostPackage:
    """program is None when nothing shows that the package is there; a path when a file does."""

    name: str
    program: str | None

    def version(self) -> str | None:
        """What the program says about itself in its first line (the file's path), or None when it is missing."""
        if self.program and self.program.startswith("/"):
            return self.program if Path(self.program).is_file() else None
        path = shutil.which(self.program or "")
        if path is None:
            return None
        try:
            said = process.run([path, "--version"], check=False, timeout=10)
        except FactoryError:
            return None
        first = (said.stdout or said.stderr).strip().splitlines()[:1]
        return first[0] if first else path


def host_packages() -> list[HostPackage]:
    with disk_errors("read the list of host packages", LIST):
        rows = [line.split() for line in LIST.read_text().splitlines() if line.strip() and not line.startswith("#")]
    return [HostPackage(name, None if program == "-" else program) for name, program in rows]


def install_hint(names: list[str]) -> str:
    return f"sudo apt-get install --no-install-recommends {' '.join(names)}"


def missing_python_packages() -> list[str]:
    """The dependencies of pyproject.toml that this Python has not."""
    with disk_errors("read pyproject.toml", ROOT):
        wanted = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    return [name for name in (re.split(r"[<>=!~ \[;]", each)[0] for each in wanted) if not _installed(name)]


def _installed(name: str) -> bool:
    try:
        importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return False
    return True
