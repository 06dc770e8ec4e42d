"""Each public name of the C++ interface (tests/outside/api_names.txt) is used by a test that is compiled and run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from factory.elements.pages.blocks import without_comments

pytestmark = pytest.mark.unit

HERE = Path(__file__).parent
# Where the names are used: compiled and run by test_click_lib.py and test_outside.py.
CODE = [*(HERE / "click/lib").glob("*.cc"), *(HERE / "outside/elements").glob("*.*")]
EXCUSED = {
    "cp_register_argtype": "not offered: takes tables of the original's own; Args and its parsers are the way",
    "Timestamp::warp": "stands for warp_class(), warp_speed() and others",
    "DEQueue": "its header warns, and warnings are errors here; it is Deque, which is tested",
    "HAVE_ADAPTIVE_SCHEDULER": "never defined: stride scheduling is",
    "HAVE_MULTITHREAD": "not defined in every build",
    "PortInfo": "an element; its names are looked up in ApiRouter",
    "Bigint": "used as bigint",
}
# Macros whose use is a declaration, or a word for the preprocessor: being there is what counts.
DECLARED = {
    "ALLOW_MMAP", "CLICK_DEPRECATED", "CLICK_STATS", "CLICK_WARN_UNUSED_RESULT", "ELEMENT_LIBS",
    "HAVE_INDIFFERENT_ALIGNMENT", "HAVE_INT64_TYPES", "HAVE_IP6", "HAVE_STRIDE_SCHED", "HAVE_TASK_HEAP",
    "HAVE_FLOAT_TYPES", "HAVE_CXX_RVALUE_REFERENCES", "TIMESTAMP_NANOSEC", "CLICK_LINUXMODULE",
    "CLICK_BSDMODULE", "CLICK_NS", "CLICK_TOOL", "CLICK_USERLEVEL", "CLICK_MINIOS",
}  # fmt: skip


def listed() -> list[str]:
    lines = (HERE / "outside/api_names.txt").read_text().splitlines()
    text = " ".join(line.partition(": ")[2] if line[:1].strip() else line for line in lines if line[:1] != "#")
    return list(dict.fromkeys(text.split()))


def test_every_name_is_used() -> None:
    used = {word for file in CODE for word in re.findall(r"\w+", without_comments(file.read_text()))}
    missing = [name for name in listed() if name.split("::")[-1] not in used]
    assert [name for name in missing if name not in EXCUSED and name not in DECLARED] == []


def test_excuses_are_needed() -> None:
    assert set(EXCUSED) <= set(listed())
    config = (HERE.parent / "click/include/click/config.h").read_text()
    drivers = {"CLICK_LINUXMODULE", "CLICK_BSDMODULE", "CLICK_NS", "CLICK_TOOL", "CLICK_USERLEVEL", "CLICK_MINIOS"}
    assert [name for name in sorted(DECLARED - drivers) if not re.search(rf"define {name}\b", config)] == []
