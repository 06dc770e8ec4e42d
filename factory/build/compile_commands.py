"""Has SCons write the checkout's compile_commands.json (factory.build.compiled)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from factory.build import request, scons
from factory.build.request import ImageRequest
from factory.checkout import ROOT
from factory.progress import SILENT, Progress


def make(requests: Sequence[ImageRequest], progress: Progress = SILENT) -> tuple[Path, int]:
    """Writes the checkout's compile_commands.json: user-space click, tests/boot and these images. Its path, the number
    of commands. Raises FactoryError as a build does for a recipe that is wrong."""
    path = ROOT / "compile_commands.json"
    asked = request.save(list(requests))
    # A target for which nothing has to be done: declaring is enough.
    scons.run([f"compile_commands={path}", f"request={asked}", "SConstruct"], "collect commands", progress)
    return path, len(json.loads(path.read_text()))
