"""What an object file or source belongs to: an element, a library, a folder of the checkout."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from factory import checkout

_ARCHIVE = re.compile(r"(.*?)([^/]+)\.a[(:]([^)]*)\)?")
_LIBRARIES = {"libc": "newlib", "libm": "newlib", "libg": "newlib", "libgcc": "libgcc", "libgcc_eh": "libgcc"}
# An archive of the store's entry for a library; how factory.libraries has DWARF name what is in it, and our port of it.
_STORED = re.compile(r".*/lib-([^/]+)-[0-9a-f]{32}/lib/lib[^/]+\.a[(:].*")
_LIBRARY_SOURCE = re.compile(r"(?:.*/)?minios/libs/([^/]+)/.*")
# An app's objects: of its own sources, or behind +NAME of a third party's (factory.build.app).
_APP = re.compile(r"(?:.*/)?objects/(?:dev|release)-[0-9a-f]{8}/(?:\+([^/]+)/)?(.*)\.o")
# A package's objects, in which DWARF has the same name for the source (factory.build.packages).
_PACKAGE = re.compile(r"(?:(?:.*/)?elements/(?:dev|release)-[0-9a-f]{8}/)?(packages/([^/]+)/.*?)(?:\.o)?")
_PARTS = (
    ("click/elements/", "click elements"),
    ("click/", "click"),
    ("minios/", "kernel"),
    ("newlib/", "newlib port"),
)
_LIBC_SOURCE = re.compile(r"(?:^|/)newlib/lib[cm]/")  # as factory.toolchain.newlib has DWARF name them
# A class's virtual table, or a member of it (Itanium C++ ABI, 5.1); the digits are the length of the class's name.
_MEMBER = re.compile(r"_Z(?:TV|NK?)([1-9][0-9]{0,2})")
_CRT = re.compile(r"crt(begin|end|i|n|1)\w*\.o")


@dataclass(frozen=True)
class Origin:
    """element: a class's name, or the library in brackets for what belongs to no element."""

    source: str
    element: str
    library: str
    folder: str


UNKNOWN = Origin("", "(unknown)", "(unknown)", "(unknown)")
PADDING = Origin("", "(padding)", "(padding)", "(padding)")


class Origins:
    """Looks origins up. elements: source below the checkout -> name of the element it implements.

    classes: C++ class of an element -> its source. A class that is all in its header has its code in the table of
    elements, whose object is the first that needs it.
    """

    def __init__(self, elements: Mapping[str, str], classes: Mapping[str, str] = MappingProxyType({})) -> None:
        self._elements = elements
        self._classes = classes
        self._of_file = lru_cache(maxsize=None)(self._of)

    def of(self, origin: str, symbol: str = "") -> Origin:
        """symbol: the mangled name of what is there."""
        found = self._of_file(origin)
        if found.library == "generated" and (member := _MEMBER.match(symbol)):
            name = symbol[member.end() : member.end() + int(member[1])]
            return self._of_file(self._classes[name]) if name in self._classes else found
        return found

    def _of(self, origin: str) -> Origin:
        archive = _ARCHIVE.fullmatch(origin)
        if archive:
            member = f"{archive[2]}.a:{archive[3]}"
            if stored := _STORED.fullmatch(origin):
                return Origin(member, f"(lib:{stored[1]})", f"lib:{stored[1]}", f"minios/libs/{stored[1]}")
            library = _LIBRARIES.get(archive[2], archive[2])
            return Origin(member, f"({library})", library, f"({library})")
        if _CRT.fullmatch(origin.rsplit("/", 1)[-1]):
            return Origin(origin.rsplit("/", 1)[-1], "(libgcc)", "libgcc", "(libgcc)")
        if found := _APP.fullmatch(origin):
            library = f"upstream:{found[1]}" if found[1] else "app"
            source = f"{found[1]}/{found[2]}" if found[1] else found[2]
            return Origin(source, f"({library})", library, str(Path(source).parent))
        source = source_of(origin)
        if found := _PACKAGE.fullmatch(source):
            library = f"package:{found[2]}"
            return Origin(source, self._elements.get(source, f"({library})"), library, str(Path(source).parent))
        # Before the kernel, in whose folder they are.
        if found := _LIBRARY_SOURCE.fullmatch(source):
            return Origin(source, f"(lib:{found[1]})", f"lib:{found[1]}", str(Path(source).parent))
        library = next((name for prefix, name in _PARTS if source.startswith(prefix)), "")
        if not library and _LIBC_SOURCE.search(source):
            return Origin(source, "(newlib)", "newlib", "(newlib)")
        if not library:
            library = "generated" if "/gen/" in f"/{source}" or source.startswith("out/") else "app"
        element = self._elements.get(source, f"({library})")
        return Origin(source, element, library, str(Path(source).parent))


def source_of(origin: str) -> str:
    """`out/dev-1a2b/click/lib/args.cc.o` -> `click/lib/args.cc`: the path in the checkout, if there is one."""
    if found := _PACKAGE.fullmatch(origin):
        return found[1]
    path = origin.removesuffix(".o")
    for root in (f"{checkout.ROOT}/", "./"):
        path = path.removeprefix(root)
    parts = path.split("/")
    for start in range(len(parts)):
        shorter = "/".join(parts[start:])
        if len(parts) - start > 1 and not shorter.startswith("/") and (checkout.ROOT / shorter).is_file():
            return shorter
    return path
