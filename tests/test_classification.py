"""The classification compiler against direct evaluation of its expressions: a C++ program."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = (
    ["tests/click/classify/classification_test.cc"]
    + [f"click/elements/standard/class{name}.cc" for name in ("expr", "steps", "decision", "prune", "terms")]
    + [f"click/elements/standard/class{name}.cc" for name in ("program", "ification")]
    + [f"click/lib/{name}.cc" for name in ("string", "stringtext", "straccum", "hashallocator")]
)


@pytest.mark.build
def test_all_forms_of_a_program_agree(tmp_path: Path) -> None:
    program = tmp_path / "classification_test"
    subprocess.run(
        [
            "g++",
            "-std=gnu++17",
            "-fno-exceptions",
            "-fno-rtti",
            "-g",
            "-O1",
            "-fsanitize=address",
            "-ffunction-sections",
            "-fdata-sections",
            "-Wl,--gc-sections",
            "-DCLICK_USERLEVEL=1",
            "-Iclick/include",
            "-Iclick",
            *SOURCES,
            "-o",
            str(program),
        ],
        cwd=ROOT,
        check=True,
    )
    done = subprocess.run([program, "3000"], capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "all agree" in done.stdout
