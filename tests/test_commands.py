"""Compile commands that are written out once are those that SCons would fill in for each object."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import pytest

from factory.build.commands import written_out
from factory.build.guest import _NAMED_ALIKE
from factory.build.object_key import HEADERS

pytestmark = pytest.mark.unit


_number = itertools.count()


def _environment(**settings: Any) -> Any:
    from SCons.Environment import Environment

    common: dict[str, Any] = {
        "CC": "gcc", "CXX": "g++", "CCFLAGS": ["-O2", "-Wall"], "CPPPATH": ["#click/include", "/usr/include"],
        "CPPDEFINES": {"CLICK_USERLEVEL": "1"},
        "PREFIX_MAPS": ["-fdebug-prefix-map=/x=."], "ASSEMBLER_MAPS": ["--debug-prefix-map=/x=."],
    }  # fmt: skip
    return Environment(tools=["gcc", "g++", "gas"], **(common | settings))


def _filled_in(environment: Any, command: str, source: str) -> tuple[list[str], list[str]]:
    """As it is run, and as SCons compares it."""
    name = f"object{next(_number)}.o"  # SCons allows each once
    nodes = environment.Object(f"#out/place/{name}", source)
    run = str(environment.subst(f"${command}", 0, target=nodes, source=nodes[0].sources))
    compared = str(nodes[0].get_executor().get_contents(), "utf-8")
    return run.replace(name, "object.o").split(), compared.replace(name, "object.o").split()


@pytest.mark.parametrize(("source", "command"), [("a.cc", "CXXCOM"), ("b.c", "CCCOM"), ("c.S", "ASPPCOM")])
@pytest.mark.parametrize("settings", [{}, _NAMED_ALIKE])
def test_the_same_command(settings: dict[str, str], source: str, command: str) -> None:
    expected = _filled_in(_environment(**settings), command, source)
    environment = _environment(**settings)
    written = written_out(environment, Path(source))
    assert written.environment is not environment
    assert "$CCFLAGS" not in written.environment[command]
    assert _filled_in(written.environment, command, source) == expected
    assert [node.name for node in written.depends] == ["g++" if source == "a.cc" else "gcc"]


def test_each_environment_has_its_own() -> None:
    first, second = _environment(), _environment(CXXFLAGS=["-fno-rtti"])
    assert "-fno-rtti" not in written_out(first, Path("a.cc")).environment["CXXCOM"]
    assert "-fno-rtti" in written_out(second, Path("a.cc")).environment["CXXCOM"]
    assert written_out(first, Path("a.cc")) is written_out(first, Path("b.cc"))


def test_what_needs_quotes_is_left_to_scons() -> None:
    settings = {"CPPPATH": ["/a folder"], HEADERS: "#out/headers"}
    expected = _filled_in(_environment(**settings), "CXXCOM", "a.cc")
    written = written_out(_environment(**settings), Path("a.cc"))
    assert _filled_in(written.environment, "CXXCOM", "a.cc") == expected
    assert "$CCFLAGS" in written.environment["CXXCOM"]


def test_an_object_depends_on_the_same_whatever_needs_quotes() -> None:
    """Or a checkout whose path has a blank would find nothing in a cache that others have filled."""
    plain, quoted = (
        written_out(_environment(CPPPATH=[folder], **{HEADERS: "#out/headers"}), Path("a.cc"))
        for folder in ("/folder", "/a folder")
    )
    assert [node.name for node in plain.depends] == [node.name for node in quoted.depends] == ["headers", "g++"]
    for written in (plain, quoted):
        assert not written.environment["IMPLICIT_COMMAND_DEPENDENCIES"]
