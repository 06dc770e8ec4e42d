"""factory check and factory list: what is wrong with a recipe, before anything is built."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factory.cli import main
from factory.errors import ExitCode, FactoryError
from factory.recipe import load
from factory.recipe.check import check


def recipe(folder: Path, template: str) -> Path:
    made = folder / "mine"
    made.mkdir(exist_ok=True)
    (made / "recipe.toml").write_text('[recipe]\nkind = "click"\nconfig = "a.click"\n')
    (made / "a.click").write_text(template)
    return made


@pytest.mark.unit
def test_list_recipes(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "--json"]) == 0
    firewall = next(each for each in json.loads(capsys.readouterr().out)["recipes"] if each["name"] == "firewall")
    assert firewall["profile"] == "dev"
    assert firewall["description"]
    assert firewall["interfaces"] == ["outside", "inside"]
    assert main(["list"]) == 0
    assert firewall["description"] in capsys.readouterr().out


@pytest.mark.unit
def test_list_elements(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "elements", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)["elements"]
    assert {"name": "IPFilter", "source": "click/elements/ip/ipfilter.cc", "userlevel": True, "minios": True} in found


@pytest.mark.unit
def test_classes_are_looked_up_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = recipe(tmp_path, "{% if 1 %}\n{% endif %}\nIdle -> Discrad;\n")
    assert main(["check", str(folder)]) == ExitCode.CONFIG
    shown = capsys.readouterr().err
    assert "unknown element class 'Discrad'" in shown
    assert "mine/a.click:3" in shown
    assert "did you mean Discard or DiscardNoFree?" in shown


@pytest.mark.build
@pytest.mark.parametrize(
    ("template", "line", "what"),
    [
        ("Idle -> Discard;\n", 0, ""),
        ("\nIdle -> -> Discard;\n", 2, "syntax error"),
        ("\nIdle -> Discard\n", 0, ""),
        ("Idle -> q :: Queue -> Discard;\n{% if 1 %}\n{% endif %}\nIdle -> s :: Strip(x) -> Discard;\n", 4, "Strip"),
        ("c :: Idle;\nc [5x] -> Discard;\n", 2, "port"),
        ("\n\nx :: Strip(1);\nIdle -> x; x [3] -> Discard;\n", 3, "has no output 3"),
        ("i :: InfiniteSource -> Discard;\ni -> Discard;\n", 1, "illegal reuse"),
        ("Idle -> Queue -> Unqueue -> Counter -> Unqueue -> Discard;\n", None, "push"),
    ],
)
def test_clicks_own_messages(tmp_path: Path, click_binary: Path, template: str, line: int | None, what: str) -> None:
    mine = load(recipe(tmp_path, template))
    if line == 0:
        assert check(mine).skipped is None
        return
    with pytest.raises(FactoryError) as caught:
        check(mine)
    error = caught.value
    assert what in "\n".join([error.what, *error.details])
    assert error.code is ExitCode.CONFIG
    if line:
        assert error.where == f"mine/a.click:{line}"
