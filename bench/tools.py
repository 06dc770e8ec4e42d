"""What click-fastclassifier and click-devirtualize save: instructions per packet before and after (callgrind)."""

from __future__ import annotations

import re

from bench.instructions import TABLE, per_packet
from bench.row import Row
from factory.build import build_user_click
from factory.progress import Progress

TOOLS = {
    "click-fastclassifier": re.compile("Classifier|IPFilter"),
    "click-devirtualize": re.compile("Counter|Null|Queue|Tee|IPFilter, 10 rules|Rewriter|RadixIPLookup"),
}


def measure(progress: Progress) -> list[Row]:
    """Goal of each: not more than without the tool."""
    click = build_user_click(progress)
    rows = []
    for name, configuration, _, _ in TABLE:
        tools = [tool for tool, names in TOOLS.items() if names.search(name)]
        if not tools:
            continue
        with progress.step(f"instructions: {name}"):
            before = per_packet(click, configuration)
        for tool in tools:
            with progress.step(f"instructions: {name}, {tool}"):
                after = per_packet(click, configuration, tool)
            rows.append(Row(f"{name}, {tool}", after, f"(without {before:.1f})", "fewer", after < before))
    return rows
