"""Elements: found by scanning click/, selected by driver and configuration, listed in a generated table.

registry = scan(ROOT / "click", recipe.more.packages)
selection = registry.closure(recipe.render(), "minios")     # or registry.all("userlevel")
selection.sources, selection.libs, table_source(selection)
"""

from pathlib import Path

from factory.elements.registry import Registry, Selection
from factory.elements.scan import memory_of, scan_package, scan_sources
from factory.elements.table import table_source
from factory.elements.tree import Tree
from factory.recipe.model import Package

__all__ = ["Registry", "Selection", "scan", "table_source"]


def scan(top: Path, packages: tuple[Package, ...] = ()) -> Registry:
    """Reads what is new below click/ (`top`), and in a recipe's packages of further elements."""
    tree = Tree(top, packages)
    outside = [source for package in packages for source in scan_package(tree, package)]
    return Registry(top, (*scan_sources(top, memory_of(top)), *outside), packages)
