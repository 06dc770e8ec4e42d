"""What a program's output, an answer or a console line must be."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factory.errors import disk_errors
from factory.recipe.document import Document, kind, spell

_KINDS = ("text", "regex", "contains", "sha256", "file")
_SHOWN = 400  # characters of what came that a complaint shows


@dataclass(frozen=True)
class Expectation:
    """kind: text (equal), contains, regex (found anywhere; ^ and $ match at lines), sha256, file (equal to it)."""

    kind: str
    value: str
    path: Path | None = None

    def complaint(self, came: bytes, what: str) -> str | None:
        """None when `came` is as expected."""
        if self.kind == "sha256":
            digest = hashlib.sha256(came).hexdigest()
            return None if digest == self.value else f"{what} has the sha256 {digest}, not {self.value}"
        if self.kind == "file" and self.path:
            with disk_errors("read what is expected", self.path):
                wanted = self.path.read_bytes()
            return None if came == wanted else _differs(wanted, came, what, self.path.name)
        text = came.decode("utf-8", "replace")
        if self.matches(text):
            return None
        verb = {"text": "is not", "contains": "does not contain", "regex": "does not match"}[self.kind]
        return f"{what} {verb} {self.value!r}: {shortened(text)}"

    def matches(self, text: str) -> bool:
        """Whether a text is as expected; for text, contains and regex."""
        if self.kind == "regex":
            return re.search(self.value, text, re.MULTILINE) is not None
        return self.value in text if self.kind == "contains" else self.value == text

    def __str__(self) -> str:
        return repr(self.value) if self.kind == "text" else f"{self.kind} {self.value!r}"


def read(document: Document, *here: str | int, allowed: tuple[str, ...] = _KINDS) -> Expectation:
    """A string (equal), or a table of one key: { regex = "…" }. Raises FactoryError with file:line."""
    value: Any = document.data
    for key in here:
        value = value[key]
    if isinstance(value, str) and "text" in allowed:
        return Expectation("text", value)
    hint = f"a string, or a table of one of: {', '.join(allowed)}"
    if not isinstance(value, dict) or len(value) != 1:
        raise document.error(f"{spell(here)} is {kind(value)}", *here, hint=hint)
    document.table(*here, allowed=allowed)
    (name,) = value
    text = document.text(value, *here, name)
    if name == "regex":
        try:
            re.compile(text)
        except re.error as error:
            raise document.error(f"{text!r} is no regular expression: {error}", *here, name) from None
    if name == "sha256" and not re.fullmatch(r"[0-9a-f]{64}", text):
        raise document.error("a sha256 has 64 hex digits in lower case", *here, name)
    path = document.path.parent / text if name == "file" else None
    if path is not None and not path.is_file():
        raise document.error(f"there is no file {text!r}", *here, name, hint=f"it is looked for beside {document.path}")
    return Expectation(name, text, path)


def shortened(text: str) -> str:
    """For a message: what is too long loses its middle."""
    if len(text) <= _SHOWN:
        return repr(text)
    return f"{text[: _SHOWN // 2]!r} … {text[-_SHOWN // 2 :]!r} ({len(text)} characters)"


def _differs(wanted: bytes, came: bytes, what: str, name: str) -> str:
    at = next((i for i, (a, b) in enumerate(zip(wanted, came, strict=False)) if a != b), min(len(wanted), len(came)))
    return f"{what} differs from {name} at byte {at}: {len(wanted)} bytes expected, {len(came)} came"
