"""A driver of few elements: what click-mkmindriver lists is built by make, and runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from factory import process
from factory.build import mindriver
from factory.checkout import ROOT
from factory.errors import ExitCode, FactoryError

MAKEFILE = f"# Click Makefile: userlevel\ninclude {ROOT}/click/userlevel/Makefile\n"
CONFIGURATION = "InfiniteSource(LIMIT 5, STOP true) -> Strip(14) -> c :: Counter -> Queue -> Discard"


@pytest.mark.build
def test_make_builds_what_the_tool_listed(click_binary: Path, tmp_path: Path) -> None:
    (tmp_path / "Makefile").write_text(MAKEFILE)
    tool = click_binary.parent / "click-mkmindriver"
    said = process.run([tool, "-p", "pytest_small", "-e", CONFIGURATION], cwd=tmp_path, timeout=60).stderr
    assert said.splitlines()[-1] == "Build 'pytest_smallclick' with 'make MINDRIVER=pytest_small'."
    process.run(["make", "MINDRIVER=pytest_small"], cwd=tmp_path, timeout=300)
    small = tmp_path / "pytest_smallclick"
    command = [small, "-e", CONFIGURATION, "-h", "c.count", "-h", "classes"]
    ran = process.run(command, cwd=tmp_path, timeout=60).stdout.split("\n")
    assert ran[:2] == ["c.count:", "5"]
    classes = ran[ran.index("classes:") + 1 :]
    assert {"InfiniteSource", "Strip", "Counter", "Queue", "Discard"} < set(classes)
    assert not {"Classifier", "IPFilter", "Tee"} & set(classes)
    assert small.stat().st_size < click_binary.stat().st_size / 2
    unknown = process.run([small, "-e", "Tee"], cwd=tmp_path, timeout=60, check=False)
    assert unknown.status == 1
    assert "undeclared element 'Tee'" in unknown.stderr


@pytest.mark.unit
@pytest.mark.parametrize(
    ("name", "text", "what", "code"),
    [
        ("small.conf", "", "elements_PKG.conf", ExitCode.USAGE),
        ("elements_a b.conf", "", "elements_PKG.conf", ExitCode.USAGE),
        (
            "elements_x.conf",
            "elements/standard/tee.cc\t\n/etc/passwd\tx\n",
            "'/etc/passwd' is no source",
            ExitCode.CONFIG,
        ),
        ("elements_x.conf", "\0\n", "is no source", ExitCode.CONFIG),
    ],
)
def test_bad_listings(name: str, text: str, what: str, code: ExitCode, tmp_path: Path) -> None:
    listing = tmp_path / name
    listing.write_text(text)
    with pytest.raises(FactoryError, match=what) as caught:
        mindriver.read(listing)
    assert caught.value.code == code
    if code is ExitCode.CONFIG:
        assert str(caught.value.where).startswith(f"{listing}:")


@pytest.mark.unit
def test_a_listing_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FactoryError, match=r"cannot read elements_x\.conf"):
        mindriver.read(tmp_path / "elements_x.conf")
