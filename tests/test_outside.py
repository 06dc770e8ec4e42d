"""Elements as outside authors write them: each compiles unchanged against the public headers, and each has a case."""

from __future__ import annotations

from pathlib import Path

import outside_click
import pytest

from factory import process, toolchain
from factory.build import build_user_click
from factory.clicktest import Outcome, Setting, Test, load_tests, run_in_scratch
from factory.progress import LineProgress

TESTS = load_tests([outside_click.HERE])

pytestmark = pytest.mark.build


@pytest.fixture(scope="session")
def click_with_outside(tmp_path_factory: pytest.TempPathFactory) -> Path:
    build_user_click(LineProgress())
    return outside_click.link_user_click(tmp_path_factory.mktemp("outside"))


@pytest.mark.parametrize("test", TESTS, ids=lambda test: Path(test.name).stem)
def test_outside_element(test: Test, click_with_outside: Path, tmp_path: Path) -> None:
    result = run_in_scratch(test, Setting(start=tmp_path, path=(str(click_with_outside.parent),)))
    if result.outcome is not Outcome.PASSED:
        pytest.fail("\n".join(result.messages), pytrace=False)


def test_every_outside_class_has_a_case() -> None:
    own, both = outside_click.selections("userlevel")
    named = "\n".join(path.read_text() for path in outside_click.HERE.glob("*.clicktest"))
    classes = sorted(set(both.names) - set(own.names))
    assert len(classes) >= 20
    assert [name for name in classes if name not in named] == []


def test_outside_elements_compile_for_the_guest(tmp_path: Path) -> None:
    """All that do not say they need user space. None needs the C++ standard library, which the guest has not."""
    tools = toolchain.ensure("dev", LineProgress())
    sources = outside_click.outside_sources("minios")
    assert len(sources) >= 20
    include = f"-I{outside_click.ROOT}/minios/include"
    objects = outside_click.compile_each([tools.cxx, *tools.cxxflags, "-DCLICK_MINIOS=1", include], sources, tmp_path)
    undefined = process.run([tools.nm, "-C", "-u", *objects], timeout=60).stdout
    assert "std::" not in undefined
