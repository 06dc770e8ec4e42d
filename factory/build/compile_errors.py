"""What the compiler complains about when the reason is the guest or the recipe: the hint that it cannot give."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fnmatch import fnmatchcase
from pathlib import Path

from factory.errors import FactoryError

_RELEASE = 'exceptions and RTTI need the C++ run-time: give the recipe profile = "release"'
_NO_RUNTIME = re.compile(r"exception handling disabled|-fno-rtti|enable RTTI|use .-fexceptions. to enable")
_HEADER = re.compile(r"(?:fatal )?error: (?P<name>[\w./+-]+): No such file or directory")
_PLACE = re.compile(r"(\S.*?:\d+):(?:\d+:)? (?:fatal )?error: ")
_LINUX = re.compile(r"linux/.*|asm/.*|sys/(epoll|eventfd|inotify|signalfd|timerfd|prctl|sendfile|syscall)\.h|bits/.*")
_ABSENT = {
    "sys/mman.h": "there is one address space, always mapped: use malloc() and read()",
    "sys/shm.h": "an image is one process",
    "sys/ipc.h": "an image is one process",
    "sys/termios.h": "the console is a byte stream: there is no terminal to set up",
}


def hint(output: Sequence[str], argv: Sequence[str]) -> str | None:
    """For the first complaint that this knows; None: what the compiler says must do. argv: the compiler's words."""
    for line in output:
        if _NO_RUNTIME.search(line):
            return _RELEASE
        if found := _HEADER.search(line):
            return _header(found["name"], argv)
    return None


def place(output: Sequence[str]) -> str | None:
    """file:line of the first error."""
    return next((found[1] for found in map(_PLACE.match, output) if found), None)


def _header(name: str, argv: Sequence[str]) -> str:
    if name in _ABSENT:
        return f"<{name}>: {_ABSENT[name]}"
    if _LINUX.fullmatch(name):
        return f"<{name}> is Linux's own; an image has newlib's headers, POSIX ones and <minios/…>"
    if any(word.startswith("-DCLICK_") for word in argv):
        return f"{name} is not among click's headers, nor in the folder of the element's package"
    found = libraries_with(name)
    if found:
        return f'<{name}> comes with the library {" or ".join(found)}: [app] libraries = ["{found[0]}"]'
    return f"no folder of [app] include has {name}"


def libraries_with(header: str) -> list[str]:
    from factory import libraries
    from factory.libraries.model import Compile

    found = []
    for name in libraries.known():
        try:
            library = libraries.load(name)
        except FactoryError:
            continue  # a wrong library.toml is not what this is about
        own = (library.folder / "include" / header).is_file()
        installed = list(library.headers)
        if isinstance(library.build, Compile):
            installed += [each for step in library.build.generate for each in step.headers]
        if own or any(_installs(each.pattern, each.folder, header) for each in installed):
            found.append(name)
    return found


def _installs(pattern: str, folder: str, header: str) -> bool:
    """Whether a library's headers, `GLOB -> FOLDER`, can have this one."""
    wanted = Path(header)
    inside = Path(folder.strip("/")) if folder.strip("/") else Path()
    if wanted.parts[: len(inside.parts)] != inside.parts:
        return False
    rest = Path(*wanted.parts[len(inside.parts) :])
    last = Path(pattern).name
    # `*.h` says nothing about a name, unless the folder does.
    return fnmatchcase(rest.name, last) and (bool(inside.parts) or not last.startswith("*"))
