"""Runs every tests/click/**/*.clicktest with user-space click, several at a time."""

from __future__ import annotations

import os
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest

from factory.clicktest import Outcome, Result, Setting, Test, load_tests, run_in_scratch

HERE = Path(__file__).parent / "click"
TESTS = load_tests([HERE])

pytestmark = pytest.mark.build


@pytest.fixture(scope="session")
def results(request: pytest.FixtureRequest, click_binary: Path, tmp_path_factory: pytest.TempPathFactory):
    """The results of all tests that were asked for: they start at once and run side by side."""
    setting = Setting(start=tmp_path_factory.mktemp("clicktest"), path=(str(click_binary.parent),))
    wanted = [item.callspec.params["test"] for item in request.session.items if item.path == Path(__file__)]
    pool = ThreadPoolExecutor(2 * (os.cpu_count() or 1))
    futures: dict[str, Future[Result]] = {test.name: pool.submit(run_in_scratch, test, setting) for test in wanted}
    yield futures
    pool.shutdown(wait=True, cancel_futures=True)


@pytest.mark.parametrize("test", TESTS, ids=lambda test: test.name.removeprefix(f"{HERE}/"))
def test_clicktest(test: Test, results: dict[str, Future[Result]]) -> None:
    result = results[test.name].result()
    if result.outcome is Outcome.SKIPPED:
        pytest.skip("; ".join(result.messages) or "%require failed")
    if result.outcome is not Outcome.PASSED:
        pytest.fail("\n".join(result.messages), pytrace=False)
