"""Which files a compiler has read, by its own account (gcc's -MD, in the form of a rule for make)."""

from __future__ import annotations

import re

# A backslash escapes a blank or `#` in a name, and `$` is doubled (GNU make's manual, rule syntax).
_WORD = re.compile(r"(?:\\[ #]|\\(?![ \n#])|[^\s\\])+")


def parse(rule: str) -> list[str]:
    """The prerequisites of a rule `target: one two \\`."""
    _, _, listed = rule.partition(": ")
    return [re.sub(r"\\([ #])", r"\1", word).replace("$$", "$") for word in _WORD.findall(listed.replace("\\\n", " "))]
