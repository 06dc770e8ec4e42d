"""A TCP connection from dom0, for a client elsewhere: to an app in a guest."""

from __future__ import annotations

import contextlib
import socket
import threading
from typing import Any

from .streams import DATA, END, LONGEST, Broken, Stream


def dial(stream: Stream, request: dict[str, Any]) -> None:
    """request: address, port, timeout (seconds for the connection to be made)."""
    target = (str(request["address"]), int(request["port"]))
    try:
        connection = socket.create_connection(target, float(request.get("timeout", 10)))
    except OSError as error:
        stream.done({"error": f"{target[0]} port {target[1]}: {error.strerror or error}"})
        return
    with connection:
        connection.settimeout(None)
        stream.control({"connected": True})
        back = threading.Thread(target=_back, args=(stream, connection), daemon=True)
        back.start()
        with contextlib.suppress(OSError):
            while (received := stream.receive()) is not None:
                kind, data = received
                if kind == DATA:
                    connection.sendall(data)
                elif kind == END:
                    connection.shutdown(socket.SHUT_WR)
        if stream.closed:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        back.join()
    stream.done({})


def _back(stream: Stream, connection: socket.socket) -> None:
    with contextlib.suppress(OSError, Broken):
        while data := connection.recv(LONGEST):
            stream.send(data)
        stream.end()
