"""What an image must not have: the unwinder where nothing throws, and C++'s streams."""

from __future__ import annotations

import re
from pathlib import Path

from factory.size.elf import opened, symbols

_UNWINDER = re.compile(r"_Unwind_\w+|__gxx_personality_v0|__register_frame_info")
# std::cout and its kind, ios_base, locale; members of std's streams (So, Si, Sd in the Itanium C++ ABI, 5.1.8)
_STREAMS = re.compile(r"_Z\w*(St4cout|St3cin|St4cerr|9basic_ios|13basic_ostream|8ios_base|St6locale|NS[oid]\d)\w*")
_THROWS = {"hello-cxx"}  # on purpose: what a C++ app with exceptions costs


def check_lean(debug: Path) -> None:
    """debug: the image with its symbols."""
    with opened(debug) as elf:
        found = {symbol.name for symbol in symbols(elf)}
    assert "main" in found
    throws = "__cxa_throw" in found
    assert not throws or debug.stem in _THROWS
    assert any(map(_UNWINDER.fullmatch, found)) == throws
    assert not [name for name in found if _STREAMS.fullmatch(name)]
