"""Guests that are saved, restored, migrated, paused, shut down and rebooted on a real Xen; xenstore from inside.

What happens in dom0 is in dom0/lives.py. The guests are the program tests/boot/xenstore.c, echo.c and the firewall.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from guests import program

from factory.build import ImageRequest, build_images
from factory.checkout import RECIPES
from factory.dom0.domain import Domain, running
from factory.lab import Lab
from factory.progress import LineProgress

pytestmark = pytest.mark.lab
HERE = Path(__file__).parent / "dom0"
LIMIT = 300.0  # seconds: all moves take 25 s alone, five times that when everything else runs too
TICK = re.compile(
    r"tick (\d+) domid (\d+) error (\d+) fires (\d+) poke '(\w*)' ms (\d+) wall (\d+) free (\d+)( BACKWARDS)?"
)


@pytest.fixture(params=["pv", "pvh"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def asked(lab: Lab, command: str, name: str, *arguments: str) -> Any:
    """What the script found."""
    script = lab.dom0.path_of(HERE / "lives.py")
    finished = lab.dom0.execute(["python3", script, command, name, *arguments], timeout=LIMIT, check=True)
    return json.loads(finished.text)


@contextmanager
def guest(lab: Lab, image: Path, kind: str, arguments: str, memory: str = "8M") -> Iterator[Domain]:
    """A domain, paused. It is looked for by its name: its number changes. It must not stay, whatever became of it."""
    with running(lab.dom0, image, memory, kind, arguments=arguments, interfaces=0) as domain:
        yield domain


def check_ticks(lines: list[str], domids: int, moves: list[str]) -> None:
    """One program all the time: no tick is missing, time goes on, nothing leaks, dom0's words arrive."""
    ticks = sorted((match for line in lines if (match := TICK.fullmatch(line))), key=lambda match: int(match[1]))
    assert [int(tick[1]) for tick in ticks] == list(range(len(ticks)))
    assert all(tick[3] == "0" and not tick[9] for tick in ticks)
    assert all(int(a[6]) <= int(b[6]) for a, b in pairwise(ticks))
    assert all(int(a[7]) <= int(b[7]) for a, b in pairwise(ticks))
    assert len({tick[2] for tick in ticks}) == domids
    assert len({tick[8] for tick in ticks[1:]}) == 1
    assert {tick[5] for tick in ticks} == {"", *moves}
    # Anything else that it said: transactions that were open across a move to a new domain.
    said = {line for line in lines if not TICK.fullmatch(line)}
    assert said <= {"transaction: error 11 (EAGAIN)"}, said


@pytest.mark.parametrize(("kind", "times"), [("pv", 8), ("pvh", 3)])
def test_a_guest_lives_on(lab: Lab, kind: str, times: int) -> None:
    """Every move, and many: what a migration leaves behind in the guest shows in the ticks after the next one.

    Xen looks at a million frames of a PVH guest each time, whatever its memory (4 s), at 1,280 of PV (1.5 s).
    """
    moves = ["pause", "checkpoint", "save", "checkpoint", *["migrate"] * times, "save"]
    with guest(lab, program("xenstore"), kind, "tick", "5M") as domain:
        domain.unpause()
        found = asked(lab, "lives", domain.name, *moves)
    check_ticks(found["lines"], 1 + sum(move in ("save", "migrate") for move in moves), moves)


def test_the_firewall_keeps_its_state(lab: Lab, kind: str) -> None:
    request = ImageRequest("firewall", str(RECIPES / "firewall"), "out/firewall", {})
    (built,) = build_images([request], progress=LineProgress())
    # What saving is to a PVH guest's interfaces is in test_netfront.py: each move of one takes Xen 4 s.
    moves = ["save", "migrate", "checkpoint"] if kind == "pv" else ["migrate", "checkpoint"]
    with running(lab.dom0, built.image, "8M", kind, interfaces=2) as domain:
        domain.unpause()
        found = asked(lab, "firewall", domain.name, *moves)
    assert [passed for passed, _ in found] == [20] * (1 + len(moves))
    assert [int(count) for _, count in found] == [20 * number for number in range(1, 2 + len(moves))]


def test_reboot_and_shutdown_are_obeyed(lab: Lab, kind: str) -> None:
    with guest(lab, program("xenstore"), kind, "tick") as domain:
        domain.unpause()
        asked(lab, "lives", domain.name)
        found = asked(lab, "asked", domain.name, "reboot")
        again = asked(lab, "lives", domain.name)
        ended = asked(lab, "asked", domain.name, "shutdown")
    assert "minios: exit 0" in found["lines"]
    assert int(again["domid"]) > domain.domid
    assert again["lines"].count(next(line for line in again["lines"] if line.startswith("tick 0 "))) >= 1
    assert ended["lines"][-1] == "minios: exit 0"
    assert ended["lines"].count("minios: exit 0") == 2
    assert ended["seconds"] < 10


def test_everything_of_the_client(lab: Lab, kind: str) -> None:
    """Values, lists, transactions, watches, and 10,000 requests of 16 threads: the program checks itself."""
    with guest(lab, program("xenstore"), kind, "") as domain:
        domain.unpause()
        for _ in domain.output():
            pass
        print(domain.text)
        assert "xenstore ok" in domain.text.splitlines()
        assert domain.status == 0


def test_xenstored_stands_still(lab: Lab, kind: str) -> None:
    """A read waits as long as xenstored does, and those after it are answered."""
    with guest(lab, program("xenstore"), kind, "hold 1900") as domain:
        domain.unpause()
        found = asked(lab, "stopped_store", domain.name, "2")
    (reads, longest) = map(int, re.findall(r"(\d+) reads, longest (\d+) ms", "\n".join(found["lines"]))[0])
    assert reads > 100
    assert 1900 <= longest < found["ms"] + 5000  # another emulated processor's turn may come between


@pytest.mark.parametrize(("count", "distinct"), [(1000, "no"), (900, "yes")])
def test_a_storm_of_watch_events(lab: Lab, kind: str, count: int, distinct: str) -> None:
    """Each call takes 0.3 s. One node: its events wait as one. 900 nodes: more paths than may wait become one call."""
    with guest(lab, program("xenstore"), kind, f"storm data/test/watched {count}") as domain:
        said = asked(lab, "storm", domain.name, str(count), distinct)
    calls = int(re.findall(rf"{count} writes, (\d+) calls", "\n".join(said))[0])
    assert 1 <= calls < 100
    assert said[-1] == "minios: exit 0"


def test_a_directory_longer_than_a_message(lab: Lab, kind: str) -> None:
    with guest(lab, program("xenstore"), kind, "list data/many") as domain:
        said = asked(lab, "many_names", domain.name, "200")
    assert "200 names, 12000 bytes" in said
