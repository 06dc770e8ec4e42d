"""What linkers complain about is understood, whichever links a program (factory.build.linker)."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from factory import process
from factory.build.link_errors import explain

pytestmark = pytest.mark.unit


@pytest.fixture(params=["bfd", "gold"])
def linker(request: pytest.FixtureRequest) -> str:
    if shutil.which(f"ld.{request.param}") is None:
        pytest.skip(f"binutils of this machine have no ld.{request.param}")
    return str(request.param)


def _output(folder: Path, linker: str, **sources: str) -> list[str]:
    for name, text in sources.items():
        (folder / f"{name}.cc").write_text(text)
    names = [f"{name}.cc" for name in sources]
    finished = process.run(["g++", "-g", f"-fuse-ld={linker}", "-o", "program", *names], cwd=folder, check=False)
    assert finished.status != 0
    return finished.stderr.splitlines()


def test_a_name_that_nobody_defines(tmp_path: Path, linker: str) -> None:
    error = explain(_output(tmp_path, linker, one="int nowhere(int);\nint main()\n{\n    return nowhere(3);\n}\n"))
    assert error is not None
    assert error.what == "nowhere(int) is used but not defined"
    assert error.where is not None
    assert str(error.where).endswith("one.cc:4")


def test_a_name_that_two_define(tmp_path: Path, linker: str) -> None:
    error = explain(_output(tmp_path, linker, one="int twice;\nint main() {}\n", other="int twice;\n"))
    assert error is not None
    assert error.what == "twice is defined twice"
