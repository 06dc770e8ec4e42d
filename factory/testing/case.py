"""A packet test as written in recipes/NAME/tests/*.toml (docs/reference/packet-tests.md)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from factory.errors import ExitCode, FactoryError, did_you_mean

_CASE_KEYS = {"description", "parameters", "step"}
_STEP_KEYS = {"on", "to", "captures", "frames", "expect", "ipv4", "handlers"}
_FRAME_KEYS = {"name", "hex", "passes"}


@dataclass(frozen=True)
class Frame:
    """One frame written out in the case; `passes` is what is expected of it."""

    name: str
    data: bytes
    passes: bool


@dataclass(frozen=True)
class Step:
    """Frames that come in on one interface, and which of them must leave on another, unchanged and in order.

    captures: pcap files (`tcpdump:NAME` from the pinned source, else beside the case); expect: a pcap-filter(7)
    expression that tcpdump evaluates; valid_ipv4: of the IPv4 packets only those with a sound header (RFC 791) are
    expected. handlers: read handlers and by how much this step must raise them.
    """

    on: str
    to: str
    captures: tuple[str, ...] = ()
    frames: tuple[Frame, ...] = ()
    expect: str = ""
    valid_ipv4: bool = False
    handlers: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Case:
    """One file of steps, run in order on a freshly started router with these parameters."""

    name: str
    path: Path
    description: str
    parameters: dict[str, Any]
    steps: tuple[Step, ...]


def load_cases(folder: Path) -> list[Case]:
    """Every case of a recipe, sorted by name. Raises FactoryError for a file that is not a case."""
    return [load_case(path) for path in sorted(folder.glob("*.toml"))]


def load_case(path: Path) -> Case:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise FactoryError(f"not valid TOML: {error}", where=path, code=ExitCode.CONFIG) from None
    _known(table, _CASE_KEYS, path, "a case")
    steps = tuple(_step(item, path, number) for number, item in enumerate(table.get("step", []), 1))
    if not steps:
        raise FactoryError("the case has no [[step]]", where=path, code=ExitCode.CONFIG)
    return Case(path.stem, path, table.get("description", ""), table.get("parameters", {}), steps)


def _step(table: dict[str, Any], path: Path, number: int) -> Step:
    what = f"step {number}"
    _known(table, _STEP_KEYS, path, what)
    for key in ("on", "to"):
        if key not in table:
            raise FactoryError(f"{what} lacks '{key}', the name of an interface", where=path, code=ExitCode.CONFIG)
    if bool(table.get("captures")) == bool(table.get("frames")):
        raise FactoryError(f"{what} needs either 'captures' or 'frames'", where=path, code=ExitCode.CONFIG)
    if table.get("captures") and "expect" not in table:
        raise FactoryError(f"{what} has captures but no 'expect'", where=path, code=ExitCode.CONFIG)
    if table.get("ipv4", "any") not in ("any", "valid"):
        raise FactoryError(f"{what}: ipv4 is \"any\" or \"valid\"", where=path, code=ExitCode.CONFIG)
    frames = tuple(_frame(item, path, what) for item in table.get("frames", []))
    return Step(
        table["on"], table["to"], tuple(table.get("captures", [])), frames, table.get("expect", ""),
        table.get("ipv4") == "valid", table.get("handlers", {}),
    )  # fmt: skip


def _frame(table: dict[str, Any], path: Path, what: str) -> Frame:
    _known(table, _FRAME_KEYS, path, f"a frame of {what}")
    try:
        return Frame(str(table.get("name", "")), bytes.fromhex(table["hex"]), bool(table["passes"]))
    except (KeyError, ValueError, TypeError) as error:
        raise FactoryError(f"{what}: a frame needs hex digits and passes = true|false ({error})", where=path, code=ExitCode.CONFIG) from None


def _known(table: dict[str, Any], known: set[str], path: Path, what: str) -> None:
    for key in table:
        if key not in known:
            hint = did_you_mean(key, known) or f"allowed: {', '.join(sorted(known))}"
            raise FactoryError(f"{what} has no key '{key}'", where=path, hint=hint, code=ExitCode.CONFIG)
