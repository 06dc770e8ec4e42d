"""The same configuration in user space: the devices become pcap files, the rest runs as it is."""

from __future__ import annotations

import tempfile
from pathlib import Path

from factory import files, process
from factory.errors import ExitCode, FactoryError
from factory.testing.capture import read_frames, timed_pcap_bytes, write_pcap
from factory.testing.oracle import Exchange
from factory.testing.talk import GAP

TIMEOUT = 60.0  # seconds for the frames of one step


def devices(folder: Path, interfaces: int, *, talk: bool = False) -> str:
    """Click text that replaces FromDevice and ToDevice by files: in0.pcap is what interface 0 receives.

    talk: of a conversation, all.pcap has the frames of all interfaces, each behind its interface's number, in time.
    """
    quoted = str(folder).replace("\\", "\\\\").replace('"', '\\"').replace("$", "\\$")
    source = f'FromDump("{quoted}/in"$device".pcap", STOP true)'
    if talk:
        source = f'FromDump("{quoted}/all.pcap", TIMING true, STOP true) -> Classifier(0/0$device) -> Strip(1)'
    return (
        f"elementclass FromDevice {{ $device, __REST__ $rest | {source} -> output }}\n"
        "elementclass ToDevice { $device, __REST__ $rest |"
        f' input -> ToDump("{quoted}/out"$device".pcap", SNAPLEN 0) }}\n'
        # Each file asks the driver to stop once; then the queues get a moment to run dry.
        f"DriverManager(wait_stop {interfaces}, wait 0.05s, stop);\n"
    )


def write_frames(folder: Path, step: Exchange, interfaces: int) -> None:
    """The files that devices() reads."""
    if step.talk:
        if interfaces > 10:
            raise FactoryError("a conversation has ten interfaces at most", code=ExitCode.CONFIG)
        now, timed = 1.0, []
        for turn in step.talk:
            now += max(turn.after, GAP)
            timed.append((now, bytes([turn.on]) + turn.sent))
        files.write(folder / "all.pcap", timed_pcap_bytes(timed))
        return
    for index in range(interfaces):
        write_pcap(folder / f"in{index}.pcap", step.sent if index == step.on else [])


def exchange(
    click: Path, configuration: str, step: Exchange, interfaces: int
) -> tuple[list[list[bytes]], dict[str, int]]:
    """Runs a step's frames through user-space click: what left on each interface, and the values of its handlers.

    configuration: the rendered text; its landmarks are kept. Raises FactoryError when click fails.
    """
    with files.scratch(Path(tempfile.gettempdir()), "factory-click") as folder:
        write_frames(folder, step, interfaces)
        # Parameter-like text must not be mistaken for ours, so the whole goes in as one file.
        router = folder / "router.click"
        files.write(router, devices(folder, interfaces, talk=bool(step.talk)) + configuration)
        names = list(step.step.handlers)
        command: list[str] = [str(click), str(router)]
        for name in names:
            command += ["-h", name]
        finished = process.run(command, timeout=TIMEOUT, check=False)
        if finished.status:
            raise process.failed(finished, code=ExitCode.CONFIG)
        left = [_left(folder / f"out{index}.pcap") for index in range(interfaces)]
        return left, _values(names, finished.stdout)


def _left(path: Path) -> list[bytes]:
    """A configuration need not have a ToDevice for each interface: then there is no file."""
    return read_frames(path.read_bytes(), path.name) if path.is_file() else []


def _values(names: list[str], output: str) -> dict[str, int]:
    """Reads the output of `click -h A -h B`: `A:`, value, empty line, …; the value alone for a single -h."""
    try:
        if len(names) == 1:
            return {names[0]: int(output)}
        lines = [line for line in output.splitlines() if line]
        return {lines[at].rstrip(":"): int(lines[at + 1]) for at in range(0, 2 * len(names), 2)}
    except (ValueError, IndexError):
        raise FactoryError("click's handler output cannot be read", details=output.splitlines()[-20:]) from None
