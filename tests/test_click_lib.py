"""The click library's C++ unit tests: each `tests/click/lib/test_*.cc` is a program that exits with 0."""

from pathlib import Path

import pytest
from clicklib import FLAGS, ROOT, run

TESTS = sorted((ROOT / "tests/click/lib").glob("test_*.cc"))

pytestmark = pytest.mark.unit


@pytest.mark.parametrize("source", TESTS, ids=lambda source: source.stem.removeprefix("test_"))
def test_click_lib(source: Path, click_library: Path, tmp_path: Path) -> None:
    program = tmp_path / source.stem
    run(["g++", *FLAGS, str(source), str(click_library), "-o", str(program)])
    run([str(program)], ASAN_OPTIONS="detect_leaks=1")
