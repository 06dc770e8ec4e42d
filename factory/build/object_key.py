"""What an object is kept under: everything that it is made from.

The command, the names and contents of all that SCons knows the object to be made from, compiler and system headers. The
checkout and the cache are left out, as factory.toolchain.prefix_maps leaves them out of the object; held() is what it
keeps of them. What SCons does not know of (a header behind a macro, .incbin) is in no key: covers() finds it.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Sequence
from functools import cache as once
from pathlib import Path
from typing import Any

from factory import cache
from factory.checkout import OUT, ROOT
from factory.errors import FactoryError
from factory.objects.inputs import GUEST_HEADERS, SYSTEM

MADE_WITH = "MADE_WITH"
"""The environment's function that names its compiler and system headers; without it nothing is kept."""
HEADERS = "HEADERS_SEEN"
"""The environment's file that stands for GUEST_HEADERS, if its objects are made with them."""


def key_of(node: Any) -> str | None:
    """64 hex digits; None for what is no object."""
    environment = node.get_build_env()
    made_with = environment.get(MADE_WITH)
    if made_with is None or not str(node).endswith(".o"):
        return None
    try:
        compiler = made_with()
    except FactoryError:
        return None  # there is none: running it says so better
    digest = hashlib.sha256()
    command = node.get_executor().get_contents().decode("utf-8", "surrogateescape")
    # Not the target's name: what is written where does not show in an object.
    for part in (compiler, command.replace(f" -o {node} ", " -o TARGET ")):
        _add(digest, part)
    digest.update(held(command).encode("utf-8", "surrogateescape"))
    for child in node.children():
        _add(digest, str(child))
        _add(digest, child.get_csig())
    return digest.hexdigest()


def _add(digest: Any, text: str) -> None:
    data = placeless(text).encode("utf-8", "surrogateescape")
    digest.update(len(data).to_bytes(8, "big") + data)


def held(command: str) -> str:
    """What of this machine's folders is in an object that is made so.

    What is defined goes into it as it is, be it the name of a folder. An object that is optimised again while it is
    linked holds its sources' folders: only then are they left out, by the maps of the checkout that links it.
    """
    defined = " ".join(_DEFINED.findall(command))
    return f"{defined}\0{ROOT}\0{cache.root()}" if _LINK_TIME.search(command) else defined


def placeless(text: str) -> str:
    """Without this machine's folders; a folder that is reached through a link has two flags, which are then equal."""
    for pattern, name in _places():
        text = pattern.sub(name, text)
    return _TWICE.sub(r"\1", text)


_DEFINED = re.compile(r"(?<!\S)-D\S+")
_LINK_TIME = re.compile(r"(?<!\S)-flto\b")
_TWICE = re.compile(r"(-f(?:file|debug)-prefix-map=\S+)(?: \1)+(?!\S)")


@once
def _places() -> tuple[tuple[re.Pattern[str], str], ...]:
    store = cache.root() / "store"
    found = [(os.path.realpath(store), "store"), (str(store), "store"), (str(ROOT), ".")]
    return tuple((re.compile(re.escape(folder) + r"(?![\w.+-])"), name) for folder, name in found)


def covers(node: Any, reads: Sequence[str], since: float) -> bool:
    """Whether the key has all that the compiler has read: the files that it lists, and those that it does not.

    since: when the build began (seconds since 1970): SCons may have looked at a file that was changed after that before
    the compiler did. Only out/ changes then without harm: what is generated there is not edited.
    """
    known = {os.path.abspath(str(child)) for child in node.children()}
    return not any(
        path not in known and not path.startswith(_system()) and not _DEFINITIONS.search(path)
        for path in map(os.path.abspath, reads)
    ) and not any(_has_incbin(path) or _changed(path, since) for path in known)


_TICK = 0.02  # seconds
_DEFINITIONS = re.compile(r"/gen/definitions-[0-9a-f]{12}\.h$")  # of factory.build.app: named by its content


@once
def _system() -> tuple[str, ...]:
    """Headers that the environment's MADE_WITH or HEADERS stand for, and the store's, named by all they come from."""
    store = cache.root() / "store"
    return (*SYSTEM, f"{GUEST_HEADERS}/", f"{store}/", f"{os.path.realpath(store)}/")


def _changed(path: str, since: float) -> bool:
    # The time of the last change of any kind, which nobody can set back. The kernel's clock for it goes in ticks.
    return not Path(path).is_relative_to(OUT) and os.stat(path).st_ctime > since - _TICK


@once
def _has_incbin(path: str) -> bool:
    try:
        return b".incbin" in Path(path).read_bytes()
    except OSError:
        return True
