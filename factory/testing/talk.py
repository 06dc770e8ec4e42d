"""A conversation through a router: frames one after the other, each with what must leave because of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from factory.recipe.document import Document
from factory.testing.packet_text import Made, frame, mac

GAP = 0.02  # seconds between two frames, in which a router has done what the first one asks for
_KEYS = ("on", "send", "gives", "after")
_LONGEST = 60.0  # seconds that a case may wait


@dataclass(frozen=True)
class Ethernet:
    """Who speaks on an interface: the router, and the one neighbour that stands for all of them there."""

    router: bytes
    neighbour: bytes


@dataclass(frozen=True)
class Talk:
    """One frame. after: seconds of silence before it; gives: (interface, frame), in order for each interface."""

    name: str
    on: str
    sent: bytes
    gives: tuple[tuple[str, Made], ...]
    after: float = 0.0


def read_ethernet(document: Document) -> dict[str, Ethernet]:
    """The table [ethernet] of a case: INTERFACE = { router = MAC, neighbour = MAC }."""
    result = {}
    for name in document.table("ethernet", allowed=None):
        here = ("ethernet", name)
        keys = ("router", "neighbour")
        table = document.table(*here, allowed=keys, required=keys)
        try:
            router, neighbour = (mac(document.text(table, *here, key)) for key in keys)
        except ValueError as error:
            raise document.error(str(error), *here) from None
        result[name] = Ethernet(router, neighbour)
    return result


def read_talk(document: Document, ethernet: Mapping[str, Ethernet], *here: str | int) -> Talk:
    """One entry of a step's `talk`. Raises FactoryError with file:line."""
    table = document.table(*here, allowed=_KEYS, required=("on", "send"))
    on, send = document.text(table, *here, "on"), document.text(table, *here, "send")
    side = _side(document, ethernet, on, *here, "on")
    try:
        sent = frame(send, side.neighbour, side.router)
    except ValueError as error:
        raise document.error(f"{send!r}: {error}", *here, "send") from None
    if sent.any_id:
        raise document.error("what is sent cannot have id=any", *here, "send")
    gives = table.get("gives", [])
    if not isinstance(gives, list) or not all(isinstance(each, str) for each in gives):
        raise document.error('gives is a list of strings "INTERFACE: PACKET"', *here, "gives")
    wanted = tuple(_given(document, ethernet, text, *here, "gives") for text in gives)
    return Talk(send, on, sent.data, wanted, _seconds(document, table.get("after", 0), *here, "after"))


def _given(document: Document, ethernet: Mapping[str, Ethernet], text: str, *here: str | int) -> tuple[str, Made]:
    name, colon, packet = text.partition(":")
    if not colon:
        raise document.error(f'{text!r} is no "INTERFACE: PACKET"', *here)
    side = _side(document, ethernet, name.strip(), *here)
    try:
        return name.strip(), frame(packet, side.router, side.neighbour)
    except ValueError as error:
        raise document.error(f"{packet.strip()!r}: {error}", *here) from None


def _side(document: Document, ethernet: Mapping[str, Ethernet], name: str, *here: str | int) -> Ethernet:
    if name not in ethernet:
        raise document.error(
            f"[ethernet] does not say who is on {name!r}", *here, hint=f'{name} = {{ router = "…", neighbour = "…" }}'
        )
    return ethernet[name]


def _seconds(document: Document, value: Any, *here: str | int) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= _LONGEST:
        raise document.error(f"after is between 0 and {_LONGEST:g} seconds", *here)
    return float(value)
