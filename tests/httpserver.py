"""A small HTTP server on loopback that misbehaves on demand."""

from __future__ import annotations

import contextlib
import http.server
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from bench.loopback import answering


@dataclass
class Behaviour:
    """cut: end the connection after so many bytes of each of the first `cuts` answers. delay: seconds before each."""

    content: dict[str, bytes] = field(default_factory=dict)
    cut: int = 0
    cuts: int = 0
    ranges: bool = True
    statuses: list[int] = field(default_factory=list)  # answered first, one each, in place of the file
    delay: float = 0.0
    stall: float = 0.0  # seconds that a cut answer stays open without a byte
    wrong_place: bool = False
    hide_length: bool = False
    requests: list[tuple[str, str | None]] = field(default_factory=list)  # path, Range header


class _Handler(http.server.BaseHTTPRequestHandler):
    behaviour: Behaviour
    lock: threading.Lock

    def log_message(self, *_args: object) -> None:
        pass

    def do_GET(self) -> None:
        plan = self.behaviour
        asked = self.headers.get("Range")
        with self.lock:
            plan.requests.append((self.path, asked))
            status = plan.statuses.pop(0) if plan.statuses else 0
            cut = plan.cut if plan.cuts > 0 else 0
            plan.cuts -= 1
        time.sleep(plan.delay)
        body = plan.content.get(self.path)
        if status or body is None:
            self.send_error(status or 404)
            return
        if asked and plan.ranges:
            start = int(asked.removeprefix("bytes=").rstrip("-"))
            if start >= len(body):
                self.send_error(416)
                return
            if plan.wrong_place:
                start = 0
            self.send_response(206)
            self.send_header("Content-Range", f"bytes {start}-{len(body) - 1}/{len(body)}")
            body = body[start:]
        else:
            self.send_response(200)
        if not plan.hide_length:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with contextlib.suppress(ConnectionError):  # a client that has seen enough goes away
            self.wfile.write(body[:cut] if cut else body)
            self.wfile.flush()
            end = time.monotonic() + (plan.stall if cut else 0)
            while time.monotonic() < end and plan.stall:
                time.sleep(0.02)


@contextmanager
def serving(behaviour: Behaviour) -> Iterator[str]:
    """The base address of a server that behaves like that."""
    handler = type("Handler", (_Handler,), {"behaviour": behaviour, "lock": threading.Lock()})
    with answering(handler) as port:
        yield f"http://127.0.0.1:{port}"
