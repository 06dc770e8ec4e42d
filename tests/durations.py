"""Says at the end of a run which files took longest, and how long each worker was busy: where a minute can be won."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

_SHOWN = 10  # files
_LONG = 60.0  # seconds in all, below which nobody wants to know


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    files: Counter[str] = Counter()
    workers: Counter[str] = Counter()
    ends: dict[str, float] = {}
    for report in [each for kind in terminalreporter.stats.values() for each in kind]:
        if not isinstance(report, pytest.TestReport):
            continue  # a warning, or a file that cannot be collected
        worker = getattr(report, "worker_id", "this")  # xdist's
        files[Path(report.nodeid.partition("::")[0]).name] += report.duration
        workers[worker] += report.duration
        ends[worker] = max(ends.get(worker, 0.0), report.stop)
    if workers.total() < _LONG:
        return
    terminalreporter.section("slowest files")
    for name, seconds in files.most_common(_SHOWN):
        terminalreporter.write_line(f"{seconds:8.1f} s  {name}")
    last = max(ends.values())
    for worker, seconds in sorted(workers.items()):
        terminalreporter.write_line(
            f"worker {worker}: busy for {seconds:.0f} s, ended {last - ends[worker]:.0f} s early"
        )
