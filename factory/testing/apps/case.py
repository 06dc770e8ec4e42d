"""A test of an app as its file says it. docs/reference/app-tests.md is the manual."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from factory.recipe.document import Document, kind, spell
from factory.recipe.size import parse_size, show_size
from factory.run.qemu import MACHINES, Link
from factory.testing.apps.step import Step, console_entries, read_step

_KEYS = (
    "description", "parameters", "arguments", "machines", "memory", "links", "time", "status", "console", "step",
)  # fmt: skip
_TIME = 60.0  # seconds that a case may take on a loaded machine without KVM


@dataclass(frozen=True)
class AppCase:
    """One boot of the app and what happens to it. status: None when the app need not come to an end.

    arguments: None for the image's own; memory: None for the recipe's; time: seconds; links: for the interfaces, the
    first one's is QEMU's user network when it is not given.
    """

    name: str
    path: Path
    description: str
    steps: tuple[Step, ...]
    parameters: Mapping[str, Any] = field(default_factory=dict)
    arguments: str | None = None
    machines: tuple[str, ...] = MACHINES
    memory: str | None = None
    links: tuple[str, ...] = ()
    time: float = _TIME
    status: int | None = None


def load_cases(folder: Path) -> list[AppCase]:
    """Every case of an app, sorted by name. Raises FactoryError for a file that is no case."""
    return [load_case(path) for path in sorted(folder.glob("*.toml"))]


def load_case(path: Path) -> AppCase:
    """Raises FactoryError, with file and line, for anything that is no case."""
    document = Document(path)
    top = document.table(allowed=_KEYS)
    steps = [read_step(document, number) for number in range(len(_list(document, top, "step")))]
    if "console" in top:
        # Short for a case that only looks at what the app prints.
        steps.insert(0, Step(0, "console", console=console_entries(document, "console")))
    if not steps and "status" not in top:
        raise document.error("the case expects nothing", hint="add a [[step]], console = […] or status = 0")
    if steps and steps[0].does == "on":
        # A device that no driver has set up yet drops what comes in.
        raise document.error(
            "frames come in before the app has said that it is ready", "step", 0,
            hint='begin with the line that says so: console = ["ready"]',
        )  # fmt: skip
    return AppCase(
        name=path.stem,
        path=path,
        description=document.text(top, "description"),
        steps=tuple(steps),
        parameters=dict(document.table("parameters", allowed=None)),
        arguments=document.text(top, "arguments") if "arguments" in top else None,
        machines=_machines(document, top),
        memory=_memory(document, top),
        links=_links(document, top),
        time=_seconds(document, top, "time", _TIME),
        status=_status(document, top),
    )


def _machines(document: Document, top: Mapping[str, Any]) -> tuple[str, ...]:
    found = tuple(_list(document, top, "machines")) if "machines" in top else MACHINES
    for number, name in enumerate(found):
        if name not in MACHINES:
            raise document.error(f"no machine is called {name!r}", "machines", number, hint=f"there is: {MACHINES}")
    if not found:
        raise document.error("the case runs on no machine", "machines", hint="leave it out for all of them")
    return found


def _memory(document: Document, top: Mapping[str, Any]) -> str | None:
    if "memory" not in top:
        return None
    size = parse_size(top["memory"])
    if size is None or size % (1 << 20):
        raise document.error(f"{top['memory']!r} is no memory size", "memory", hint='whole megabytes, such as "8M"')
    return show_size(size)


def _links(document: Document, top: Mapping[str, Any]) -> tuple[str, ...]:
    found = _list(document, top, "links")
    for number, text in enumerate(found):
        if text not in ("none", "user"):
            raise document.error(f'links[{number}] must be "user" or "none"', "links", number)
        Link.parse(text)
    return tuple(found)


def _seconds(document: Document, top: Mapping[str, Any], key: str, default: float) -> float:
    value = top.get(key, default)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= 3600:
        raise document.error(f"{key} is a number of seconds", key)
    return float(value)


def _status(document: Document, top: Mapping[str, Any]) -> int | None:
    value = top.get("status")
    if value is not None and (type(value) is not int or not 0 <= value < 128):
        raise document.error("status is the app's exit status, 0 to 127", "status")
    return value


def _list(document: Document, top: Mapping[str, Any], key: str) -> list[Any]:
    value = top.get(key, [])
    if not isinstance(value, list):
        raise document.error(f"{spell((key,))} must be a list, not {kind(value)}", key)
    return value
