"""factory man: pages from the parsers; groff has nothing to say against them."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from factory.cli import main
from factory.cli.command import load, names
from factory.cli.man import pages
from factory.cli.parser import build
from factory.roff import escaped, line

pytestmark = pytest.mark.unit


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    return pages(build({name: load(name) for name in names()}))


def test_each_command_has_a_page(made: dict[str, str]) -> None:
    assert {"factory.1", *(f"factory-{name}.1" for name in names())} <= set(made)
    assert "factory-vm-create.1" in made
    for name in names():
        assert f"\\fBfactory\\-{escaped(name)}\\fR(1)" in made["factory.1"]


def test_a_page_has_what_help_has(made: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    for name in names():
        assert main([name, "--help"]) == 0
        page = made[f"factory-{name}.1"]
        for option in set(re.findall(r"(?<![\w`])--[a-z-]+(?=[ ,\n\]])", capsys.readouterr().out)):
            assert escaped(option) in page, (name, option)
        for example in load(name).example.strip().splitlines():
            assert escaped(example.strip()) in page


def test_the_width_of_the_terminal_does_not_matter(made: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    assert pages(build({name: load(name) for name in names()})) == made


@pytest.mark.skipif(not shutil.which("groff"), reason="groff is not installed: nothing can format a manual page")
def test_groff_formats_them(made: dict[str, str]) -> None:
    for name in ("factory.1", "factory-size.1", "factory-vm-migrate.1", "factory-completion.1"):
        shown = subprocess.run(
            ["groff", "-man", "-Tutf8", "-Kutf8", "-ww", "-P-cbou"], input=made[name], capture_output=True, text=True,
            check=True, timeout=30,
        )  # fmt: skip
        assert shown.stderr == ""
        for heading in ("NAME", "SYNOPSIS", "OPTIONS", "EXAMPLES", "EXIT STATUS"):
            assert f"\n{heading}\n" in shown.stdout, (name, heading)
        if name == "factory-completion.1":
            assert 'eval "$(factory completion bash)"' in shown.stdout


def test_roff() -> None:
    assert escaped("a-b \\ 'x' ~") == "a\\-b \\e \\(aqx\\(aq \\(ti"
    assert [line(text) for text in (".x", "'x", "x.")] == ["\\&.x", "\\&'x", "x."]


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "man1").mkdir()
    (tmp_path / "man1" / "factory-gone.1").write_text("of a command that is no more\n")
    (tmp_path / "man1" / "other.1").write_text("somebody else's\n")
    assert main(["man", "--to", str(tmp_path)]) == 0
    assert f"man -M {tmp_path} factory" in capsys.readouterr().out
    found = {path.name for path in (tmp_path / "man1").iterdir()}
    assert "factory-size.1" in found
    assert "factory-gone.1" not in found
    assert "other.1" in found
    (tmp_path / "file").write_text("")
    assert main(["man", "--to", str(tmp_path / "file")]) == 7
