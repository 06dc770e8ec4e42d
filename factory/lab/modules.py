"""The order in which kernel modules are loaded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from factory.errors import ExitCode, FactoryError


def load_order(wanted: Iterable[str], available: Mapping[str, bytes]) -> list[str]:
    """Kernel modules by name (with _), each after those it depends on. available: the modules' contents."""
    order: list[str] = []

    def visit(module: str) -> None:
        if module in order:
            return
        if module not in available:
            raise FactoryError(f"the lab's kernel has no module {module}", code=ExitCode.BUG)
        # The kernel's modinfo: `depends=` with names between commas.
        found = re.search(rb"\0depends=([^\0]*)\0", available[module])
        for name in (found[1] if found else b"").decode().split(","):
            if name:
                visit(name.replace("-", "_"))
        order.append(module)

    for module in wanted:
        visit(module)
    return order
