"""Every recipe's packet tests: in user space, and in the image on each machine."""

from __future__ import annotations

import pytest
from lean_images import check_lean

from factory.checkout import OUT, RECIPES
from factory.recipe import known, load
from factory.run.qemu import MACHINES
from factory.testing import runner

WITH_TESTS = [name for name in known() if any((RECIPES / name / "tests").glob("*.toml")) and load(name).kind == "click"]


def check(recipe: str, machines: tuple[str, ...]) -> None:
    verdicts = list(runner.run(recipe, {}, None, machines=machines, profile="dev"))
    assert verdicts
    assert [verdict for verdict in verdicts if not verdict.passed] == []
    assert {verdict.place for verdict in verdicts} == {"user space", *machines}


@pytest.mark.build
@pytest.mark.parametrize("recipe", WITH_TESTS)
def test_in_user_space(recipe: str) -> None:
    check(recipe, ())


@pytest.mark.boot
@pytest.mark.parametrize("machine", MACHINES)
@pytest.mark.parametrize("recipe", WITH_TESTS)
def test_in_image(recipe: str, machine: str) -> None:
    check(recipe, (machine,))
    check_lean(OUT / recipe / f"{recipe}.debug")
