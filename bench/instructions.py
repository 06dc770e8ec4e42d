"""Instructions that user-space click executes for a packet and to start (callgrind), beside Click 2.1's.

Per packet: (60,000 packets - 20,000) / 40,000. Start: the whole process, with a chain of Nulls and Script(stop).
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from bench.configurations import CLASSIFIER, COUNTER, QUEUE, TEE, UDP, chain, memory, nulls, source, written
from bench.row import Row
from factory import process
from factory.build import build_user_click
from factory.errors import ExitCode, FactoryError
from factory.progress import Progress

CHECKED = f"S -> {UDP} -> CheckIPHeader"


def filters(count: int) -> str:
    rules = ", ".join(f"deny src net 192.168.{n % 256}.{n // 256 * 64}/26 && dst port {2000 + n}" for n in range(count))
    return f"{CHECKED} -> IPFilter({rules}, allow all) -> Discard"


# name, configuration (S is the source), instructions of Click 2.1, our goal
TABLE = [
    ("Counter", COUNTER, 254.5, 120),
    ("ten Null", nulls(10), 436.4, 250),
    ("Queue, Unqueue", QUEUE, 234.5, 150),
    ("Tee(4)", TEE, 423.4, 280),
    ("Classifier, the 20th pattern", CLASSIFIER, 1286.4, 640),
    ("UDPIPEncap, CheckIPHeader", f"{CHECKED} -> Discard", 1131.4, 560),
    (
        "IPClassifier, 9 misses",
        f"{CHECKED} -> c :: IPClassifier({', '.join(f'tcp dst port {5000 + n}' for n in range(9))}, -); "
        + "".join(f"c[{n}] -> Discard; " for n in range(10)),
        1391.4,
        660,
    ),
    ("IPFilter, 10 rules", filters(10), 1462.4, 680),
    ("IPFilter, 100 rules", filters(100), 4330.4, 900),
    ("IPFilter, 1,000 rules", filters(1000), 31322.4, 1200),
    (
        "IPRewriter, one flow",
        f"{CHECKED} -> IPRewriter(pattern 1.0.0.1 1024-65535 - - 0 0) -> Discard",
        1448.4,
        800,
    ),
    (
        "RadixIPLookup, DecIPTTL",
        f"{CHECKED} -> GetIPAddress(16) -> r :: RadixIPLookup(10.0.0.0/8 0, 0.0.0.0/0 1) -> d :: DecIPTTL -> Discard; "
        "r[1] -> d",
        1478.4,
        800,
    ),
]
FEW, MANY = 20_000, 60_000
TRIVIAL = 20  # the goal for one element that only passes a packet on
# elements, millions of instructions of Click 2.1
START = [(10, 2.67), (1_000, 16.0), (20_000, 285.0)]
MEMORY = 13.0  # MB for 20,000


def measure(progress: Progress) -> list[Row]:
    if not shutil.which("valgrind"):
        raise FactoryError("valgrind is not installed", hint="apt-get install valgrind", code=ExitCode.HOST)
    click = build_user_click(progress)
    rows = []
    for name, configuration, peer, goal in TABLE:
        with progress.step(f"instructions: {name}"):
            each = per_packet(click, configuration)
        rows.append(Row(name, each, f"({peer:g})", f"at most {goal}", each <= goal))
    with progress.step("instructions: one element"):
        each = (per_packet(click, nulls(20)) - per_packet(click, nulls(10))) / 10
    rows.append(Row("one Null more", each, "", f"at most {TRIVIAL}", each <= TRIVIAL))
    for elements, peer in START:
        with progress.step(f"instructions: start with {elements:,} elements"):
            total = _count(click, chain(elements)) / 1e6
        rows.append(
            Row(f"start with {elements:,} elements", total, f"million ({peer:g})", f"at most {peer:g}", total <= peer)
        )
    most = memory(click, START[-1][0]) / 1e6
    rows.append(
        Row(f"start with {START[-1][0]:,} elements", most, f"MB ({MEMORY:g})", f"at most {MEMORY:g}", most <= MEMORY)
    )
    return rows


def per_packet(click: Path, configuration: str, tool: str = "") -> float:
    """tool: one of click's tools that changes the configuration, and compiles the package that it makes."""
    text = configuration.replace(" -> ", "\n -> ")
    return (_count(click, source(MANY) + text, tool) - _count(click, source(FEW) + text, tool)) / (MANY - FEW)


def _count(click: Path, text: str, tool: str = "") -> int:
    with written(text) as plain:
        router = plain.with_suffix(".archive") if tool else plain
        if tool:
            process.run([click.parent / tool, "-u", plain, "-o", router])
        out = router.with_suffix(".callgrind")
        said = process.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", click, router]).stderr
    found = re.search(r"Collected : (\d+)", said)
    if not found:
        raise FactoryError("callgrind printed no count", details=said.splitlines()[-10:])
    return int(found[1])
