"""The configurations of `bench threads`: each packet that a source makes arrives, on one thread and two."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from bench import threads
from bench.configurations import run

pytestmark = pytest.mark.build

PACKETS = 5000
COUNTED = {
    "apart": (threads.apart, threads.THREADS * PACKETS),
    "queue": (partial(threads.handed_over, queue="Queue"), PACKETS),
    "shared_queue": (partial(threads.handed_over, queue="ThreadSafeQueue"), PACKETS),
}


@pytest.mark.parametrize("name", COUNTED)
@pytest.mark.parametrize("number", [1, threads.THREADS])
def test_packets_arrive(name: str, number: int, click_binary: Path) -> None:
    configuration, expected = COUNTED[name]
    said = run(click_binary, configuration(PACKETS, number), (), ["-j", str(number), "-h", "Counter.count"]).stdout
    counts = [int(line) for line in said.splitlines() if line.isdigit()]
    # A router that a Counter stops makes a few packets more.
    assert sum(counts) >= expected
