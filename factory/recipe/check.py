"""Checks a rendered configuration without building an image: its classes, then click's own parser and `configure`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from factory import checkout, elements, files, process
from factory.errors import ExitCode, FactoryError
from factory.progress import SILENT, Progress
from factory.recipe.model import Package, Recipe
from factory.recipe.rendered import Rendered

_MESSAGE = re.compile(r"(?P<where>[^\s:][^:]*:\d+): (?P<text>.*)")


@dataclass(frozen=True)
class Checked:
    """What was looked at. classes: element classes of the image; skipped: why click did not check it, if so."""

    recipe: str
    classes: tuple[str, ...]
    sources: int
    warnings: tuple[str, ...] = ()
    skipped: str | None = None


def check(recipe: Recipe, progress: Progress = SILENT) -> Checked:
    """Raises FactoryError with the template's file:line for the first thing that is wrong; details hold the others."""
    rendered = recipe.render()
    registry = elements.scan(checkout.ROOT / "click", recipe.more.packages)
    selection = registry.closure(rendered, "minios", recipe.more)
    used = registry.used(rendered)
    alone = classes_of_image_only(rendered, recipe.more.packages)
    done = Checked(recipe.name, tuple(used), len(selection.sources))
    if alone:
        return _skipped(done, f"user-space click has no {', '.join(alone)}")
    from factory.build import build_click_of

    warnings = read_by_click(build_click_of(recipe, progress), rendered)
    return Checked(done.recipe, done.classes, done.sources, warnings)


def classes_of_image_only(rendered: Rendered, packages: tuple[Package, ...] = ()) -> list[str]:
    """Element classes of a configuration that user-space click does not have, and so cannot check."""
    registry = elements.scan(checkout.ROOT / "click", packages)
    return sorted(set(registry.used(rendered)) - set(registry.names("userlevel")))


def read_by_click(click: Path, rendered: Rendered) -> tuple[str, ...]:
    """Lets user-space click parse and configure it; its warnings. Raises FactoryError for what it does not accept."""
    return _run_click(click, rendered, ["--check"])


def prepare_by_click(click: Path, rendered: Rendered, result: Path, classifiers: str = "patterns") -> None:
    """Lets user-space click write the form for images without a parser. Raises FactoryError as read_by_click does.

    classifiers: as a recipe says it; "compiled" means that their programs are part of the form.
    """
    compiled = ["--compile-classifiers"] if classifiers == "compiled" else []
    _run_click(click, rendered, [*compiled, "--prepared", str(result)])


def _run_click(click: Path, rendered: Rendered, options: list[str]) -> tuple[str, ...]:
    with files.scratch(checkout.OUT, "check") as folder:
        config = folder / rendered.template.name
        files.write(config, rendered.text)
        finished = process.run([click, *options, config], cwd=checkout.ROOT, check=False, timeout=60)
        output = finished.stderr.replace(str(config), rendered.file).splitlines()
    if finished.status != 0:
        raise _error(output, finished, rendered.template)
    return tuple(line for line in output if line.strip())


def _skipped(done: Checked, reason: str) -> Checked:
    return Checked(done.recipe, done.classes, done.sources, (), reason)


def _error(output: list[str], finished: process.Finished, template: Path) -> FactoryError:
    """click's messages (language-and-router.md, Message format) as one error: the first is what and where."""
    if finished.status < 0 or not any(line.strip() for line in output):
        return process.failed(finished, code=ExitCode.BUILD)
    lines = [line.rstrip() for line in output if line.strip() and not line.startswith("Router could not")]
    first = _MESSAGE.fullmatch(lines[0]) if lines else None
    if first is None:
        what = lines[0].strip() if lines else "the configuration is not accepted"
        return FactoryError(what, where=template, details=lines[1:], code=ExitCode.CONFIG)
    text, rest = first["text"], lines[1:]
    # A header `While configuring 'x :: C':` says nothing alone: the line below it is the message.
    if text.endswith(":") and rest and rest[0].startswith("  "):
        text = f"{text} {rest.pop(0).strip()}"
    return FactoryError(text, where=first["where"], details=rest, code=ExitCode.CONFIG)
