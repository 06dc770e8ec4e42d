"""Runs a program for a stream: standard input comes as DATA, both outputs leave as DATA and ERRORS."""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import select
import signal
import struct
import subprocess
import termios
import threading
from typing import Any

from .streams import CONTROL, DATA, END, ERRORS, LONGEST, Stream

_QUIET = 0.3  # seconds without output after the program's end: what still holds the pipe is a daemon that it left
_GRACE = 10.0  # seconds to end by itself, before the next signal: on a full machine one is soon over


def execute(stream: Stream, request: dict[str, Any]) -> None:
    """request: argv, cwd, env (added to the agent's), input (is there any), terminal ([rows, columns] or nothing)."""
    argv = [str(word) for word in request["argv"]]
    environment = {**os.environ, **request.get("env", {})}
    terminal = request.get("terminal")
    wants_input = bool(request.get("input"))
    master = slave = -1
    try:
        if terminal:
            master, slave = os.openpty()
            _resize(master, terminal)
        child = subprocess.Popen(
            ["setsid", "-c", *argv] if terminal else argv,  # -c: the terminal becomes its own
            cwd=request.get("cwd") or None,
            env=environment,
            stdin=slave if terminal else subprocess.PIPE if wants_input else subprocess.DEVNULL,
            stdout=slave if terminal else subprocess.PIPE,
            stderr=slave if terminal else subprocess.PIPE,
            start_new_session=not terminal,
        )
    except OSError as error:
        stream.done({"error": f"cannot run {argv[0] if argv else '?'}: {error.strerror}", "status": 127})
        return
    finally:
        if slave >= 0:
            os.close(slave)
    pumps = _pumps(stream, child, master)
    threading.Thread(target=_input, args=(stream, child, master), daemon=True).start()
    status = child.wait()
    for pump in pumps:
        pump.join()
    stream.done({"status": status})


def _pumps(stream: Stream, child: subprocess.Popen[bytes], master: int) -> list[threading.Thread]:
    outputs = [(master, DATA)] if master >= 0 else []
    outputs += [(pipe.fileno(), kind) for pipe, kind in ((child.stdout, DATA), (child.stderr, ERRORS)) if pipe]
    threads = [threading.Thread(target=_output, args=(stream, child, *output), daemon=True) for output in outputs]
    for thread in threads:
        thread.start()
    return threads


def _output(stream: Stream, child: subprocess.Popen[bytes], handle: int, kind: int) -> None:
    waiting = select.poll()
    waiting.register(handle, select.POLLIN)
    with contextlib.suppress(OSError):  # a terminal whose program has ended answers EIO; the stream may be gone
        while True:
            if not waiting.poll(_QUIET * 1000):
                if child.poll() is not None:
                    return
                continue
            data = os.read(handle, LONGEST)
            if not data:
                return
            stream.send(data, kind)


def _input(stream: Stream, child: subprocess.Popen[bytes], master: int) -> None:
    target = master if master >= 0 else child.stdin.fileno() if child.stdin else -1
    while (received := stream.receive()) is not None:
        kind, data = received
        with contextlib.suppress(OSError):
            if kind == DATA and target >= 0:
                view = memoryview(data)
                while view:
                    view = view[os.write(target, view) :]
            elif kind == END and child.stdin:
                child.stdin.close()
                target = -1
            elif kind == CONTROL:
                _control(json.loads(data), child, master)
    # The other end is gone: so are we.
    for number in (signal.SIGHUP, signal.SIGTERM, signal.SIGKILL):
        if child.poll() is not None:
            return
        with contextlib.suppress(OSError):
            os.killpg(child.pid, number)
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(_GRACE)


def _control(what: dict[str, Any], child: subprocess.Popen[bytes], master: int) -> None:
    if master >= 0 and "terminal" in what:
        _resize(master, what["terminal"])
    if "signal" in what and child.poll() is None:
        os.killpg(child.pid, int(what["signal"]))


def _resize(master: int, size: Any) -> None:
    rows, columns = (int(number) for number in size)
    fcntl.ioctl(master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
