"""An image as a domain of a dom0: made, watched, gone at the end of a block."""

from __future__ import annotations

import contextlib
import json
import re
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from factory.control import ControlError
from factory.control.model import GuestConfig, Vif
from factory.control.xen.xl import PLUG, domain_file
from factory.dom0.agent.streams import DATA, DONE, ERRORS, Broken, Stream
from factory.dom0.client import Dom0
from factory.errors import ExitCode, FactoryError
from factory.recipe.size import parse_size

KINDS = ("pvh", "pv")
_FOLDER = "/run/factory/run"  # of domain files, in dom0
_EXIT = re.compile(r"minios: exit (\d{1,3})\s*$", re.MULTILINE)
_CREATE = 60.0  # seconds for xl


@dataclass
class Domain:
    """A domain that runs. output(): the console's bytes as they come, until the domain has ended."""

    dom0: Dom0
    name: str
    domid: int
    kind: str
    _console: Stream
    _said: bytearray = field(default_factory=bytearray)

    def interface(self, index: int) -> str:
        """dom0's end of one of its network cables."""
        return f"vif{self.domid}.{index}"

    def unpause(self) -> None:
        self.dom0.execute(["xl", "unpause", str(self.domid)], check=True, timeout=_CREATE)

    def type(self, data: bytes) -> None:
        """Input for its console."""
        self._console.send(data)

    def output(self) -> Iterator[bytes]:
        with contextlib.suppress(Broken):
            while (received := self._console.receive()) is not None:
                kind, data = received
                if kind == DONE:
                    return
                if kind in (DATA, ERRORS):
                    self._said += data
                    yield data

    @property
    def text(self) -> str:
        """What output() has given so far."""
        return self._said.decode("utf-8", "replace").replace("\r\n", "\n")

    @property
    def status(self) -> int | None:
        """The exit status that the image has said on its console; None as long as it has not."""
        found = _EXIT.findall(self.text)
        return int(found[-1]) if found else None


@contextmanager
def running(
    dom0: Dom0,
    image: Path,
    memory: str,
    kind: str,
    *,
    interfaces: int = 0,
    arguments: str = "",
    bridges: tuple[str, ...] = (),
) -> Iterator[Domain]:
    """A domain, paused: plug in, then unpause(). It is destroyed with the block, whatever has become of it.

    memory: a size such as "8M"; Xen takes whole megabytes. bridges: what the first interfaces are plugged into.
    """
    size = parse_size(memory)
    if size is None:
        raise FactoryError(f"{memory!r} is not a size of memory", code=ExitCode.USAGE)
    config = GuestConfig(
        name=f"{image.stem}-{kind}-{uuid.uuid4().hex[:8]}"[-60:].lstrip("-."),
        image=Path(dom0.path_of(image)),
        memory=-(-size // (1 << 20)) << 20,
        # The addresses that QEMU's guests have: tests name them.
        vifs=tuple(
            Vif(bridges[index] if index < len(bridges) else "", f"52:54:00:fa:c7:{index:02x}")
            for index in range(interfaces)
        ),
        kind=kind,
        arguments=arguments,
    )
    file = f"{_FOLDER}/{config.name}.cfg"
    dom0.put(domain_file(config, on_crash="destroy", plug=dom0.path_of(PLUG)).encode(), file)
    try:
        dom0.execute(["xl", "create", "-q", "-p", file], check=True, timeout=_CREATE)
        domid = int(dom0.execute(["xl", "domid", config.name], check=True).text)
        with _console(dom0, domid) as console:
            yield Domain(dom0, config.name, domid, kind, console)
    finally:
        with contextlib.suppress(FactoryError):  # it has ended by itself, or dom0 is gone
            dom0.execute(["xl", "destroy", config.name], timeout=_CREATE)
            dom0.execute(["rm", "-f", file])


@contextmanager
def _console(dom0: Dom0, domid: int) -> Iterator[Stream]:
    stream = dom0.console(domid)
    try:
        yield stream
    finally:
        with contextlib.suppress(Broken):
            stream.close()


class Routers:
    """Handlers of the domain's router 0, through a helper in dom0. Has ControlSession's read() and write()."""

    def __init__(self, domain: Domain) -> None:
        dom0 = domain.dom0
        argv = [*dom0.python, "-m", "factory.dom0.routers", str(domain.domid)]
        self._stream = dom0.start(argv, cwd=dom0.checkout)
        self._came = b""
        self._errors = b""

    def ready(self) -> None:
        """Waits until the guest's router runs. Raises ControlError when it does not."""
        self._line()

    def read(self, handler: str, parameter: str = "") -> str:
        if parameter:
            raise ValueError("no parameters here")
        return self._ask({"read": handler})

    def write(self, handler: str, value: str = "") -> None:
        self._ask({"write": handler, "value": value})

    def close(self) -> None:
        with contextlib.suppress(Broken):
            self._stream.close()

    def _ask(self, request: dict[str, str]) -> str:
        try:
            self._stream.send(json.dumps(request).encode() + b"\n")
        except Broken as error:
            raise ControlError(0, str(error)) from None
        answer = json.loads(self._line())
        if "error" in answer:
            raise ControlError(520, answer["error"])
        return str(answer["value"])

    def _line(self) -> bytes:
        while b"\n" not in self._came:
            received = self._stream.receive()
            if received is None or received[0] == DONE:
                said = self._errors.decode("utf-8", "replace").strip().splitlines()
                raise ControlError(0, f"the helper in dom0 has ended: {said[-1] if said else 'it said nothing'}")
            kind, data = received
            if kind == DATA:
                self._came += data
            elif kind == ERRORS:
                self._errors += data
        line, _, self._came = self._came.partition(b"\n")
        return line
