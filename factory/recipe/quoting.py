"""How parameter values get into a Click configuration without changing its structure.

{{ value }}               a plain word: number, boolean, name, address; anything else is refused
{{ value | click }}       one quoted string: any text, Click sees exactly it
{{ value | argument }}    the text of one argument, unquoted (an IPFilter rule); refused when it could end the argument
{{ list | arguments }}    several arguments, separated by commas
{{ text | raw }}          Click source text as it is, for values the template's author trusts
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable
from typing import Any

from jinja2 import TemplateRuntimeError, Undefined
from markupsafe import Markup

_PLAIN = re.compile(r"[A-Za-z0-9_@.:/%+\-]*")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "$": "\\$", "\t": "\\t", "\r": "\\r", "\n": "\\n"}


class ValueRefused(TemplateRuntimeError):
    """A value that would change the structure of the configuration."""


def quote(value: Any) -> Markup:
    """A Click string in double quotes; bytes outside printable ASCII become octal escapes (Click's own re-quoting)."""
    text = _text(value)
    quoted = "".join(
        _ESCAPES.get(chr(byte)) or (chr(byte) if 32 <= byte < 127 else f"\\{byte:03o}") for byte in text.encode()
    )
    return _sound(f'"{quoted}"')


def plain(value: Any) -> Markup:
    """What `{{ value }}` writes: Markup as it is, else a plain word."""
    if isinstance(value, Markup):
        return value
    text = _text(value)
    if not _PLAIN.fullmatch(text) or "//" in text or ("::" in text and not _is_ip6(text)):
        raise ValueRefused(
            f"the value {text!r} is no plain word: write {{{{ … | click }}}} for a quoted string "
            "or {{ … | argument }} for the text of one argument"
        )
    return _sound(text)


def argument(value: Any) -> Markup:
    """The text of exactly one argument of a configuration string."""
    if isinstance(value, Markup):
        return value
    text = _text(value)
    reason = _escapes_argument(text)
    if reason:
        raise ValueRefused(f"the value {text!r} cannot be one argument: {reason}")
    return _sound(text)


def arguments(values: Iterable[Any]) -> Markup:
    """Several arguments. An empty list gives an empty text."""
    if isinstance(values, str):
        raise ValueRefused("`arguments` wants a list; write `argument` for a single value")
    return _sound(", ".join(argument(value) for value in values))


def raw(value: Any) -> Markup:
    return _sound(_text(value))


def _sound(text: str) -> Markup:
    """Marks text as fit for the configuration: it has been quoted or checked, or is the template's own."""
    return Markup(text)  # noqa: S704  (this is no HTML; Markup only says "do not check again")


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Undefined):
        return str(value)  # StrictUndefined raises here, with its own message
    if isinstance(value, str | int):
        return str(value)
    shown = {"list": "a list", "tuple": "a list", "dict": "a table"}.get(type(value).__name__, "such a value")
    raise ValueRefused(f"{shown} cannot be written into a configuration; go through it with {{% for %}}")


def _is_ip6(text: str) -> bool:
    try:
        ipaddress.IPv6Interface(text)
    except ValueError:
        return False
    return True


def _escapes_argument(text: str) -> str | None:
    """Why a text would not stay within one argument (language-and-router.md, Configuration strings), or None."""
    if not text.strip():
        return "it is empty"
    depth, at = 0, 0
    while at < len(text):
        char = text[at]
        if char in "\"'":
            at = _after_string(text, at)
            if at < 0:
                return f"text in {char} never ends, or holds a $"
            continue
        if char == "(":
            depth += 1
        elif char == ")":
            depth -= 1
        if depth < 0:
            return "it closes a parenthesis that it did not open"
        if char in ",;\n\r$" or text.startswith(("//", "/*", "\\<"), at):
            shown = repr(text[at : at + 2] if char in "/\\" else char)
            return f"{shown} may stand only inside quotes"
        at += 1
    return "a parenthesis is never closed" if depth else None


def _after_string(text: str, start: int) -> int:
    """The index after a quoted string; -1 when it does not end, or holds a variable that Click would replace."""
    quote_char, at = text[start], start + 1
    while at < len(text) and text[at] != quote_char:
        if text[at] == "\n" or (text[at] == "$" and quote_char == '"'):
            return -1
        at += 2 if text[at] == "\\" and quote_char == '"' else 1
    return at + 1 if at < len(text) else -1
