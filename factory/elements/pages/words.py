"""Port counts and processing codes in words (click-spec/language-and-router.md)."""

from __future__ import annotations

import re

_KINDS = {"h": "push", "l": "pull", "a": "agnostic"}
_WORDS = {"userlevel": "user space", "minios": "image"}


def ports(code: str) -> str:
    """`1/1-2` is `1 input, 1 to 2 outputs`."""
    inputs, _, outputs = code.partition("/")
    outputs = outputs or inputs
    if outputs.startswith("="):
        more = ", or more" if outputs.endswith("+") else ""
        return f"{_count(inputs, 'input')}, as many outputs{more}"
    return f"{_count(inputs, 'input')}, {_count(outputs, 'output')}"


def processing(code: str) -> str:
    """`h/lh` is `push inputs; first output pull, the others push`."""
    inputs, _, outputs = code.partition("/")
    outputs = outputs or inputs
    if inputs == outputs and len(inputs) == 1:
        return _KINDS.get(inputs, inputs)
    return "; ".join(side for side in (_side(inputs, "input"), _side(outputs, "output")) if side)


def drivers(names: tuple[str, ...]) -> str:
    return ", ".join(_WORDS.get(name, name) for name in names) or "none: something that it requires is missing"


def _count(code: str, what: str) -> str:
    match = re.fullmatch(r"(\d+)?(-)?(\d+)?", code)
    if not match or not code:
        return f"{code or 0} {what}s"
    low, dash, high = match.groups()
    if not dash:
        return f"{low} {what}" + ("" if low == "1" else "s")
    if low is None and high is None:
        return f"any number of {what}s"
    if high is None:
        return f"{low} or more {what}s"
    return f"{low or 0} to {high} {what}s"


def _side(code: str, what: str) -> str:
    """Nothing for an empty code: there are no ports on that side."""
    kinds = [_KINDS.get(each, each) for each in code]
    if len(set(kinds)) < 2:
        return f"{what}s {kinds[0]}" if kinds else ""
    named = [f"{what} {number} {kind}" for number, kind in enumerate(kinds[:-1])]
    return ", ".join([*named, f"the others {kinds[-1]}"])
