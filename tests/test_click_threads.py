"""User-space click with four threads under ThreadSanitizer: a configuration, handler calls and hot swaps at once.

Compiling takes minutes, so FACTORY_TSAN=1 asks for it; what threads do is tested everywhere by tests/click/threads/.
"""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import time
from pathlib import Path

import pytest

from factory import elements, files, process
from factory.checkout import OUT, ROOT

pytestmark = [
    pytest.mark.build,
    pytest.mark.skipif(not os.environ.get("FACTORY_TSAN"), reason="compiles for minutes; FACTORY_TSAN=1 asks for it"),
]

STRESS = Path(__file__).parent / "threads" / "stress.click"
CLASSES = [
    *("BalancedThreadSched", "CPUSwitch", "ControlSocket", "Counter", "DelayUnqueue", "Discard", "EtherEncap"),
    *("InfiniteSource", "Queue", "RatedSource", "Script", "SpinlockInfo", "SpinlockPush", "StaticThreadSched"),
    *("Strip", "Tee", "ThreadSafeQueue", "TimedSource", "Unqueue", "Unstrip"),
]
SECONDS = 6
_FLAGS = "-std=gnu++17 -g1 -O1 -fsanitize=thread -fno-exceptions -fno-rtti -fno-threadsafe-statics -fno-strict-aliasing"
_MAKEFILE = """\
OBJECTS := {objects}
click: $(OBJECTS)
\tg++ -fsanitize=thread -rdynamic -o $@ $(OBJECTS) -lpthread {libs}
%.o:
\tg++ {flags} -DCLICK_USERLEVEL=1 -I{root}/click/include -I{root}/click -MMD -c -o $@ $(SOURCE)
{rules}
-include $(OBJECTS:.o=.d)
"""


@pytest.fixture(scope="module")
def click() -> Path:
    """The library, the driver and the elements of the configuration, instrumented."""
    folder = OUT / "threads"
    folder.mkdir(parents=True, exist_ok=True)
    selection = elements.scan(ROOT / "click").closure(CLASSES, "userlevel")
    table = folder / "elements_table.cc"
    files.write_if_changed(table, elements.table_source(selection))
    found = [*sorted((ROOT / "click" / "lib").glob("*.cc")), *sorted((ROOT / "click" / "userlevel").glob("*.cc"))]
    sources = [source for source in found if source not in selection.managed] + [*selection.sources, table]
    objects = {f"{source.parent.name}-{source.stem}.o": source for source in sources}
    assert len(objects) == len(sources)
    rules = "\n".join(f"{name}: {source}\n{name}: SOURCE = {source}" for name, source in objects.items())
    makefile = _MAKEFILE.format(
        objects=" ".join(objects), libs=" ".join(selection.libs), flags=_FLAGS, root=ROOT, rules=rules
    )
    files.write_if_changed(folder / "Makefile", makefile)
    process.run(["make", "-s", f"-j{os.cpu_count()}", "-C", folder, "click"])
    return folder / "click"


def _call(control: socket.socket, line: str, data: str = "") -> int:
    """One command of ControlSocket's protocol; the answer's code."""
    control.sendall(f"{line}\r\n{data}".encode())
    answer = b""
    while not (match := re.search(rb"^(\d\d\d) .*\r\n", answer, re.MULTILINE)):
        answer += (piece := control.recv(65536))
        if not piece:
            return 0
    if match[1] == b"200" and line.startswith("READ"):
        while not (length := re.search(rb"^DATA (\d+)\r\n", answer, re.MULTILINE)):
            answer += control.recv(65536)
        while len(answer) < length.end() + int(length[1]):
            answer += control.recv(65536)
    return int(match[1])


def test_no_races(click: Path, tmp_path: Path) -> None:
    said = (tmp_path / "said").open("wb")
    command = [click, "-R", "-j4", STRESS]
    environment = {**os.environ, "TSAN_OPTIONS": "halt_on_error=0 exitcode=66 second_deadlock_stack=1"}
    running = subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=said, stderr=said)
    try:
        swaps, calls, until = 0, 0, time.monotonic() + SECONDS
        while time.monotonic() < until and running.poll() is None:
            with socket.socket(socket.AF_UNIX) as control:
                control.settimeout(10)
                while time.monotonic() < until:
                    try:
                        control.connect(str(tmp_path / "control"))
                        break
                    except OSError:
                        time.sleep(0.02)
                for n in range(20):
                    good = [_call(control, "READ q.length"), _call(control, f"WRITE q.capacity {100 + n}")]
                    good += [_call(control, f"WRITE u1.home_thread {n % 4}"), _call(control, "READ handlers")]
                    assert good == [200] * 4
                    calls += len(good)
                text = STRESS.read_text()
                assert _call(control, f"WRITEDATA hotconfig {len(text)}", text) == 200
                swaps += 1
        running.send_signal(signal.SIGINT)
        running.wait(20)
    finally:
        running.kill()
        running.wait()
        said.close()
    text = (tmp_path / "said").read_text()
    assert "WARNING: ThreadSanitizer" not in text, text[:6000]
    assert running.returncode == 0, text[-3000:]
    assert swaps > 3
    assert calls > 100
