"""Numbers on the command line: types for argparse, which says `argument --jobs: ` before their message."""

from __future__ import annotations

import argparse
import math

_AGES = {"h": 3600.0, "d": 86400.0, "w": 7 * 86400.0}  # seconds


def count(text: str) -> int:
    """A whole number from 1 on."""
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 1 on")
    return int(text)


def age(text: str) -> float:
    """Seconds of a time such as 30d, 12h, 2w."""
    value = text[:-1]
    if text[-1:] not in _AGES or not value.isascii() or not value.isdigit() or int(value) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no time such as 12h, 30d or 8w")
    return int(value) * _AGES[text[-1]]


def seconds(text: str) -> float:
    """A time above 0."""
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not 0 < value < math.inf:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of seconds above 0")
    return value
