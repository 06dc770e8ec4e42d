"""The process beside a lab's QEMU: `python -m factory.lab.keeper FOLDER`. It ends with QEMU, and QEMU with it.

The agent in dom0 has one channel; the keeper shares it among everybody who connects to FOLDER/socket, and closes what
somebody leaves open. It reads frames of factory.dom0.agent.streams and passes them on with other stream numbers.
"""

from __future__ import annotations

import contextlib
import json
import selectors
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path

from factory import process
from factory.dom0.agent.streams import CLOSE, DONE, HEADER, LONGEST, OPEN
from factory.lab import state

_START = 60.0  # seconds in which QEMU must have opened its end of the channel


class Peer:
    """A connection, either to the agent or to a client, with what waits in both directions."""

    def __init__(self, end: socket.socket) -> None:
        self.end = end
        self.numbers: dict[int, int] = {}  # a client's stream numbers to the agent's
        self.waiting = bytearray()
        self._came = bytearray()
        end.setblocking(False)

    def take(self) -> list[tuple[int, int, bytes]]:
        """The whole frames that have come. Raises ConnectionError at the end, or when they are none."""
        data = self.end.recv(1 << 18)
        if not data:
            raise ConnectionResetError
        self._came += data
        frames, start = [], 0
        while len(self._came) - start >= HEADER.size:
            number, kind, length = HEADER.unpack_from(self._came, start)
            if length > LONGEST:
                raise ConnectionAbortedError
            if len(self._came) - start < HEADER.size + length:
                break
            frames.append((number, kind, bytes(self._came[start + HEADER.size : start + HEADER.size + length])))
            start += HEADER.size + length
        del self._came[:start]
        return frames

    def queue(self, number: int, kind: int, data: bytes) -> None:
        self.waiting += HEADER.pack(number, kind, len(data)) + data

    def give(self) -> None:
        if self.waiting:
            sent = self.end.send(memoryview(self.waiting)[: 1 << 18])
            del self.waiting[:sent]


class Keeper:
    def __init__(self, agent: socket.socket, listener: socket.socket) -> None:
        self._agent = Peer(agent)
        self._listener = listener
        self._clients: set[Peer] = set()
        self._owners: dict[int, tuple[Peer, int]] = {}  # the agent's stream numbers
        self._next = 0
        self._selector = selectors.DefaultSelector()
        self._selector.register(agent, selectors.EVENT_READ, self._agent)
        self._selector.register(listener, selectors.EVENT_READ, None)

    def run(self) -> None:
        """Until the agent's channel ends."""
        with contextlib.suppress(ConnectionError):
            while True:
                for peer in (self._agent, *self._clients):
                    events = selectors.EVENT_READ | (selectors.EVENT_WRITE if peer.waiting else 0)
                    self._selector.modify(peer.end, events, peer)
                for key, events in self._selector.select():
                    if key.data is None:
                        self._accept()
                    elif key.data is self._agent:
                        self._serve(self._agent, events)
                    elif key.data in self._clients:
                        self._client(key.data, events)

    def _accept(self) -> None:
        peer = Peer(self._listener.accept()[0])
        self._clients.add(peer)
        self._selector.register(peer.end, selectors.EVENT_READ, peer)

    def _client(self, peer: Peer, events: int) -> None:
        try:
            self._serve(peer, events)
        except ConnectionError:
            self._clients.discard(peer)
            self._selector.unregister(peer.end)
            peer.end.close()
            for number in peer.numbers.values():
                self._owners.pop(number, None)
                self._agent.queue(number, CLOSE, b"")

    def _serve(self, peer: Peer, events: int) -> None:
        try:
            if events & selectors.EVENT_READ:
                for frame in peer.take():
                    self._from_agent(*frame) if peer is self._agent else self._from_client(peer, *frame)
            if events & selectors.EVENT_WRITE:
                peer.give()
        except BlockingIOError:
            pass

    def _from_client(self, peer: Peer, number: int, kind: int, data: bytes) -> None:
        if kind == OPEN:
            self._next += 1
            peer.numbers[number] = self._next
            self._owners[self._next] = (peer, number)
        ours = peer.numbers.get(number)
        if ours is None:
            return  # it is over already
        self._agent.queue(ours, kind, data)
        if kind == CLOSE:
            del peer.numbers[number]
            self._owners.pop(ours, None)

    def _from_agent(self, number: int, kind: int, data: bytes) -> None:
        owner = self._owners.get(number)
        if owner is None:
            return  # its client has left
        peer, theirs = owner
        peer.queue(theirs, kind, data)
        if kind == DONE:
            peer.numbers.pop(theirs, None)
            del self._owners[number]


def main() -> int:
    folder = Path(sys.argv[1])
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    signal.signal(signal.SIGINT, lambda *_: sys.exit(0))
    with contextlib.ExitStack() as stack:
        if not stack.enter_context(state.held(folder)):
            return 1  # another keeper has this lab
        command = json.loads((folder / state.COMMAND).read_text())
        console = stack.enter_context((folder / state.CONSOLE).open("wb", buffering=0))
        agent_listener, listener = (stack.enter_context(_listening(folder / name)) for name in ("agent", state.SOCKET))
        child = stack.enter_context(process.spawn(command, stdout=console, stderr=subprocess.STDOUT))
        threading.Thread(target=_ends, args=(child, folder), daemon=True).start()
        agent_listener.settimeout(_START)
        try:
            agent = stack.enter_context(agent_listener.accept()[0])
        except TimeoutError:
            return 1
        Keeper(agent, listener).run()
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(10)  # it may be about to power off
    return 0


def _ends(child: subprocess.Popen[bytes], folder: Path) -> None:
    """QEMU's end is ours, also before it has opened the channel."""
    status = child.wait()
    (folder / state.ENDED).write_text(f"{status}\n")
    signal.raise_signal(signal.SIGTERM)


def _listening(path: Path) -> socket.socket:
    path.unlink(missing_ok=True)
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(str(path))
    listener.listen(16)
    return listener


if __name__ == "__main__":
    sys.exit(main())
