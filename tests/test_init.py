"""factory init: what it writes builds and passes its test at once, inside and outside the checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from factory import checkout
from factory.checkout import RECIPES, ROOT
from factory.errors import ExitCode, FactoryError
from factory.init import CHOICES, create
from factory.recipe import load
from factory.run.qemu import MACHINES
from factory.testing import runner as packets
from factory.testing.apps import runner as apps


def factory(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "factory", *arguments], cwd=cwd, env={**os.environ, "PYTHONPATH": str(ROOT)}, text=True,
        stdin=subprocess.DEVNULL, capture_output=True, timeout=300, check=False,
    )  # fmt: skip


@pytest.mark.unit
@pytest.mark.parametrize("kind", CHOICES)
def test_what_it_writes_is_a_recipe(tmp_path: Path, kind: str) -> None:
    made = create("thing", kind, tmp_path)
    recipe = load(made.folder)
    assert (recipe.name, recipe.folder) == ("thing", tmp_path / "thing")
    assert sorted(made.files) == sorted(
        str(path.relative_to(made.folder)) for path in made.folder.rglob("*") if path.is_file()
    )
    assert made.folder.stat().st_mode & 0o777 == 0o755
    assert [path.name for path in tmp_path.iterdir()] == ["thing"]


@pytest.mark.unit
@pytest.mark.parametrize("there", ["file", "folder", "link", "broken link"])
def test_nothing_is_overwritten(tmp_path: Path, there: str) -> None:
    place = tmp_path / "thing"
    if there == "file":
        place.write_text("mine")
    elif there == "folder":
        place.mkdir()
        (place / "recipe.toml").write_text("mine")
    elif there == "link":
        (tmp_path / "other").mkdir()
        place.symlink_to("other")
    else:
        place.symlink_to("nowhere")
    with pytest.raises(FactoryError, match="something is there already") as caught:
        create("thing", "app", tmp_path)
    assert caught.value.code is ExitCode.USAGE
    if there == "file":
        assert place.read_text() == "mine"
    if there == "folder":
        assert [path.name for path in place.iterdir()] == ["recipe.toml"]


@pytest.mark.unit
def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "thing").mkdir()
    assert (create("thing", "app", tmp_path).folder / "recipe.toml").is_file()


@pytest.mark.unit
@pytest.mark.parametrize("name", ["", "Thing", "a/b", "..", "boot", "dev-x", "release-x", "a b", "-x", "é"])
def test_bad_names(tmp_path: Path, name: str) -> None:
    with pytest.raises(FactoryError, match="a recipe cannot be called"):
        create(name, "app", tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.unit
def test_where_it_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert create("here", "app").folder == tmp_path / "here"
    monkeypatch.chdir(ROOT / "docs")
    monkeypatch.setattr(checkout, "RECIPES", tmp_path / "recipes")
    assert create("there", "app").folder == tmp_path / "recipes" / "there"


@pytest.mark.unit
def test_the_command(tmp_path: Path) -> None:
    done = factory("init", "thing", "--json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["folder"] == str(tmp_path / "thing")
    again = factory("init", "thing", cwd=tmp_path)
    assert again.returncode == ExitCode.USAGE
    assert "something is there already" in again.stderr
    shown = factory("init", "other", "--kind", "click", cwd=tmp_path)
    assert "factory build ./other" in shown.stdout
    assert not (RECIPES / "thing").exists()


@pytest.mark.boot
def test_an_app_builds_and_passes_where_it_was_made(tmp_path: Path) -> None:
    """Through the command line, in a folder outside the checkout whose name needs care."""
    place = tmp_path / "my apps"
    place.mkdir()
    assert factory("init", "thing-of-init", cwd=place).returncode == 0
    done = factory("test", "./thing-of-init", "--json", cwd=place)
    assert done.returncode == 0, done.stderr + done.stdout
    verdicts = json.loads(done.stdout)["verdicts"]
    assert {verdict["place"] for verdict in verdicts} == set(MACHINES)
    assert all(not verdict["complaints"] for verdict in verdicts)


@pytest.mark.boot
def test_an_app_in_cxx(tmp_path: Path) -> None:
    recipe = load(create("thing-of-init", "app-c++", tmp_path).folder)
    found = list(apps.run(recipe, {}, None, machines=MACHINES))
    assert [verdict.complaints for verdict in found] == [()] * 4


@pytest.mark.boot
def test_a_router(tmp_path: Path) -> None:
    folder = create("thing-of-init", "click", tmp_path).folder
    found = list(packets.run(str(folder), {}, None, machines=MACHINES))
    assert [verdict.complaints for verdict in found] == [()] * 3
