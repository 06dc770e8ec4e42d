"""What only a PV guest has: page tables that Xen checks, its smallest memory, exceptions on the stack in use.

What it shares with PVH is in test_boot_xen.py, suspends are in test_suspend.py.
"""

from __future__ import annotations

import re
import threading
import time

import pytest
from crash_reports import CRASHES, in_crash
from guests import CRASH, program

from factory.build import build_images
from factory.dom0.domain import running
from factory.errors import FactoryError
from factory.lab import Lab
from factory.progress import LineProgress
from factory.recipe import load
from factory.testing import domain as places
from factory.testing import runner, variants
from factory.testing.capture import CaptureStore
from factory.testing.case import load_case
from factory.testing.oracle import exchanges

pytestmark = pytest.mark.lab
LIMIT = 60.0  # seconds after which a guest is ended: it hangs


def boot(lab: Lab, name: str, arguments: str = "", memory: str = "8M") -> tuple[str, int | None]:
    """What the program wrote before the kernel's `minios: exit`, and its status; None when there is none."""
    with running(lab.dom0, program(name), memory, "pv", arguments=arguments) as domain:
        clock = threading.Timer(LIMIT, lambda: lab.dom0.execute(["xl", "destroy", domain.name]))
        clock.start()
        domain.unpause()
        for _ in domain.output():
            pass
        clock.cancel()
        return domain.text.partition("minios: exit ")[0], domain.status


# Pages that are absent, read-only, and without execute permission: by one bit for two megabytes, or one of their own.
@pytest.mark.parametrize("way", ["read-null", "write-constant", "run-data", "run-heap"])
def test_protected_page(lab: Lab, way: str) -> None:
    text, status = boot(lab, "crash", way)
    CRASHES[way].check(text)
    assert status == CRASH


@pytest.mark.parametrize("way", ["overflow", "overflow-thread"])
def test_stack_overflow(lab: Lab, way: str) -> None:
    """Xen has no room to report it to the kernel: it ends the domain, and its own log says where (crash-dumps.md)."""
    lab.dom0.execute(["xl", "dmesg", "-c"], check=True)
    assert boot(lab, "crash", way) == ("", None)
    log = lab.dom0.execute(["xl", "dmesg"], check=True).text
    assert re.search(r"Domain \d+ \(vcpu#0\) crashed", log), log
    found = re.search(r"RIP: +e033:\[<([0-9a-f]{16})>\]", log)
    assert found, log
    assert "deeper (" in in_crash(f"  #0 0x{found[1].lstrip('0')}")


# The least that Xen's builder makes; an end inside of what its page tables map; one inside of what ours do.
@pytest.mark.parametrize("memory", [4, 5, 131])
def test_all_memory_can_be_used(lab: Lab, memory: int) -> None:
    text, status = boot(lab, "heap", memory=f"{memory}M")
    found = re.match(r"total (\d+) ", text)
    assert found, text
    assert int(found[1]) == (memory << 20) - 4096  # all but the page that NULL points to
    assert text.endswith("heap ok\n")
    assert status == 0


def test_too_little_memory_is_refused_by_xen(lab: Lab) -> None:
    with (
        pytest.raises(FactoryError, match="xl failed") as refused,
        running(lab.dom0, program("hello"), "3M", "pv"),
    ):
        pass
    assert "not enough memory for initial mapping" in "\n".join(refused.value.details)


def test_the_firewall_forwards_in_4_mb(lab: Lab) -> None:
    """The frames of its packet case for the default rules."""
    recipe = load("firewall", {}, None)
    case = load_case(recipe.folder / "tests" / "rules.toml")
    names = tuple(interface.name for interface in recipe.interfaces)
    plan = runner.Plan(case, recipe, exchanges(case, names, CaptureStore(lambda: pytest.fail("it has captures"))))
    (built,) = build_images([variants.image_request(recipe, {}, {}, None, None)], progress=LineProgress())
    verdicts = list(
        runner.in_image(
            [plan], built.image, "pv", lambda image, _, count, kind: places.running(lab.dom0, image, "4M", count, kind)
        )
    )
    assert verdicts
    assert [verdict.complaints for verdict in verdicts if not verdict.passed] == []


def test_a_command_line_that_xen_cuts_off_is_refused(lab: Lab) -> None:
    text, status = boot(lab, "hello", f"0 {'x' * 1100}")
    assert text.startswith("\nminios: panic: the command line is 1023 bytes or longer: ")
    assert status == CRASH


def test_a_sleeping_guest_takes_no_processor_time(lab: Lab) -> None:
    """Events are looked for, not delivered: the guest must give the processor up nevertheless."""
    with running(lab.dom0, program("time"), "8M", "pv", arguments="60000") as domain:
        domain.unpause()
        for _ in domain.output():
            if "mark 1" in domain.text:
                break
        before = _seconds(lab, domain.name)
        time.sleep(2)
        assert _seconds(lab, domain.name) - before < 0.5


def _seconds(lab: Lab, name: str) -> float:
    """Processor time of a domain."""
    return float(lab.dom0.execute(["xl", "list", name], check=True).text.split()[-1])
