"""Programs of this machine as clients of an app: curl, openssl s_client, nc. An argument list, never a shell."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from factory import process
from factory.testing.apps.expect import shortened
from factory.testing.apps.step import PORT, Step

# A proxy of this machine is not asked for 127.0.0.1; messages are in English.
_ENVIRONMENT = {"no_proxy": "*", "NO_PROXY": "*", "LC_ALL": "C"}


def run(step: Step, ports: dict[tuple[str, int], int], folders: dict[str, Path]) -> list[str]:
    """Runs the step's program as often as it says: complaints, none when all was as expected.

    folders: what {recipe}, {tests} and {scratch} are. Raises FactoryError when the program is not installed.
    """
    argv = [filled(word, ports, folders) for word in step.run]
    stdin = filled(step.stdin, ports, folders).encode()
    return together(step, lambda: _once(step, argv, stdin, folders["scratch"]))


def together(step: Step, once: Callable[[], list[str]]) -> list[str]:
    """Does it `repeat` times, `parallel` at a time; ends early after complaints. A complaint says which time it was."""
    if step.repeat == 1 and step.parallel == 1:
        return once()
    count = max(step.repeat, step.parallel)
    failed = threading.Event()

    def one(number: int) -> list[str]:
        complaints = [] if failed.is_set() else once()
        if complaints:
            failed.set()
        return [f"time {number} of {count}: {complaint}" for complaint in complaints]

    pool = ThreadPoolExecutor(step.parallel)
    try:
        return next((complaints for complaints in pool.map(one, range(1, count + 1)) if complaints), [])
    finally:
        # After a failure or Ctrl-C nothing new begins; after success nothing is left.
        failed.set()
        pool.shutdown(wait=False, cancel_futures=True)


def filled(word: str, ports: dict[tuple[str, int], int], folders: dict[str, Path]) -> str:
    """A word with its ports and folders in it; other braces stay as they are."""
    word = PORT.sub(lambda found: str(ports["tcp" if found[1] == "port" else "udp", int(found[2])]), word)
    for name, folder in folders.items():
        word = word.replace(f"{{{name}}}", str(folder))
    return word


def _once(step: Step, argv: list[str], stdin: bytes, folder: Path) -> list[str]:
    pipe = subprocess.PIPE
    with process.spawn(argv, cwd=folder, extra_env=_ENVIRONMENT, stdin=pipe, stdout=pipe, stderr=pipe) as child:
        try:
            stdout, stderr = child.communicate(stdin, step.time)
        except subprocess.TimeoutExpired:
            return [f"{argv[0]} did not end within {step.time:g} s"]
    complaints = []
    if child.returncode != step.status:
        complaints.append(f"{argv[0]} {process.status_text(child.returncode)}, not with {step.status}")
    for wanted, came, what in ((step.stdout, stdout, "stdout"), (step.stderr, stderr, "stderr")):
        if wanted and (complaint := wanted.complaint(came, what)):
            complaints.append(complaint)
    if complaints and stderr and not step.stderr:
        complaints.append(f"stderr: {shortened(stderr.decode('utf-8', 'replace'))}")
    return complaints
