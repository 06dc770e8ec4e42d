"""Writes requirements.lock from pyproject.toml: `python -m factory.host.relock`.

Everything is downloaded once for each Python that factory supports, because some packages have a file for each.
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

from factory import files, process
from factory.checkout import ROOT
from factory.cli.ui import make_ui

PYTHONS = ("3.11", "3.12", "3.13", "3.14")
_HEADER = """\
# Exact versions and digests of the Python packages in the environment that ./factoryw makes.
# Made from pyproject.toml by `python -m factory.host.relock`; not to be edited.
"""


def main() -> int:
    progress = make_ui(verbosity=0, as_json=False, color="auto").progress
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    with files.scratch(ROOT / "out", "relock") as folder:
        for python in PYTHONS:
            pip = [sys.executable, "-m", "pip", "download", "--quiet"]
            process.run(
                [*pip, "--only-binary=:all:", "--python-version", python, "--dest", folder, *wanted],
                step=f"packages for Python {python}",
                progress=progress,
            )
        files.write(ROOT / "requirements.lock", _HEADER + "".join(_entries(folder)))
    return 0


def _entries(folder: Path) -> list[str]:
    found: dict[str, set[str]] = {}
    for wheel in folder.glob("*.whl"):
        name, version = wheel.name.split("-")[:2]  # <name>-<version>-<tags>.whl, see PEP 427
        pin = f"{re.sub('[-_.]+', '-', name).lower()}=={version}"
        found.setdefault(pin, set()).add(files.sha256(wheel))
    return [
        f"{pin}" + "".join(f" \\\n    --hash=sha256:{digest}" for digest in sorted(digests)) + "\n"
        for pin, digests in sorted(found.items())
    ]


if __name__ == "__main__":
    sys.exit(main())
