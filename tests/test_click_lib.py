"""The click library's C++ unit tests: each `tests/click/lib/test_*.cc` is a program that exits with 0."""

from pathlib import Path

import pytest
from clicklib import run

from factory.build import build_instrumented
from factory.checkout import ROOT
from factory.progress import LineProgress

NAMES = sorted(path.stem for path in (ROOT / "tests/click/lib").glob("test_*.cc"))

pytestmark = pytest.mark.unit


@pytest.fixture(scope="module")
def programs() -> dict[str, Path]:
    built = build_instrumented("asan", [f"tests/click/lib/{name}" for name in NAMES], LineProgress())
    return dict(zip(NAMES, built, strict=True))


@pytest.mark.parametrize("name", NAMES)
def test_click_lib(name: str, programs: dict[str, Path]) -> None:
    run([str(programs[name])], ASAN_OPTIONS="detect_leaks=1")
