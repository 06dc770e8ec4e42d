"""Netfront on a real Xen: frames through netback, its switches, backends that go, come back, or lie.

What happens in dom0 is in dom0/vifs.py and dom0/hostile.py.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from guests import program

from factory.dom0.domain import Domain, running
from factory.lab import Lab

pytestmark = pytest.mark.lab
HERE = Path(__file__).parent / "dom0"
SCRIPTS = "/tmp/netfront"
ALL = "poll,persistent,refill"
SWITCHES = ["", "poll", "persistent", "refill", "persistent,refill", ALL]
LIMIT = 120.0


def asked(lab: Lab, script: str, *arguments: str) -> Any:
    """What a script of dom0/ found."""
    for file in HERE.glob("*.py"):
        lab.dom0.put(file, f"{SCRIPTS}/{file.name}")
    finished = lab.dom0.execute(["python3", f"{SCRIPTS}/{script}.py", *arguments], timeout=LIMIT)
    assert finished.status == 0, finished.stderr.decode()
    return json.loads(finished.text)


@contextmanager
def echo(lab: Lab, kind: str, interfaces: int, switches: str, limit: int = 0) -> Iterator[Domain]:
    """The program echo, paused: what comes in on interface 0 goes out on 1 and back; 2 and 3 the same."""
    words = f"{limit} minios.netfront={switches}"
    with running(lab.dom0, program("echo"), "16M", kind, interfaces=interfaces, arguments=words) as domain:
        yield domain


@pytest.mark.parametrize("kind", ["pv", "pvh"])
@pytest.mark.parametrize("switches", SWITCHES)
def test_frames_pass_unchanged(lab: Lab, kind: str, switches: str) -> None:
    """Every length from 60 to 1514 bytes, both ways, byte for byte and in order."""
    with echo(lab, kind, 2, switches) as domain:
        domain.unpause()
        assert asked(lab, "vifs", "traffic", str(domain.domid)) == [[1455, 1455], [600, 600]]


@pytest.mark.parametrize(("kind", "switches"), [("pv", ""), ("pvh", "persistent,refill")])
@pytest.mark.parametrize("what", ["unplugged", "restarted", "saved"])
def test_a_backend_that_goes_and_comes_back(lab: Lab, kind: str, switches: str, what: str) -> None:
    with echo(lab, kind, 2, switches) as domain:
        domain.unpause()
        results = asked(lab, "vifs", what, str(domain.domid))
    assert all(found == [50, 50] for found in results), results
    assert len(results) > 2


@pytest.mark.parametrize(("kind", "switches"), [("pv", ""), ("pv", "persistent,refill"), ("pvh", "persistent,refill")])
def test_a_backend_that_lies(lab: Lab, kind: str, switches: str) -> None:
    """Responses that cannot be are dropped, honest ones between them are not; other interfaces see nothing of it."""
    with echo(lab, kind, 4, switches) as domain:
        results = asked(lab, "hostile", "lies", str(domain.domid))
    assert results.pop("others") == [100, 100]
    assert all(results.values()), results


@pytest.mark.parametrize("how", ["overrun", "behind", "send-overrun", "unknown-id"])
def test_a_ring_that_makes_no_sense(lab: Lab, how: str) -> None:
    with echo(lab, "pv", 4, "") as domain:
        results = asked(lab, "hostile", "broken", str(domain.domid), how)
    assert results == {"others": [100, 100], "new backend": [100, 100]}


def test_a_page_that_is_not_given_back(lab: Lab) -> None:
    with echo(lab, "pv", 4, "") as domain:
        results = asked(lab, "hostile", "held", str(domain.domid))
    assert results == {"kept": 10, "changed": 0, "others": [100, 100]}


@pytest.mark.parametrize(
    ("kind", "switches", "count"), [("pv", ALL, 1_000_000), ("pv", "", 60_000), ("pvh", "persistent", 60_000)]
)
def test_nothing_leaks(lab: Lab, kind: str, switches: str, count: int) -> None:
    """The program leak says what is in use when queues have been as long as they get, and again after `count` frames."""
    first, limit = 40_000, 90.0
    words = f"{first} {count} minios.netfront={switches}"
    with running(lab.dom0, program("leak"), "16M", kind, interfaces=2, arguments=words) as domain:
        domain.unpause()
        passed, seconds = asked(lab, "flood", str(domain.domid), str(first + count), str(limit))
        assert passed == first + count, f"{passed} frames in {seconds:.0f} s"
        for _ in domain.output():
            if domain.text.count("in use") == 2:
                break
        used = re.findall(r"in use: heap (\d+) pages (\d+) grants (\d+) buffers (\d+)", domain.text)
    assert len(used) == 2, domain.text
    assert used[0] == used[1]
