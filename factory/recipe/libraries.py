"""Puts the files that a configuration asks for by `require(library FILE)` in their place.

An image has no files, so its configuration must be whole. As in Click (language-and-router.md, require) a file is
read once, at file scope only; it is looked for beside the file that asks for it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from factory.elements.click_tokens import Token, tokens
from factory.errors import ExitCode, FactoryError, disk_errors

_LIBRARY = re.compile(r"""library\s+(?:"([^"]+)"|'([^']+)'|(\S+))""")


def inlined(text: str, file: str, template: Path, public: Callable[[Path], str]) -> str:
    """Text with every library in it. file is its name in messages; public gives that name for a library's path."""
    return _Inliner(public).inline(text, file, template)


class _Inliner:
    def __init__(self, public: Callable[[Path], str]) -> None:
        self._public = public
        self._seen: set[Path] = set()

    def inline(self, text: str, file: str, path: Path) -> str:
        if "require" not in text:
            return text
        parts, at = [], 0
        found = list(tokens(text, file))
        depth = 0
        for token, following in pairwise(found):
            depth += {"{": 1, "}": -1}.get(token.text, 0)
            if token.text != "require" or following.kind != "config" or depth:
                continue
            wanted = [item.strip() for item in following.text[1:-1].split(",")]
            libraries = [match for item in wanted if (match := _LIBRARY.fullmatch(item))]
            if not libraries:
                continue
            rest = [item for item in wanted if item and not _LIBRARY.fullmatch(item)]
            parts.append(text[at : token.at] + (f"require({', '.join(rest)});" if rest else ""))
            parts += [self._library(match[1] or match[2] or match[3], token, path) for match in libraries]
            at = following.at + len(following.text)
            parts.append(_directive(_end(following, text)))
        return "".join([*parts, text[at:]])

    def _library(self, name: str, token: Token, path: Path) -> str:
        library = Path(os.path.normpath(path.parent / name))
        if not library.is_file():
            raise FactoryError(
                f"library {name!r} not found",
                where=token.where,
                hint=f"it is looked for in {path.parent}",
                code=ExitCode.CONFIG,
            )
        if library in self._seen:
            return ""
        self._seen.add(library)
        with disk_errors(f"read {library.name}", library):
            text = library.read_text(encoding="utf-8", errors="surrogateescape")
        public = self._public(library)
        return _directive(f"{public}:1") + self.inline(text, public, library)


def _directive(where: str) -> str:
    file, _, line = where.rpartition(":")
    return f'\n#line {line} "{file}"\n'


def _end(config: Token, text: str) -> str:
    """The place where a configuration string ends."""
    last = text[config.at : config.at + len(config.text)]
    file, _, line = config.where.rpartition(":")
    return f"{file}:{int(line) + last.count(chr(10))}"
