"""Elements: found by scanning click/, selected by driver and configuration, listed in a generated table.

registry = scan(ROOT / "click")
selection = registry.closure(recipe.render(), "minios")     # or registry.all("userlevel")
selection.sources, selection.libs, table_source(selection)
"""

from pathlib import Path

from factory.elements.registry import Registry, Selection
from factory.elements.scan import memory_of, scan_sources
from factory.elements.table import table_source

__all__ = ["Registry", "Selection", "scan", "table_source"]


def scan(top: Path) -> Registry:
    """Reads what is new below click/ (`top`)."""
    return Registry(top, tuple(scan_sources(top, memory_of(top))))
