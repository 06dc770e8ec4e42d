"""Asking a dom0: run a program, copy files, plug into an interface, connect."""

from __future__ import annotations

import contextlib
import json
import shlex
import socket
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factory import files
from factory.checkout import ROOT
from factory.dom0.agent.streams import CONTROL, DATA, DONE, END, ERRORS, LONGEST, Broken, Link, Stream
from factory.errors import ExitCode, FactoryError, disk_errors


@dataclass(frozen=True)
class Finished:
    """A program that has ended in dom0. status is negative for a signal, 127 when there is no such program."""

    argv: tuple[str, ...]
    status: int
    stdout: bytes
    stderr: bytes

    @property
    def text(self) -> str:
        return self.stdout.decode("utf-8", "replace")


class Dom0:
    """One dom0 behind a link to its agent. where: for messages, such as "the lab".

    checkout: where it has this checkout. python: starts a Python there that finds it.
    """

    def __init__(
        self,
        link: Link,
        where: str,
        lost: Callable[[str], FactoryError] | None = None,
        *,
        checkout: str = str(ROOT),
        python: tuple[str, ...] = (sys.executable,),
    ) -> None:
        self.where = where
        self.checkout = checkout
        self.python = python
        self._link = link
        self._lost = lost or (lambda why: FactoryError(f"{where} is gone: {why}", code=ExitCode.GUEST))

    def execute(
        self,
        argv: Sequence[str],
        *,
        stdin: bytes = b"",
        cwd: str | None = None,
        env: Mapping[str, str] | None = None,
        timeout: float | None = None,
        check: bool = False,
        on_output: Callable[[int, bytes], None] | None = None,
    ) -> Finished:
        """Runs a program to its end. on_output(1 or 2, data) gets its outputs as they come, instead of the result.

        Raises FactoryError (GUEST) when dom0 is gone, after `timeout` seconds, and with check for a status above 0.
        """
        outputs: dict[int, list[bytes]] = {1: [], 2: []}
        take = on_output or (lambda which, data: outputs[which].append(data))
        with self._asked("execute", argv=list(argv), cwd=cwd, env=dict(env or {}), input=bool(stdin)) as stream:
            if stdin:
                threading.Thread(target=_feed, args=(stream, stdin), daemon=True).start()
            expired = threading.Event()

            def expire() -> None:
                expired.set()
                stream.close()

            timer = threading.Timer(timeout, expire) if timeout else None
            if timer:
                timer.start()
            try:
                answer = _collect(stream, take)
            except Broken:
                if not expired.is_set():
                    raise
                said = b"".join(outputs[1] + outputs[2]).decode("utf-8", "replace").splitlines()
                raise FactoryError(
                    f"{argv[0]} did not end within {timeout:g} s in {self.where}",
                    code=ExitCode.GUEST,
                    details=[f"command: {shlex.join(argv)}", *said[-10:]],
                ) from None
            finally:
                if timer:
                    timer.cancel()
        if "status" not in answer:
            raise FactoryError(f"{self.where}: {answer.get('error', answer)}", code=ExitCode.GUEST)
        if "error" in answer:
            take(2, f"{answer['error']}\n".encode())
        finished = Finished(tuple(argv), int(answer["status"]), b"".join(outputs[1]), b"".join(outputs[2]))
        if check and finished.status != 0:
            said = (finished.stderr or finished.stdout).decode("utf-8", "replace").splitlines()
            raise FactoryError(
                f"{argv[0]} failed with status {finished.status} in {self.where}",
                code=ExitCode.GUEST,
                details=[f"command: {shlex.join(argv)}", *said[-20:]],
            )
        return finished

    def start(self, argv: Sequence[str], *, terminal: tuple[int, int] | None = None, **more: Any) -> Stream:
        """The stream of a program that runs on: DATA and ERRORS come; DATA, END, CONTROL (signal, terminal) go."""
        return self._open("execute", argv=list(argv), input=True, terminal=terminal, **more)

    def console(self, domid: int) -> Stream:
        """The stream of a domain's console: DATA both ways, DONE when the domain is destroyed."""
        stream = self._open("console", domid=domid)
        self._begun(stream, "attached")
        return stream

    def put(self, source: Path | bytes, target: str, mode: int = 0o644) -> None:
        """Copies a file, or bytes, to a path in dom0; its folder is made."""
        if isinstance(source, Path):
            with disk_errors("read a file for dom0", source):
                source = source.read_bytes()
        script = 'mkdir -p "$(dirname "$1")" && cat >"$1.part" && chmod "$2" "$1.part" && mv "$1.part" "$1"'
        # stdin is given even when empty: cat needs its end.
        argv = ["/bin/sh", "-c", script, "put", target, f"{mode:o}"]
        if source:
            self.execute(argv, stdin=source, check=True)
        else:
            self.execute(["/bin/sh", "-c", 'mkdir -p "$(dirname "$1")" && : >"$1"', "put", target], check=True)

    def path_of(self, file: Path) -> str:
        """The path in dom0 of a file of this machine; it is copied there when it is not in the checkout."""
        file = file.absolute()
        if self.checkout == str(ROOT):
            return str(file)
        if file.is_relative_to(ROOT):
            return f"{self.checkout}/{file.relative_to(ROOT)}"
        target = f"/tmp/factory/{files.sha256(file)}/{file.name}"  # noqa: S108  dom0 has no other users
        if self.execute(["test", "-e", target]).status != 0:
            self.put(file, target)
        return target

    def get(self, path: str) -> bytes:
        """The content of a file in dom0. Raises FactoryError when it cannot be read."""
        return self.execute(["cat", "--", path], check=True).stdout

    @contextmanager
    def cable(self, interface: str, wait: float = 10.0) -> Iterator[socket.socket]:
        """A socket with the frames of a network interface of dom0, each behind its length (4 bytes, big-endian)."""
        with self._spliced("cable", "plugged", interface=interface, wait=wait) as end:
            yield end

    @contextmanager
    def dial(self, address: str, port: int, timeout: float = 10.0) -> Iterator[socket.socket]:
        """A TCP connection that is made from dom0."""
        with self._spliced("dial", "connected", address=address, port=port, timeout=timeout) as end:
            yield end

    @contextmanager
    def _spliced(self, service: str, ready: str, **request: Any) -> Iterator[socket.socket]:
        with self._asked(service, **request) as stream:
            self._begun(stream, ready)
            ours, theirs = socket.socketpair()
            threads = [threading.Thread(target=move, args=(stream, theirs), daemon=True) for move in (_in, _out)]
            for thread in threads:
                thread.start()
            try:
                yield ours
            finally:
                for end in (ours, theirs):
                    with contextlib.suppress(OSError):
                        end.shutdown(socket.SHUT_RDWR)
                stream.close()
                for thread in threads:
                    thread.join(5)
                ours.close()
                theirs.close()

    def _begun(self, stream: Stream, word: str) -> None:
        """Waits for the service's first word. Raises FactoryError (GUEST) when it is a refusal."""
        first = stream.receive()
        if first is None:
            raise self._lost("the connection has ended")
        said = json.loads(first[1])
        if first[0] != CONTROL or word not in said:
            raise FactoryError(f"{self.where}: {said.get('error', 'refused')}", code=ExitCode.GUEST)

    def _open(self, service: str, **request: Any) -> Stream:
        try:
            return self._link.open({"do": service, **request})
        except Broken as error:
            raise self._lost(str(error)) from None

    @contextmanager
    def _asked(self, service: str, **request: Any) -> Iterator[Stream]:
        stream = self._open(service, **request)
        try:
            yield stream
        except Broken as error:
            raise self._lost(str(error)) from None
        finally:
            with contextlib.suppress(Broken):
                stream.close()


def connected(end: socket.socket, where: str, lost: Callable[[str], FactoryError] | None = None, **more: Any) -> Dom0:
    """The dom0 behind a connected socket; more: as Dom0's."""
    return Dom0(Link(end.recv, end.sendall, None).start(), where, lost, **more)


def _collect(stream: Stream, take: Callable[[int, bytes], None]) -> dict[str, Any]:
    """Hands the outputs on until the program has ended; its answer."""
    while (received := stream.receive()) is not None:
        kind, data = received
        if kind in (DATA, ERRORS):
            take(1 if kind == DATA else 2, data)
        elif kind == DONE:
            answer = json.loads(data)
            return answer if isinstance(answer, dict) else {}
    raise Broken("the connection has ended")


def _feed(stream: Stream, data: bytes) -> None:
    with contextlib.suppress(Broken):
        stream.send(data)
        stream.end()


def _in(stream: Stream, end: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while (received := stream.receive()) is not None:
            kind, data = received
            if kind == DATA:
                end.sendall(data)
            elif kind in (END, DONE):
                end.shutdown(socket.SHUT_WR)


def _out(stream: Stream, end: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while data := end.recv(LONGEST):
            stream.send(data)
        stream.end()
