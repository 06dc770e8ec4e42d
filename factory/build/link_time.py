"""Link-time optimisation, of the profile `release`: whose the objects are that gcc makes while it links.

With one of them for each object that was compiled (-flto-partition=1to1), so that a map says as much as without.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

# An object that gcc made while linking; the folder is its own for each run.
_MADE = re.compile(r"\S*\.(ltrans[0-9]+)\.ltrans\.o")
_PLACED = re.compile(rf"^( \S*\s+0x([0-9a-f]+)\s+0x[0-9a-f]+ )({_MADE.pattern})$", re.MULTILINE)
_DEBUG = re.compile(r"\S*\.debug\.temp\.o")  # what it took out of objects: debug information
_UNIT = "<artificial>"  # gcc's DW_AT_name of such an object
_OP_ADDR = 0x03  # DWARF 5, section 7.7.1


def named(text: str, debug: Path) -> str:
    """A linker's map with the sources' objects in place of gcc's own. debug: what was linked."""
    if ".ltrans.o" not in text:  # a dev image: the expressions below take their time
        return text
    sources = _sources(debug)
    votes: dict[str, Counter[str]] = defaultdict(Counter)

    def placed(found: re.Match[str]) -> str:
        source = sources.get(int(found[2], 16))
        if not source or not int(found[2], 16):  # what was left out is at 0
            return found[0]
        votes[found[3]][source] += 1
        return f"{found[1]}{source}.o"

    text = _PLACED.sub(placed, text)
    # The rest are strings, and tables without names: of the source that most of the object is from.
    whole = {made: f"{counted.most_common(1)[0][0]}.o" for made, counted in votes.items()}
    text = _MADE.sub(lambda found: whole.get(found[0], f"link-time/{found[1]}.o"), text)
    return _DEBUG.sub("link-time/debug.o", text)


def _sources(debug: Path) -> dict[int, str]:
    """Address of a function or variable -> the source that it is from, by its compile unit."""
    from elftools.elf.elffile import ELFFile

    result = {}
    with debug.open("rb") as stream:
        dwarf = ELFFile(stream).get_dwarf_info()
        for unit in dwarf.iter_CUs():
            top = unit.get_top_DIE()
            if _text(top, "DW_AT_name") != _UNIT:
                continue
            for address, entry in _placed(top):
                # What it is stands where it was compiled (DW_AT_abstract_origin: DWARF 5, section 3.3.8.2).
                if "DW_AT_abstract_origin" in entry.attributes:
                    home = dwarf.get_CU_containing(entry.attributes["DW_AT_abstract_origin"].value)
                    result[address] = _text(home.get_top_DIE(), "DW_AT_name")
    return result


def _placed(parent: Any) -> Iterator[tuple[int, Any]]:
    for entry in parent.iter_children():
        if entry.tag == "DW_TAG_subprogram" and "DW_AT_low_pc" in entry.attributes:
            yield entry.attributes["DW_AT_low_pc"].value, entry
        elif entry.tag == "DW_TAG_variable" and "DW_AT_location" in entry.attributes:
            location = entry.attributes["DW_AT_location"].value
            if isinstance(location, list) and len(location) == 9 and location[0] == _OP_ADDR:
                yield int.from_bytes(bytes(location[1:]), "little"), entry


def _text(entry: Any, attribute: str) -> str:
    value = entry.attributes.get(attribute)
    return value.value.decode("utf-8", "replace") if value else ""
