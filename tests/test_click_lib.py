"""The click library's C++ unit tests: each `tests/click/lib/test_*.cc` is a program that exits with 0."""

import os
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LIBRARY = ROOT / "click/lib"
TESTS = sorted((ROOT / "tests/click/lib").glob("test_*.cc"))
FLAGS = [
    "-std=gnu++17", "-fno-exceptions", "-fno-rtti", "-Wall", "-O0", "-g1", "-fsanitize=address,undefined",
    "-fno-sanitize-recover=undefined", "-DCLICK_USERLEVEL=1", f"-I{ROOT}/click/include", f"-I{ROOT}/click",
]  # fmt: skip

pytestmark = pytest.mark.unit


def run(command: list[str], **options: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ | options)
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}{done.stderr}"


def compile_source(source: Path, folder: Path) -> Path:
    output = folder / (source.stem + ".o")
    run(["g++", *FLAGS, "-c", str(source), "-o", str(output)])
    return output


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All of click/lib as an archive, with sanitizers."""
    folder = tmp_path_factory.mktemp("clicklib")
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        objects = list(pool.map(lambda source: compile_source(source, folder), sorted(LIBRARY.glob("*.cc"))))
    archive = folder / "libclick.a"
    run(["ar", "rcs", str(archive), *map(str, objects)])
    return archive


@pytest.mark.parametrize("source", TESTS, ids=lambda source: source.stem.removeprefix("test_"))
def test_click_lib(source: Path, library: Path, tmp_path: Path) -> None:
    program = tmp_path / source.stem
    run(["g++", *FLAGS, str(source), str(library), "-o", str(program)])
    run([str(program)], ASAN_OPTIONS="detect_leaks=1")
