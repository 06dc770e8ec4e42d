"""A packet test as written in recipes/NAME/tests/*.toml (docs/reference/packet-tests.md)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from factory.recipe.document import Document, kind, spell
from factory.testing.talk import Ethernet, Talk, read_ethernet, read_talk

_CASE_KEYS = ("description", "parameters", "ethernet", "step")
_STEP_KEYS = ("on", "to", "captures", "frames", "expect", "ipv4", "handlers")
_TALK_KEYS = ("talk", "handlers")
_FRAME_KEYS = ("name", "hex", "passes")


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
    expected. handlers: read handlers and by how much this step must raise them. talk: instead of all that, frames one
    after the other, each with what must leave because of it.
    """

    on: str
    to: str
    captures: tuple[str, ...] = ()
    frames: tuple[Frame, ...] = ()
    expect: str = ""
    valid_ipv4: bool = False
    handlers: dict[str, int] = field(default_factory=dict)
    talk: tuple[Talk, ...] = ()


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
    """Raises FactoryError, with file and line, for anything that is no case."""
    document = Document(path)
    document.table(allowed=_CASE_KEYS)
    ethernet = read_ethernet(document)
    steps = tuple(_step(document, number, ethernet) for number in range(len(_list(document, document.data, "step"))))
    if not steps:
        raise document.error("the case has no [[step]]")
    parameters = dict(document.table("parameters", allowed=None))
    return Case(path.stem, path, document.text(document.data, "description"), parameters, steps)


def _step(document: Document, index: int, ethernet: Mapping[str, Ethernet]) -> Step:
    here = ("step", index)
    if "talk" not in document.table(*here, allowed=None):
        return read_step(document, index)
    table = document.table(*here, allowed=_TALK_KEYS)
    lines = range(len(_list(document, table, *here, "talk")))
    talk = tuple(read_talk(document, ethernet, *here, "talk", number) for number in lines)
    if not talk:
        raise document.error(f"step {index + 1} has an empty talk", *here, "talk")
    return Step(talk[0].on, talk[0].on, handlers=_handlers(document, *here, "handlers"), talk=talk)


def read_step(document: Document, index: int, also: tuple[str, ...] = ()) -> Step:
    """The frames of [[step]] number `index` + 1, which may have the keys `also`. Raises FactoryError with file:line."""
    here = ("step", index)
    table = document.table(*here, allowed=(*_STEP_KEYS, *also))
    what = f"step {index + 1}"
    for key in ("on", "to"):
        if key not in table:
            raise document.error(f"{what} lacks '{key}', the name of an interface", *here)
    captures, frames = (_list(document, table, *here, key) for key in ("captures", "frames"))
    if bool(captures) == bool(frames):
        raise document.error(f"{what} needs either 'captures' or 'frames'", *here)
    if captures and "expect" not in table:
        raise document.error(f"{what} has captures but no 'expect'", *here)
    if not all(isinstance(name, str) for name in captures):
        raise document.error(f"{what}: captures are names of files", *here, "captures")
    if table.get("ipv4", "any") not in ("any", "valid"):
        raise document.error(f'{what}: ipv4 is "any" or "valid"', *here, "ipv4")
    return Step(
        document.text(table, *here, "on"), document.text(table, *here, "to"), tuple(captures),
        tuple(_frame(document, *here, "frames", number) for number in range(len(frames))),
        document.text(table, *here, "expect"), table.get("ipv4") == "valid", _handlers(document, *here, "handlers"),
    )  # fmt: skip


def _frame(document: Document, *here: str | int) -> Frame:
    table = document.table(*here, allowed=_FRAME_KEYS)
    name, passes = document.text(table, *here, "name"), table.get("passes")
    try:
        data = bytes.fromhex(document.text(table, *here, "hex"))
    except ValueError:
        data = b""
    if not data or not isinstance(passes, bool):
        raise document.error(f"frame {name!r} needs hex digits and passes = true|false", *here)
    return Frame(name, data, passes)


def _handlers(document: Document, *here: str | int) -> dict[str, int]:
    found = document.table(*here, allowed=None)
    for name, rise in found.items():
        if type(rise) is not int:
            raise document.error(f"handler {name}: by how much it rises is a whole number", *here, name)
    return dict(found)


def _list(document: Document, table: Mapping[str, Any], *here: str | int) -> list[Any]:
    value = table.get(str(here[-1]), [])
    if not isinstance(value, list):
        raise document.error(f"{spell(here)} must be a list, not {kind(value)}", *here)
    return value
