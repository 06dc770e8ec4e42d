"""The tables [compile] and [make] of a library.toml."""

from __future__ import annotations

import re
import string
from collections.abc import Mapping
from typing import Any

from factory.libraries.model import Compile, Generated, Make
from factory.libraries.words import Check, folder_name, headers, pattern, shape, words
from factory.recipe.document import Document, kind

PLACES = ("ar", "build", "cc", "cflags", "cxx", "cxxflags", "here", "jobs", "nm", "ranlib", "source")
"""What commands may ask for by {NAME}; factory.libraries.commands fills them in."""

_COMPILE = ("sources", "skip", "include", "defines", "flags", "generate")
_DEFINE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
# Where code runs is the toolchain's business (toolchain/flags.toml); include folders have a key of their own.
_FLAG: Check = shape(
    re.compile(
        r"-(W(?!l,)\S+|w|O\S*|f\S+|std=\S+|U\w+|D\w+(=.*)?|include.+|m(s?sse|avx|aes|pclmul|bmi|sha|popcnt)\S*)"
    ),
    "is no flag that a library may have (-W…, -O…, -f…, -std=…, -D…, -U…)",
)


def read_compile(document: Document) -> Compile:
    table = document.table("compile", allowed=_COMPILE)
    generate = table.get("generate", [])
    if not isinstance(generate, list):
        raise document.error(
            f"compile.generate must be a list of tables, not {kind(generate)}", "compile", "generate",
            hint='generate = [{ command = ["bison", …], compile = ["grammar.c"] }]',
        )  # fmt: skip
    result = Compile(
        sources=words(document, table, "compile", "sources", check=pattern),
        skip=words(document, table, "compile", "skip", check=pattern),
        include=words(document, table, "compile", "include", check=pattern),
        defines=_defines(document),
        flags=words(document, table, "compile", "flags", check=_FLAG),
        generate=tuple(_generated(document, index) for index in range(len(generate))),
    )
    if not result.sources and not any(each.compile for each in result.generate):
        raise document.error("[compile] names no source to compile", "compile", hint='sources = ["*.c"]')
    return result


def read_make(document: Document) -> Make:
    table = document.table("make", allowed=("commands", "results"), required=("commands", "results"))
    commands = table["commands"]
    if not isinstance(commands, list) or not commands:
        raise document.error(
            "make.commands must be a list of commands, each a list of words", "make", "commands",
            hint='commands = [["make", "-j{jobs}"]]',
        )  # fmt: skip
    results = document.table("make", "results", allowed=None)
    for source, target in results.items():
        if not isinstance(target, str):
            raise document.error(f"the result {source!r} must be a string", "make", "results", source)
        if problem := pattern(source) or (target == "" and "lacks its target") or folder_name(target):
            raise document.error(f"the result {source!r} {problem}", "make", "results", source)
        if not target.startswith(("lib/", "include/")):
            problem = f"the result {target!r} lies neither in lib/ nor in include/"
            raise document.error(problem, "make", "results", source)
    return Make(
        tuple(
            _command(document, {str(index): command}, "make", "commands", index)
            for index, command in enumerate(commands)
        ),
        tuple(results.items()),
    )


def _generated(document: Document, index: int) -> Generated:
    path = ("compile", "generate", index)
    table = document.table(*path, allowed=("command", "compile", "headers"), required=("command",))
    return Generated(
        _command(document, table, *path, "command"),
        words(document, table, *path, "compile", check=pattern),
        headers(document, table, *path, "headers"),
    )


def _command(document: Document, table: Mapping[str, Any], *path: str | int) -> tuple[str, ...]:
    """The command at the key that ends `path`; every {place} in it must be one that can be filled in."""
    command = words(document, table, *path)
    if not command or not command[0]:
        raise document.error("a command lacks its program", *path)
    for word in command:
        try:
            wanted = [name for _, name, _, _ in string.Formatter().parse(word) if name is not None]
        except ValueError as error:
            raise document.error(f"{word!r}: {error}", *path, hint="a brace is written twice: {{ }}") from None
        unknown = [name for name in wanted if name not in PLACES]
        if unknown:
            hint = f"there are: {', '.join(f'{{{name}}}' for name in PLACES)}; a brace is written twice: {{{{ }}}}"
            raise document.error(f"{word!r} wants {{{unknown[0]}}}, which is not known", *path, hint=hint)
    return command


def _defines(document: Document) -> tuple[tuple[str, str | None], ...]:
    """NAME = "text" or a number is -DNAME=text, NAME = true is -DNAME."""
    table = document.table("compile", "defines", allowed=None)
    result: list[tuple[str, str | None]] = []
    for name, value in table.items():
        path = ("compile", "defines", name)
        if not _DEFINE.fullmatch(name):
            raise document.error(f"{name!r} is no name of a macro", *path)
        if value is not True and (isinstance(value, bool) or not isinstance(value, (str, int))):
            raise document.error(f"{name} must be a string, a number or true, not {kind(value)}", *path)
        result.append((name, None if value is True else str(value)))
    return tuple(result)
