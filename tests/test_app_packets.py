"""Steps with frames in tests of apps: an app that does what they say passes, one that does not is told of."""

from __future__ import annotations

from pathlib import Path

import pytest

from factory.errors import ExitCode, FactoryError
from factory.recipe import load
from factory.testing.apps import runner
from factory.testing.apps.case import load_case
from factory.testing.apps.runner import AppVerdict

# Forwards every frame but those to or from a port 9 (in an untagged UDP datagram without options), which it sends back.
SOURCE = """\
#include <bridge.h>
#include <stdio.h>

static bool passes(void *unused, unsigned from, unsigned char *frame, uint32_t length)
{
    (void)unused, (void)from;
    return length < 38 || frame[37] != 9;
}

int main(void)
{
    static struct bridge bridge;
    if (!bridge_open(&bridge, 0, 1, passes, NULL))
        return 1;
    puts("ready");
    bridge_run(&bridge, UINT64_MAX);
    return 0;
}
"""
RECIPE = """\
[recipe]
kind = "app"
name = "forwarder"
description = "forwards"
[app]
libraries = ["bridge"]
[machine]
memory = "8M"
[[interface]]
name = "left"
[[interface]]
name = "right"
"""
READY = '[[step]]\nconsole = ["ready"]\n'
HEADERS = "020000000002020000000001080045000020000100004011f6c8c0000201c0000202"
ECHO, DISCARD = f"{HEADERS}04010007000c0000{'61' * 4}", f"{HEADERS}04010009000c0000{'61' * 4}"


def frames(*rows: tuple[str, bool], on: str = "left", to: str = "right") -> str:
    listed = ", ".join(f'{{ name = "f", passes = {str(passes).lower()}, hex = "{data}" }}' for data, passes in rows)
    return f'[[step]]\non = "{on}"\nto = "{to}"\ntime = 3\nframes = [{listed}]\n'


@pytest.fixture(scope="module")
def forwarder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("apps") / "forwarder"
    (folder / "tests").mkdir(parents=True)
    (folder / "main.c").write_text(SOURCE)
    (folder / "recipe.toml").write_text(RECIPE)
    return folder


def verdicts(folder: Path, case: str) -> list[AppVerdict]:
    (folder / "tests" / "a.toml").write_text(case)
    return list(runner.run(load(str(folder)), {}, None, machines=("microvm",)))


@pytest.mark.boot
class TestFrames:
    def test_what_is_as_expected(self, forwarder: Path) -> None:
        both = frames((ECHO, True), (DISCARD, False), (ECHO, True))
        found = verdicts(forwarder, READY + both + frames((ECHO, True), on="right", to="left"))
        assert [verdict.passed for verdict in found] == [True] * 3
        assert found[1].step == "step 2: frames from left to right"

    def test_captures(self, forwarder: Path) -> None:
        step = '[[step]]\non = "left"\nto = "right"\ntime = 3\ncaptures = ["tcpdump:ssh.pcap"]\nexpect = "{}"\n'
        found = verdicts(forwarder, READY + step.format("len > 0") + step.format("tcp src port 22"))
        assert [verdict.passed for verdict in found] == [True, True, False]

    def test_one_too_many(self, forwarder: Path) -> None:
        found = verdicts(forwarder, READY + frames((ECHO, False)))
        assert not found[-1].passed
        assert found[-1].complaints[0].startswith("on right: 0 frames expected, 1 came")
        assert "console: ready" in found[-1].complaints

    def test_one_too_few(self, forwarder: Path) -> None:
        found = verdicts(forwarder, READY + frames((ECHO, True), (DISCARD, True)))
        assert (
            found[-1].complaints[0].startswith("on right: 2 frames expected, 1 came; the first difference is number 2")
        )

    def test_on_the_wrong_interface(self, forwarder: Path) -> None:
        found = verdicts(forwarder, READY + frames((ECHO, True), to="left"))
        assert [complaint.split(";")[0] for complaint in found[-1].complaints if "expected," in complaint] == [
            "on left: 1 frames expected, 0 came",
            "on right: 0 frames expected, 1 came",
        ]

    def test_no_such_interface(self, forwarder: Path) -> None:
        with pytest.raises(FactoryError, match="there is no interface 'middle'"):
            verdicts(forwarder, READY + frames((ECHO, True), to="middle"))

    def test_links_and_frames(self, forwarder: Path) -> None:
        with pytest.raises(FactoryError, match="steps with frames take all interfaces"):
            verdicts(forwarder, 'links = ["user"]\n' + READY + frames((ECHO, True)))


@pytest.mark.unit
@pytest.mark.parametrize(
    ("case", "line", "what"),
    [
        (frames((ECHO, True)), 1, "before the app has said that it is ready"),
        (READY + '[[step]]\non = "left"\n', 3, "step 2 lacks 'to'"),
        (READY + '[[step]]\non = "left"\nto = "right"\n', 3, "step 2 needs either 'captures' or 'frames'"),
        (READY + '[[step]]\non = "left"\nto = "right"\ncaptures = ["a"]\n', 3, "captures but no 'expect'"),
        (READY + '[[step]]\non = "left"\nto = "right"\nhandlers = { a = 1 }\n', 6, "unknown key 'handlers'"),
        (READY + frames(("0g", True)), 7, "needs hex digits"),
    ],
)
def test_what_is_no_case(tmp_path: Path, case: str, line: int, what: str) -> None:
    path = tmp_path / "a.toml"
    path.write_text(case)
    with pytest.raises(FactoryError) as caught:
        load_case(path)
    assert what in caught.value.what
    assert caught.value.code is ExitCode.CONFIG
    assert caught.value.where
    assert caught.value.where.endswith(f"a.toml:{line}")
