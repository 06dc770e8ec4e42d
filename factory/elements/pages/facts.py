"""What an element's source says of it, as far as can be seen: ports, processing, handlers, arguments.

Handlers and arguments whose names are made at run time (`"pattern" + String(i)`) are not seen.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from factory.elements.pages.code import Code
from factory.elements.source import Export, Source

# The constants of <click/element.hh> (click-spec/language-and-router.md).
_CONSTANTS: Mapping[str, str] = {
    "PORTS_0_0": "0", "PORTS_0_1": "0/1", "PORTS_1_0": "1/0", "PORTS_1_1": "1/1", "PORTS_1_1X2": "1/1-2",
    "AGNOSTIC": "a", "PUSH": "h", "PULL": "l", "PUSH_TO_PULL": "h/l", "PULL_TO_PUSH": "l/h", "PROCESSING_A_AH": "a/ah",
    "COMPLETE_FLOW": "x/x",
}  # fmt: skip
_NAME = r'\s*(?:prefix\s*\+\s*)?"([^"]+)"'
_REGISTERED = re.compile(
    rf"\b(add_read_handler|add_write_handler|add_data_handlers|add_net_order_data_handlers|set_handler)\s*\({_NAME}([^;]*)"
)
# `for (const T *f = table; …) set_handler(f->name, f->flags, …)`, and the table's rows `{ "name", flags, …}`.
_LOOP = re.compile(r"\bfor\s*\(\s*const\s+(\w+)\s*\*\s*\w+\s*=\s*(\w+)\s*;")
_ROW = re.compile(r'\{\s*"([^"]+)"\s*,\s*([^,]*),')
_TASK = re.compile(r"\badd_task_handlers\s*\(")
_ARGUMENT = re.compile(r'\b(?:read\w*)\s*\(\s*"([A-Za-z]\w*)"\s*(,\s*Args::deprecated)?')
_OLD_ARGUMENT = re.compile(r'"([A-Z]\w*)"\s*,\s*[^;]*?\bcp[kA-Z]')  # cp_va_kparse(conf, this, errh, "NAME", cpkP, …)
_FUNCTIONS = {"port_count": "0", "processing": "a", "flow_code": "x/x", "flags": ""}


@dataclass(frozen=True)
class Facts:
    """handlers: name to "r", "w" or "rw"; old_handlers: those that are marked as deprecated.

    words: every string in the sources, to look computed names up.
    """

    ports: str
    processing: str
    flow_code: str
    flags: str
    handlers: Mapping[str, str]
    old_handlers: Mapping[str, str]
    arguments: tuple[str, ...]
    deprecated: tuple[str, ...]
    words: frozenset[str]


def facts(source: Source, export: Export, code: Code) -> Facts:
    """The facts of one class that a source exports."""
    values = {name: _returned(code, export.cxx, name) or default for name, default in _FUNCTIONS.items()}
    handlers, old = _handlers(code, export.cxx)
    arguments: dict[str, bool] = {}
    for _, text in code.reachable(export.cxx, "configure"):
        for match in _ARGUMENT.finditer(text):
            arguments.setdefault(match[1], bool(match[2]))
        if "kparse" in text:
            arguments.update((match[1], False) for match in _OLD_ARGUMENT.finditer(text))
    words = {
        word
        for path in (source.path, *code.files(export.cxx))
        for word in re.findall(r'"((?:[^"\\\n]|\\.)*)"', code.library.texts.get(path, ""))
    }
    return Facts(
        ports=values["port_count"],
        processing=values["processing"],
        flow_code=values["flow_code"],
        flags=values["flags"],
        handlers=handlers,
        old_handlers=old,
        arguments=tuple(name for name, old in arguments.items() if not old),
        deprecated=tuple(name for name, old in arguments.items() if old),
        words=frozenset(words),
    )


def _returned(code: Code, cxx: str, function: str) -> str | None:
    """What a one-line function of Element returns, constants as their text; None when the class does not say."""
    for _, _, text in code.method(cxx, function):
        match = re.search(r'\breturn\s+(?:"([^"]*)"|(?:Element::)?(\w+))\s*;', text)
        if match:
            return match[1] if match[1] is not None else _CONSTANTS.get(match[2], "")
    return None


def _handlers(code: Code, cxx: str) -> tuple[dict[str, str], dict[str, str]]:
    """Those in use, and the deprecated ones: old names that no page needs to explain."""
    found: dict[str, set[str]] = {}
    old: dict[str, set[str]] = {}
    for _, text in code.reachable(cxx, "add_handlers"):
        for function, name, rest in _REGISTERED.findall(text):
            deprecated = re.search(r"\b(?:f_deprecated|h_deprecated|DEPRECATED)\b", rest)
            (old if deprecated else found).setdefault(name, set()).update(_modes(function, rest))
        for type_name, table in _LOOP.findall(text):
            for name, flags in _ROW.findall(code.table(type_name, table)):
                found.setdefault(name, set()).update(_modes("set_handler", f", {flags}"))
        if _TASK.search(text):
            found.setdefault("scheduled", set()).add("r")
            found.setdefault("tickets", set()).update("rw")
    return _sorted(found), _sorted({name: modes for name, modes in old.items() if name not in found})


def _sorted(found: Mapping[str, set[str]]) -> dict[str, str]:
    return {name: "".join(sorted(modes)) for name, modes in sorted(found.items())}


def _modes(function: str, rest: str) -> str:
    """What a call registers: "r", "w" or both."""
    if function == "add_read_handler":
        return "r"
    if function == "add_write_handler":
        return "w"
    flags = rest.split(",")[1] if "," in rest else ""
    # A flag word of the class's own (`rp | Handler::f_write`) is a read flag: nobody names the write flag anew.
    own = any(not word.strip().startswith("Handler::") for word in flags.split("|"))
    read = own or bool(re.search(r"::(?:f_read|OP_READ|f_read_param|h_read)\b", flags))
    return "r" * read + "w" * bool(re.search(r"::(?:f_write|OP_WRITE|h_write)\b", flags))
