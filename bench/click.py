"""User-space click: packets/s, cycles per packet, handler calls/s, start time and memory per element (medians)."""

from __future__ import annotations

import shutil
import statistics
from collections.abc import Callable
from pathlib import Path

from bench.configurations import CLASSIFIER, COUNTER, QUEUE, TEE, chain, memory, run, source, written
from bench.row import Row
from factory import process
from factory.build import build_user_click
from factory.progress import Progress

PAINT = "S -> Paint(2) -> s :: PaintSwitch; " + "".join(f"s[{n}] -> Discard; " for n in range(4))
TABLE = [
    ("InfiniteSource -> Counter -> Discard", COUNTER),
    ("Classifier, the 20th of 20 patterns", CLASSIFIER),
    ("Queue -> Unqueue", QUEUE),
    ("Tee(4), packets in", TEE),
    ("Paint -> PaintSwitch", PAINT),
]
REPEAT = 5
FEW, MANY = 100_000, 4_100_000  # packets; what differs between the two runs is only these
# A Script may jump 1,000 times; each time it makes so many calls.
CALLS, FEW_ROUNDS, MANY_ROUNDS = 200, 100, 900
START = (10, 1_000, 20_000)
DEFINES = 65_000


def measure(progress: Progress) -> list[Row]:
    click = build_user_click(progress)
    rows = []
    for name, configuration in TABLE:
        with progress.step(f"packets: {name}"):
            each = _median(lambda n, c=configuration: _seconds(click, source(n) + c), FEW, MANY)  # type: ignore[misc]
        rows.append(Row(name, 1 / each, "packets/s"))
    with progress.step("cycles"):
        rows += _cycles(click)
    for name, instruction in (("read", "set x $(c.count)"), ("write", "write c.reset")):
        with progress.step(f"handler calls: {name}"):
            each = _median(lambda n, i=instruction: _seconds(click, calls(i, n)), FEW_ROUNDS, MANY_ROUNDS)  # type: ignore[misc]
        rows.append(Row(f"Script calls a {name} handler", CALLS / each, "calls/s"))
    for elements in START:
        with progress.step(f"start with {elements:,} elements"):
            times = [_seconds(click, chain(elements)) for _ in range(REPEAT)]
        rows.append(Row(f"{elements:,} elements: parse, start, stop", statistics.median(times) * 1000, "ms"))
    defines = "".join(f"define($v{index} {index});\n" for index in range(DEFINES)) + "Script(stop);\n"
    times = [_seconds(click, defines) for _ in range(REPEAT)]
    rows.append(Row(f"{DEFINES:,} variables: parse, start, stop", statistics.median(times) * 1000, "ms"))
    few, many = START[0], START[-1]
    rows.append(Row("memory for one element", (memory(click, many) - memory(click, few)) / (many - few), "bytes"))
    return rows


def calls(instruction: str, rounds: int) -> str:
    """A router whose Script runs an instruction CALLS times in each round."""
    loop = f"set i 0, label again, {f'{instruction}, ' * CALLS}set i $(add $i 1), goto again $(lt $i {rounds}), stop"
    return f"c :: Counter; Idle -> c -> Discard;\nScript({loop});\n"


def _seconds(click: Path, text: str) -> float:
    return run(click, text).elapsed


def _median(measured: Callable[[int], float], few: int, many: int) -> float:
    """What one more costs: the process's own start falls out. Both runs of a pair see the same machine."""
    return statistics.median((measured(many) - measured(few)) / (many - few) for _ in range(REPEAT))


def _cycles(click: Path) -> list[Row]:
    """Without a processor that counts for us (many virtual machines' do not) a row says so."""
    if not shutil.which("perf"):
        return [Row("cycles per packet", None, "perf is not installed")]
    rows = []
    for name, configuration in TABLE:
        counts = [_count_cycles(click, source(n) + configuration) for n in (FEW, MANY)]
        if counts[0] is None or counts[1] is None:
            return [Row("cycles per packet", None, "perf stat counts no cycles on this machine")]
        rows.append(Row(f"{name}: cycles", (counts[1] - counts[0]) / (MANY - FEW), "per packet"))
    return rows


def _count_cycles(click: Path, text: str) -> int | None:
    with written(text) as router:
        done = process.run(["perf", "stat", "-x", ",", "-e", "cycles:u", click, router], check=False)
    fields = next((line.split(",") for line in done.stderr.splitlines() if "cycles" in line), [""])
    return int(fields[0]) if done.status == 0 and fields[0].isdigit() else None
