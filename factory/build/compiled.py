"""compile_commands.json, for clangd and other tools that want to know how a file is compiled.

Format: https://clang.llvm.org/docs/JSONCompilationDatabase.html
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from factory import files
from factory.build.commands import command_of
from factory.checkout import ROOT

# What only gcc knows: for clang an error, though none of them changes how a source is read.
_GCC_ONLY = frozenset({"-fno-canonical-system-headers", "-fno-gnu-unique"})


class CompileCommands:
    """Every object that a run of SCons declares, with its environment; shared by environments and their clones."""

    def __init__(self) -> None:
        self._declared: dict[Any, tuple[Any, Path]] = {}  # by SCons' node of the object

    def __semi_deepcopy__(self) -> CompileCommands:
        """For Environment.Clone()."""
        return self

    def add(self, environment: Any, source: Path, nodes: list[Any]) -> None:
        self._declared.update((node, (environment, source)) for node in nodes)

    def write(self, path: Path) -> int:
        """The number of commands. A file that is compiled in several ways is there once for each."""
        entries = [_entry(environment, source, node) for node, (environment, source) in self._declared.items()]
        files.write_if_changed(path, json.dumps(entries, indent=1) + "\n")
        return len(entries)


def _entry(environment: Any, source: Path, node: Any) -> dict[str, Any]:
    (words,) = environment.subst_list(f"${command_of(source)}", target=[node], source=node.sources)
    return {
        "directory": str(ROOT),
        "file": str(node.sources[0]),
        "arguments": [text for text in map(str, words) if text not in _GCC_ONLY],
        "output": str(node),
    }
