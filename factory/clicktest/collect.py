"""Finds test files and runs many tests at once."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from factory.clicktest.document import Test, read
from factory.clicktest.execute import Result, Setting, run
from factory.errors import ExitCode, FactoryError

SUFFIXES = (".clicktest", ".testie")


def find(paths: Iterable[Path]) -> list[Path]:
    """Files as given; folders searched recursively. Raises FactoryError for a path that does not exist."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += sorted(file for file in path.rglob("*") if file.suffix in SUFFIXES and file.is_file())
        elif path.exists():
            found.append(path)
        else:
            raise FactoryError("no such file or folder", where=path, code=ExitCode.USAGE)
    return found


def run_all(tests: Iterable[Test], setting: Setting, *, jobs: int = 1, keep: bool = False) -> Iterator[Result]:
    """Runs tests, `jobs` at a time; results come in the tests' order. Each has a folder below setting.start."""
    with ThreadPoolExecutor(max(1, jobs)) as pool:
        yield from pool.map(lambda test: run_in_scratch(test, setting, keep=keep), tests)


def run_in_scratch(test: Test, setting: Setting, *, keep: bool = False) -> Result:
    folder = Path(tempfile.mkdtemp(prefix="clicktest", dir=setting.start))
    try:
        return run(test, folder, setting)
    finally:
        if not keep:
            shutil.rmtree(folder, ignore_errors=True)


def load_tests(paths: Iterable[Path]) -> list[Test]:
    return [test for file in find(paths) for test in read(file)]
