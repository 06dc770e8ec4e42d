"""Completion by a real shell, for a program that is in no folder of PATH."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from peers import programs

from factory.checkout import ROOT

pytestmark = pytest.mark.build


def _completed(typed: str) -> list[str]:
    told = subprocess.run(
        [sys.executable, "-m", "factory", "completion", "fish"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    script = f"{told.stdout}\ncomplete -C '{typed}'"
    done = subprocess.run(
        [programs() / "fish", "-N", "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    return done.stdout.split()


def test_fish_completes_elements() -> None:
    assert _completed("./factoryw elements firewall --why IPFil") == ["IPFilter"]


@pytest.mark.skipif(
    not Path("/usr/share/fish/functions").is_dir(),
    reason="fish completes names of files by functions that it looks for in /usr/share/fish only, and that is not here",
)
def test_fish_completes_files() -> None:
    assert _completed("./factoryw build READM") == ["README.md"]
