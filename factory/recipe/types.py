"""The types that parameters have, and how values given as text become values of a type."""

from __future__ import annotations

import re
import tomllib
from typing import Any

TYPES: dict[str, type] = {"string": str, "int": int, "bool": bool, "list": list}
_BOOLEANS = {"true": True, "yes": True, "on": True, "1": True, "false": False, "no": False, "off": False, "0": False}


def type_of(value: object) -> str | None:
    """The type's name of a TOML value, or None when parameters cannot hold it."""
    return next((name for name, python in TYPES.items() if type(value) is python), None)


def parse(text: str, wanted: str) -> Any:
    """Text from the command line as a value. Raises ValueError with what was expected."""
    if wanted == "string":
        return text
    if wanted == "bool":
        if text.strip().lower() not in _BOOLEANS:
            raise ValueError("expected true or false")
        return _BOOLEANS[text.strip().lower()]
    if wanted == "int":
        try:
            return int(text.strip(), 0)
        except ValueError:
            raise ValueError("expected an integer") from None
    try:
        value = tomllib.loads(f"v = {text}\n")
    except tomllib.TOMLDecodeError as error:
        reason = str(error).split(" (at ")[0]
        raise ValueError(f'expected a list as in TOML, such as ["a", "b"] ({reason})') from None
    if set(value) != {"v"} or not isinstance(value["v"], list):
        raise ValueError('expected a list as in TOML, such as ["a", "b"]')
    return value["v"]


def is_reference(value: object) -> bool:
    """Whether a value is `${other}` and nothing else: its type is then the other parameter's."""
    return isinstance(value, str) and bool(re.fullmatch(r"\$\{[^}]*\}", value))


def acceptable(value: object) -> str | None:
    """What a value holds that parameters cannot, or None. Lists may hold values and tables of values."""
    if isinstance(value, list):
        return next((bad for item in value if (bad := acceptable(item))), None)
    if isinstance(value, dict):
        return next((bad for item in value.values() if (bad := acceptable(item))), None)
    if isinstance(value, str):
        odd = next((c for c in value if (ord(c) < 32 and c not in "\t\n") or ord(c) == 127), None)
        return f"the control character {odd!r}" if odd else None
    return None if type(value) in (int, bool) else "a value that is no string, integer, boolean, list or table"
