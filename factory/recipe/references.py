"""Parameters that use others: `${other}` in a string, also inside lists and tables.

A string that is nothing but `${other}` takes the other's value and type; elsewhere the value is written into the
string. `$${` stands for a plain `${`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from factory.errors import ExitCode, FactoryError, did_you_mean
from factory.recipe.document import kind
from factory.recipe.model import Parameter
from factory.recipe.override import Given
from factory.recipe.types import type_of

_REFERENCE = re.compile(r"\$\$\{|\$\{([^}]*)\}?")


def resolve(schema: tuple[Parameter, ...], given: Mapping[str, Given]) -> dict[str, Any]:
    """The final values. Raises FactoryError for a cycle, an unknown name, or a value that its parameter forbids."""
    resolver = _Resolver(given)
    result = {parameter.name: resolver.value(parameter.name) for parameter in schema}
    for parameter in schema:
        _check(parameter, result[parameter.name], given[parameter.name].where)
    return result


class _Resolver:
    def __init__(self, given: Mapping[str, Given]) -> None:
        self._given = given
        self._done: dict[str, Any] = {}
        self._open: list[str] = []

    def value(self, name: str) -> Any:
        if name in self._done:
            return self._done[name]
        where = self._given[name].where
        if name in self._open:
            cycle = [*self._open[self._open.index(name) :], name]
            raise FactoryError(
                f"parameters refer to each other in a circle: {' -> '.join(cycle)}",
                where=where,
                hint="give one of them a value without ${…}",
                code=ExitCode.CONFIG,
            )
        self._open.append(name)
        self._done[name] = self._replaced(self._given[name].value, where)
        self._open.pop()
        return self._done[name]

    def _replaced(self, value: Any, where: str) -> Any:
        if isinstance(value, list):
            return [self._replaced(item, where) for item in value]
        if isinstance(value, dict):
            return {key: self._replaced(item, where) for key, item in value.items()}
        if not isinstance(value, str) or "${" not in value:
            return value
        whole = _REFERENCE.fullmatch(value)
        if whole and whole[1] is not None:
            return self._other(whole, where)
        return _REFERENCE.sub(lambda match: self._written(match, where), value)

    def _other(self, match: re.Match[str], where: str) -> Any:
        name = match[1]
        if match[0].endswith("}") and name in self._given:
            return self.value(name)
        what = f"unknown parameter {name!r} in {match[0]!r}" if match[0].endswith("}") else f"{match[0]!r} lacks its }}"
        hint = did_you_mean(name, self._given) or "$${ stands for a plain ${"
        raise FactoryError(what, where=where, hint=hint, code=ExitCode.CONFIG)

    def _written(self, match: re.Match[str], where: str) -> str:
        if match[1] is None:
            return "${"
        value = self._other(match, where)
        if isinstance(value, list | dict):
            raise FactoryError(
                f"{match[0]} is {kind(value)} and cannot stand inside a string", where=where, code=ExitCode.CONFIG
            )
        return str(value).lower() if isinstance(value, bool) else str(value)


def _check(parameter: Parameter, value: Any, where: str) -> None:
    if type_of(value) != parameter.type:
        what = f"parameter {parameter.name!r} must be of type {parameter.type}, not {kind(value)}"
        raise FactoryError(what, where=where, code=ExitCode.CONFIG)
    if parameter.choices and value not in parameter.choices:
        choices = ", ".join(str(choice) for choice in parameter.choices)
        hint = did_you_mean(str(value), map(str, parameter.choices)) or f"allowed: {choices}"
        raise FactoryError(
            f"parameter {parameter.name!r} cannot be {value!r}", where=where, hint=hint, code=ExitCode.CONFIG
        )
