"""Instructions per packet in user space (callgrind; (60,000 packets - 20,000) / 40,000), beside Click 2.1's."""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path

from bench.row import Row
from factory import files, process
from factory.build import build_user_click
from factory.errors import ExitCode, FactoryError
from factory.progress import Progress

UDP = "UDPIPEncap(10.0.0.1, 1234, 10.0.0.2, 80)"
CHECKED = f"S -> {UDP} -> CheckIPHeader"
MISSES = ", ".join(f"12/{0x9000 + n:04x}" for n in range(19))


def filters(count: int) -> str:
    rules = ", ".join(f"deny src net 192.168.{n % 256}.{n // 256 * 64}/26 && dst port {2000 + n}" for n in range(count))
    return f"{CHECKED} -> IPFilter({rules}, allow all) -> Discard"


# name, configuration (S is the source), instructions of Click 2.1, our goal
TABLE = [
    ("Counter", "S -> Counter -> Discard", 254.5, 120),
    ("ten Null", "S -> " + "Null -> " * 10 + "Discard", 436.4, 250),
    ("Queue, Unqueue", "S -> Queue(1024) -> Unqueue(BURST 32) -> Discard", 234.5, 150),
    ("Tee(4)", "S -> t :: Tee(4); " + "".join(f"t[{n}] -> Discard; " for n in range(4)), 423.4, 280),
    (
        "Classifier, the 20th pattern",
        f"S -> {UDP} -> EtherEncap(0x0800, 1:1:1:1:1:1, 2:2:2:2:2:2) -> c :: Classifier({MISSES}, 12/0800); "
        + "".join(f"c[{n}] -> Discard; " for n in range(20)),
        1286.4,
        640,
    ),
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


def measure(progress: Progress) -> list[Row]:
    if not shutil.which("valgrind"):
        raise FactoryError("valgrind is not installed", hint="apt-get install valgrind", code=ExitCode.HOST)
    click = build_user_click(progress)
    rows = []
    for name, configuration, peer, goal in TABLE:
        with progress.step(f"instructions: {name}"):
            each = (_count(click, configuration, MANY) - _count(click, configuration, FEW)) / (MANY - FEW)
        rows.append(Row(name, each, f"({peer:g})", f"at most {goal}", each <= goal))
    return rows


def _count(click: Path, configuration: str, packets: int) -> int:
    source = f"S :: InfiniteSource(LENGTH 18, LIMIT {packets}, BURST 32, STOP true);\n"
    with files.scratch(Path(tempfile.gettempdir()), "factory-bench") as folder:
        router = folder / "router.click"
        files.write(router, source + configuration.replace(" -> ", "\n -> "))
        said = process.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder}/out", click, router]).stderr
    found = re.search(r"Collected : (\d+)", said)
    if not found:
        raise FactoryError("callgrind printed no count", details=said.splitlines()[-10:])
    return int(found[1])
