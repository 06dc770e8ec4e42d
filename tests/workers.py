"""Several workers of pytest-xdist over one checkout: which tests stay together, and in which order.

The output folder and the cache are shared by all workers and have locks, so whatever a session's fixture builds is
compiled by the first worker that wants it; the others wait and find it.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

# Tests stay together by file, because a file's fixtures build and boot things. Exceptions:
# these files put images of different kinds at one place, out/firewall …
_TOGETHER = dict.fromkeys(
    ("test_bad_input", "test_cli_edges", "test_console", "test_packets", "test_release", "test_size_image"), "firewall"
)
# … a recipe's image is at one place under both profiles; apart from that, this file's long tests are independent …
_APART = (re.compile(r"(test_apps)\.py::test_recipe\[([\w-]+)-(?:dev|release)\]"),)
# … and a lab is booted once for all its tests: two labs, one for each half of them, which take about the same time.
_LAB = re.compile(r"(?:^|/)(?:lab/)(test_\w+)")
_FIRST_LAB = ("test_suspend", "test_vm", "test_boot_pv")
# Long ones go first, so that no worker is left with one when the others have ended.
_FIRST = (
    "test_bad_input", "test_console", "test_packets", "test_release", "test_size_image", "test_rebuild",
    "test_same_in_image", "test_fuzz", "test_apps", "test_library_ssl", "test_gxx", "test_click_lib", "test_clicktests",
)  # fmt: skip


def scope(nodeid: str) -> str:
    """The name of what a test stays together with."""
    if found := _LAB.search(nodeid):
        return "lab" if found[1] in _FIRST_LAB else "another lab"
    for pattern in _APART:
        if found := pattern.search(nodeid):
            return "/".join(found.groups())
    stem = Path(nodeid.partition("::")[0]).stem
    return _TOGETHER.get(stem, stem)


def pytest_configure(config: pytest.Config) -> None:
    if config.pluginmanager.hasplugin("xdist"):
        config.pluginmanager.register(_Distribution(), "distribution")


class _Distribution:
    """Registered only where xdist is, which knows this hook."""

    def pytest_xdist_make_scheduler(self, config: pytest.Config, log: object) -> object:
        from xdist.scheduler import LoadScopeScheduling

        class ByScope(LoadScopeScheduling):
            def _split_scope(self, nodeid: str) -> str:
                return scope(nodeid)

        return ByScope(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The labs' first (each is one long piece), then what is long, then the rest; unit tests fill up the end."""

    def rank(item: pytest.Item) -> int:
        if (where := scope(item.nodeid)).endswith("lab"):
            return 0 if where == "lab" else 1
        if item.path.stem in _FIRST:
            return 2 + _FIRST.index(item.path.stem)
        return 100 if item.get_closest_marker("unit") is None else 101

    items.sort(key=rank)
