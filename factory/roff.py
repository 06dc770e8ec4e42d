"""Text in the source of a manual page (groff_man(7)): what would be a control character is made text."""

from __future__ import annotations

# A `-` is to be that of the keyboard, not a hyphen; quotes are not to become curved ones (groff_char(7)).
_NAMED = {"\\": "\\e", "-": "\\-", "'": "\\(aq", "`": "\\(ga", "~": "\\(ti", "^": "\\(ha"}


def escaped(text: str) -> str:
    return "".join(_NAMED.get(each, each) for each in text)


def line(text: str) -> str:
    """A whole line of text: one that begins with a control character is made text."""
    return f"\\&{text}" if text.startswith((".", "'")) else text
