"""factory elements RECIPE --why ELEMENT: the closure's reasons, and the command that shows them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factory import elements, recipe
from factory.checkout import ROOT
from factory.cli import main
from factory.elements.why import reasons
from factory.errors import ExitCode
from factory.recipe.model import MoreElements

pytestmark = pytest.mark.unit

TOML = '[recipe]\nkind = "click"\nconfig = "r.click"\n[click]\nelements = [\n  "RED",\n]\n'
CLICK = """\
elementclass Twice { input -> Counter -> Counter -> output }
Idle -> Twice
  -> IPFilter(allow all)
  -> Discard;
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "recipe.toml").write_text(TOML)
    (tmp_path / "r.click").write_text(CLICK)
    return tmp_path


def test_reasons_are_of_the_closure_and_each_step_holds(folder: Path) -> None:
    registry = elements.scan(ROOT / "click")
    loaded = recipe.load(folder)
    found = reasons(registry, loaded.render(), "minios", loaded.more)
    closure = registry.closure(loaded.render(), "minios", loaded.more)
    assert sorted(found) == [source.path for source in closure.chosen]
    for reason in found.values():
        assert not reason.steps[0].who
        assert all(step.who for step in reason.steps[1:])
        for step in reason.steps:
            if step.where and step.what.startswith(("requires", "includes")):
                file, _, line = step.where.rpartition(":")
                text = (ROOT / file).read_text().splitlines()[int(line) - 1]
                assert step.what.rsplit("/", 1)[-1].removeprefix("requires ") in text


def test_lines_of_the_configuration_the_recipe_and_the_sources(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def why(element: str) -> dict[str, object]:
        assert main(["elements", str(folder), "--why", element, "--json"]) == 0
        (reason,) = json.loads(capsys.readouterr().out)["reasons"]
        return dict(reason, steps=[(s["who"], s["what"], Path(s["where"]).name) for s in reason["steps"]])

    assert why("IPFilter")["steps"] == [("", "names IPFilter", "r.click:3")]
    assert why("RED")["steps"] == [("", "adds RED", "recipe.toml:6")]
    assert why("Counter")["steps"] == [("", "names Counter", "r.click:1")]
    helper = why("IPNameInfo")["steps"]
    assert isinstance(helper, list)
    assert helper[0] == ("", "names IPFilter", "r.click:3")
    assert helper[1][:2] == ("IPFilter", "requires IPNameInfo")
    assert helper[1][2].startswith("ipfilter.cc:")
    assert main(["elements", str(folder), "--why", "IPNameInfo"]) == 0
    shown = capsys.readouterr().out.splitlines()
    assert "IPFilter requires IPNameInfo" in shown[1]
    assert shown[2].endswith("r.click:3: names IPFilter")


def test_a_compiled_classifier_is_found_by_the_name_in_the_configuration(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    toml = '[recipe]\nkind = "click"\nconfig = "r.click"\n[click]\nconfigurations = "own"\nclassifiers = "compiled"\n'
    (tmp_path / "recipe.toml").write_text(toml)
    (tmp_path / "r.click").write_text(CLICK)
    assert main(["elements", str(tmp_path), "--why", "IPFilter", "--json"]) == 0
    (reason,) = json.loads(capsys.readouterr().out)["reasons"]
    assert reason["source"] == "click/minios/compiledclassifiers.cc"
    assert [step["what"] for step in reason["steps"]] == ["names IPFilter, here CompiledIPFilter"]
    for compiler in ("Classification", "IPFilterParser", "elements/ip/ipfilter.cc"):
        assert main(["elements", str(tmp_path), "--why", compiler]) == ExitCode.FAILED


def test_places_that_name_it_again() -> None:
    registry = elements.scan(ROOT / "click")
    text = recipe.Rendered("Idle -> Discard;\n\nIdle -> Discard;\n", "t.click", Path("t.click"))
    assert reasons(registry, text, "minios")["elements/standard/discard.cc"].also == ("t.click:3",)
    named = reasons(registry, ["Discard"], "minios", MoreElements())["elements/standard/discard.cc"]
    assert (named.steps[0].where, named.also) == (None, ())


def test_each_element(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["elements", str(folder), "--why"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["ELEMENT", "BROUGHT", "BY"]
    assert any(line.startswith("Discard ") and line.endswith("r.click:4: names Discard") for line in lines)


@pytest.mark.parametrize(
    ("arguments", "status", "what"),
    [
        (["{}", "--why", "Queue"], ExitCode.FAILED, "not in the image"),
        (["{}", "--why", "IPFiltre"], ExitCode.CONFIG, "did you mean IPFilter"),
        (["--why", "Queue"], ExitCode.USAGE, "one recipe"),
        (["lua", "--why", "Queue"], ExitCode.USAGE, "is an app"),
        (["Queue", "--set", "a=b"], ExitCode.USAGE, "go with --why"),
        (["{}", "--why", "--check"], ExitCode.USAGE, "not allowed with"),
        (["{}", "--why", "Idle", "--set", "none=1"], ExitCode.CONFIG, "unknown parameter"),
    ],
)
def test_what_cannot_be_answered(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], status: ExitCode, what: str
) -> None:
    assert main(["elements", *(each.format(folder) for each in arguments)]) == status
    said = capsys.readouterr()
    assert what in said.out + said.err
