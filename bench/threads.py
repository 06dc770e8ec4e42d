"""User-space click on one thread and on two: the same configuration, the same number of packets, one after the other.

Each ratio is of two runs that follow each other, so what else the machine does falls on both.
"""

from __future__ import annotations

import os
import resource
import statistics
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bench.configurations import run
from bench.row import Row
from factory.build import build_user_click
from factory.progress import Progress

REPEAT = 5
FEW, MANY = 100_000, 8_100_000  # packets through each source; what differs between the two runs is only these
THREADS = 2


def apart(packets: int, threads: int) -> str:
    """A source for each of two threads, which have nothing in common; the router stops when both have ended."""
    sources = "".join(
        f"s{n} :: InfiniteSource(LENGTH 18, LIMIT {packets}, BURST 32, STOP true) -> Counter -> Discard;\n"
        for n in range(THREADS)
    )
    return sources + f"StaticThreadSched({_placed('s', threads)});\nDriverManager(wait_stop {THREADS}, stop);\n"


def handed_over(packets: int, threads: int, queue: str) -> str:
    """One thread's source fills a queue that the other empties."""
    return (
        "s0 :: InfiniteSource(LENGTH 18, BURST 32) "
        f"-> {queue}(1024) -> s1 :: Unqueue(BURST 32) -> Counter(COUNT_CALL {packets} stop) -> Discard;\n"
        f"StaticThreadSched({_placed('s', threads)});\n"
    )


def measure(progress: Progress) -> list[Row]:
    if len(os.sched_getaffinity(0)) < THREADS:
        return [Row("two threads", None, "this process may use one processor only")]
    click = build_user_click(progress)
    with progress.step("sources apart"):
        rows = _rows(click, f"{THREADS} InfiniteSource -> Counter -> Discard", apart, THREADS)
    for queue in ("Queue", "ThreadSafeQueue"):
        with progress.step(f"{queue} between threads"):
            rows += _rows(click, f"Unqueue from a {queue}", partial(handed_over, queue=queue), 1)
    return rows


@dataclass(frozen=True)
class _Cost:
    """What one packet more from each source costs: seconds of the clock, and of all processors together."""

    elapsed: float
    used: float


def _rows(click: Path, name: str, configuration: Callable[[int, int], str], sources: int) -> list[Row]:
    """Packets/s on one thread and on two, the ratio, and what a packet costs the processors: medians over rounds."""
    rounds = [(_cost(click, configuration, 1), _cost(click, configuration, THREADS)) for _ in range(REPEAT)]
    rates = [statistics.median(sources / costs[index].elapsed for costs in rounds) for index in (0, 1)]
    return [
        Row(f"{name}, 1 thread", rates[0], "packets/s"),
        Row(f"{name}, {THREADS} threads", rates[1], "packets/s"),
        Row("  times as many", statistics.median(one.elapsed / two.elapsed for one, two in rounds), "of 1 thread's"),
        Row("  processor time for one", statistics.median(two.used / one.used for one, two in rounds), "of 1 thread's"),
    ]


def _cost(click: Path, configuration: Callable[[int, int], str], threads: int) -> _Cost:
    def timed(packets: int) -> tuple[float, float]:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        elapsed = run(click, configuration(packets, threads), (), ["-j", str(threads)]).elapsed
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return elapsed, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    few, many = timed(FEW), timed(MANY)
    return _Cost(*((b - a) / (MANY - FEW) for a, b in zip(few, many, strict=True)))


def _placed(prefix: str, threads: int) -> str:
    """Arguments of StaticThreadSched: elements prefix0, prefix1 … on the threads, one after the other."""
    return ", ".join(f"{prefix}{n} {n % threads}" for n in range(THREADS))
