"""One step of an app's test: wait for the console, type, run a client, talk over a connection, send frames."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from factory.errors import did_you_mean
from factory.recipe.document import Document, kind, spell
from factory.testing import case as packets
from factory.testing.apps.expect import Expectation, read

_DOES = ("console", "type", "run", "connect", "on")  # what a step does: exactly one of them
_KEYS = {
    "console": ("time",),
    "type": (),
    "run": ("stdin", "stdout", "stderr", "status", "time", "repeat", "parallel"),
    "connect": ("talk", "time", "repeat", "parallel"),
    "on": ("to", "captures", "frames", "expect", "ipv4", "time"),
}
_TALK = ("send", "hex", "expect", "close", "closed")
_TIME = 30.0  # seconds
_MOST = 100_000  # repetitions
PORT = re.compile(r"\{(port|udp):([0-9]{1,5})\}")
_CONNECT = re.compile(r"(tcp|udp):([0-9]{1,5})")


@dataclass(frozen=True)
class Exchange:
    """One thing said or heard on a connection: data to send, what must come, `close` (our half), `closed` (theirs)."""

    does: str
    data: bytes = b""
    expect: Expectation | None = None


@dataclass(frozen=True)
class Step:
    """does is one of console, type, run, connect, on; number counts from 1 (0: the case's own console).

    console: lines that must come in this order, others between them do not matter. run: an argument list in which
    {port:80} and {udp:53} are this machine's ports that lead to the guest's. repeat: how often all of it is done,
    parallel: how many at a time. time: seconds for each. packets: the frames of a step with `on`.
    """

    number: int
    does: str
    console: tuple[Expectation, ...] = ()
    text: str = ""
    run: tuple[str, ...] = ()
    stdin: str = ""
    stdout: Expectation | None = None
    stderr: Expectation | None = None
    status: int = 0
    connect: tuple[str, int] = ("", 0)
    talk: tuple[Exchange, ...] = ()
    time: float = _TIME
    repeat: int = 1
    parallel: int = 1
    packets: packets.Step | None = None

    def ports(self) -> Iterator[tuple[str, int]]:
        """The guest's ports that it wants: ("tcp", 80)."""
        if self.does == "connect":
            yield self.connect
        for word in (*self.run, self.stdin):
            for found in PORT.finditer(word):
                yield ("tcp" if found[1] == "port" else "udp"), int(found[2])


def read_step(document: Document, index: int) -> Step:
    """Raises FactoryError with file:line."""
    here = ("step", index)
    table = document.table(*here, allowed=None)
    does = [name for name in _DOES if name in table]
    if len(does) != 1:
        near = next((hint for key in table if (hint := did_you_mean(key, _DOES))), None)
        raise document.error(
            f"step {index + 1} does {len(does)} things", *here, hint=near or f"it has one of: {', '.join(_DOES)}"
        )
    what = does[0]
    document.table(*here, allowed=(what, *_KEYS[what]))
    step = Step(
        number=index + 1,
        does=what,
        console=console_entries(document, *here, "console") if what == "console" else (),
        text=document.text(table, *here, "type"),
        run=_words(document, table, *here, "run") if what == "run" else (),
        stdin=document.text(table, *here, "stdin"),
        stdout=read(document, *here, "stdout") if "stdout" in table else None,
        stderr=read(document, *here, "stderr") if "stderr" in table else None,
        status=_whole(document, table, *here, "status", default=0, lowest=0, highest=255),
        connect=_connect(document, table, *here) if what == "connect" else ("", 0),
        talk=_talk(document, table, *here) if what == "connect" else (),
        time=_seconds(document, table, *here, "time"),
        repeat=_whole(document, table, *here, "repeat", default=1, lowest=1, highest=_MOST),
        parallel=_whole(document, table, *here, "parallel", default=1, lowest=1, highest=64),
        packets=packets.read_step(document, index, ("time",)) if what == "on" else None,
    )
    for _protocol, port in step.ports():
        if not 0 < port < 65536:
            raise document.error(f"step {index + 1}: {port} is no port", *here, what)
    return step


def console_entries(document: Document, *here: str | int) -> tuple[Expectation, ...]:
    """Lines of the console: strings, or tables as expect.read() takes them."""
    value: Any = document.data
    for key in here:
        value = value[key]
    if not isinstance(value, list) or not value:
        raise document.error(f"{spell(here)} must be a list of lines", *here, hint='such as ["ready", {regex = "^a"}]')
    return tuple(read(document, *here, number, allowed=("text", "regex", "contains")) for number in range(len(value)))


def _connect(document: Document, table: Mapping[str, Any], *here: str | int) -> tuple[str, int]:
    text = document.text(table, *here, "connect")
    found = _CONNECT.fullmatch(text)
    if not found:
        raise document.error(f"{text!r} is no port of the guest", *here, "connect", hint='"tcp:7" or "udp:53"')
    return found[1], int(found[2])


def _talk(document: Document, table: Mapping[str, Any], *here: str | int) -> tuple[Exchange, ...]:
    value = table.get("talk")
    if not isinstance(value, list) or not value:
        raise document.error(
            f"{spell(here)} lacks talk", *here, hint='talk = [{ send = "hello\\n" }, { expect = "hello\\n" }]'
        )
    return tuple(_exchange(document, *here, "talk", number) for number in range(len(value)))


def _exchange(document: Document, *here: str | int) -> Exchange:
    table = document.table(*here, allowed=_TALK)
    if len(table) != 1:
        raise document.error(f"{spell(here)} must say one thing", *here, hint=f"one of: {', '.join(_TALK)}")
    (does,) = table
    if does == "expect":
        return Exchange(does, expect=read(document, *here, "expect", allowed=("text", "regex", "contains")))
    if does in ("close", "closed"):
        if table[does] is not True:
            raise document.error(f"{does} = true is all that it can be", *here, does)
        return Exchange(does)
    text = document.text(table, *here, does)
    if does == "send":
        return Exchange("send", text.encode())
    try:
        return Exchange("send", bytes.fromhex(text))
    except ValueError:
        raise document.error(f"{text!r} is not hex digits", *here, does) from None


def _words(document: Document, table: Mapping[str, Any], *here: str | int) -> tuple[str, ...]:
    value = table[str(here[-1])]
    if (
        not isinstance(value, list)
        or not value
        or not all(isinstance(word, str) and "\0" not in word for word in value)
    ):
        raise document.error(
            f"{spell(here)} must be a program and its arguments, a list of strings", *here,
            hint='run = ["curl", "-s", "http://127.0.0.1:{port:80}/"]',
        )  # fmt: skip
    return tuple(value)


def _whole(
    document: Document, table: Mapping[str, Any], *here: str | int, default: int, lowest: int, highest: int
) -> int:
    value = table.get(str(here[-1]), default)
    if type(value) is not int or not lowest <= value <= highest:
        raise document.error(f"{spell(here)} must be a whole number from {lowest} to {highest}", *here)
    return value


def _seconds(document: Document, table: Mapping[str, Any], *here: str | int) -> float:
    value = table.get(str(here[-1]), _TIME)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= 3600:
        raise document.error(f"{spell(here)} must be a number of seconds, not {kind(value)}", *here)
    return float(value)
