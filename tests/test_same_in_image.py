"""The same element files behave the same in user space and in the image: what they print, and the exit status.

Each tests/same/*.click runs in both. A line `// arguments: …` in it gives both drivers arguments. Nothing is filtered
but what only an image prints: that the router runs (when it does) and that the guest ends.
"""

from __future__ import annotations

import contextlib
import os
import re
import shlex
import sys
import termios
import threading
from pathlib import Path

import pytest
from everything import NAME, Everything
from guests import LIMIT, console

from factory import process
from factory.checkout import ROOT
from factory.run.qemu import Guest, guest_status

pytestmark = [pytest.mark.build, pytest.mark.boot]

CONFIGURATIONS = sorted((Path(__file__).parent / "same").glob("*.click"))
_ARGUMENTS = re.compile(r"^// arguments: (.*)$", re.MULTILINE)
_RUNS = f"{NAME}: router running, 0 interfaces\n"
_END = re.compile(r"minios: exit (\d+)\n\Z")


@pytest.fixture(scope="session")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Everything:
    return Everything(tmp_path_factory.mktemp(NAME))


def in_user_space(click: Path, text: str, arguments: list[str]) -> tuple[str, int]:
    """Output and status. On a terminal, as the guest is: standard output and standard error keep their order."""
    terminal, program = os.openpty()
    with os.fdopen(terminal, "rb", buffering=0) as reader:
        settings = termios.tcgetattr(program)
        settings[1] &= ~termios.OPOST  # no \r
        termios.tcsetattr(program, termios.TCSANOW, settings)
        with process.spawn(
            [click, "-e", text, *arguments], stdout=program, stderr=program, extra_env={"LANG": "C"}
        ) as child:
            os.close(program)
            clock = threading.Timer(LIMIT, child.kill)
            clock.start()
            output = b""
            with contextlib.suppress(OSError):  # EIO: nobody has the other end any more
                while piece := reader.read(65536):
                    output += piece
            status = child.wait()
            clock.cancel()
            return output.decode(), status


def in_image(everything: Everything, text: str, arguments: list[str], folder: Path) -> tuple[str, int | None]:
    """The console and the guest's status."""
    image = everything.with_configuration(text, folder / "router.elf")
    printed, status = console(Guest(image, "8M", arguments=shlex.join(arguments)).command())
    ended = _END.search(printed)
    assert ended, f"the guest did not come to an end:\n{printed}"
    assert guest_status(status) == int(ended[1])
    return printed[: ended.start()].replace(_RUNS, "", 1), guest_status(status)


def test_every_element_compiles_and_links_for_the_guest(everything: Everything) -> None:
    warnings = [line for line in everything.said if "warning:" in line]
    assert not warnings, "\n".join(warnings)


def test_an_image_with_every_element_starts(everything: Everything) -> None:
    printed, status = console(Guest(everything.image, "8M", arguments="-q").command())
    assert (printed, guest_status(status)) == ("minios: exit 0\n", 0)


@pytest.mark.parametrize("configuration", CONFIGURATIONS, ids=lambda path: path.stem)
def test_same(configuration: Path, click_binary: Path, everything: Everything, tmp_path: Path) -> None:
    text = configuration.read_text()
    found = _ARGUMENTS.search(text)
    arguments = shlex.split(found[1]) if found else []
    expected = in_user_space(click_binary, text, arguments)
    assert expected[1] in (0, 1), f"user-space click did not end well:\n{expected[0]}"
    assert expected[0], "a configuration that prints nothing shows nothing"
    assert in_image(everything, text, arguments, tmp_path) == expected


def test_arguments_behind_two_dashes_reach_the_guest(tmp_path: Path) -> None:
    """`factory run RECIPE -- ARG…`: parameters, also ones with blanks, and handlers."""
    (tmp_path / "recipe.toml").write_text(
        '[recipe]\nname = "said"\nkind = "click"\ndescription = "Arguments"\n'
        'config = "said.click"\n[machine]\nmemory = "8M"\n'
    )
    (tmp_path / "said.click").write_text(
        "define($LIMIT 1, $TEXT none);\n"
        "InfiniteSource(LIMIT $LIMIT) -> c :: Counter -> Discard;\nScript(print $TEXT, wait 50ms, stop);\n"
    )
    arguments = ["LIMIT=7", 'TEXT="two  words"', "-h", "c.count", "-h", "c.class"]
    ran = process.run(
        [sys.executable, "-m", "factory", "-q", "run", tmp_path, "--", *arguments], cwd=ROOT, timeout=4 * LIMIT
    )
    assert ran.stdout.splitlines() == [
        "said: router running, 0 interfaces", "two  words", "c.count:", "7", "", "c.class:", "Counter", "",
        "minios: exit 0"
    ]  # fmt: skip
