"""Values for parameters from outside the recipe: `--params FILE`, then `--set NAME=VALUE`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factory.errors import ExitCode, FactoryError, did_you_mean
from factory.recipe.document import Document, kind
from factory.recipe.model import Parameter
from factory.recipe.types import acceptable, is_reference, parse, type_of


@dataclass(frozen=True)
class Given:
    """A parameter's value and where it comes from."""

    value: Any
    where: str


def parse_set(arguments: Iterable[str]) -> dict[str, str]:
    """The values of `--set NAME=VALUE` options; a later one wins."""
    result = {}
    for argument in arguments:
        name, equals, value = argument.partition("=")
        if not equals or not name.strip():
            raise FactoryError(
                f"--set {argument}: expected NAME=VALUE", hint="for example: --set queue=200", code=ExitCode.USAGE
            )
        result[name.strip()] = value
    return result


def values(schema: tuple[Parameter, ...], overrides: Mapping[str, Any], params_file: Path | None) -> dict[str, Given]:
    """The value of every parameter: its default, unless the file or an override gives another."""
    known = {parameter.name: parameter for parameter in schema}
    result = {parameter.name: Given(parameter.default, parameter.where) for parameter in schema}
    for name, given in [*_from_file(params_file), *((n, Given(v, f"--set {n}")) for n, v in overrides.items())]:
        parameter = known.get(name)
        if parameter is None:
            hint = did_you_mean(name, known) or f"parameters of this recipe: {', '.join(known) or 'none'}"
            raise FactoryError(f"unknown parameter {name!r}", where=given.where, hint=hint, code=ExitCode.CONFIG)
        result[name] = Given(_typed(parameter, given), given.where)
    return result


def _from_file(path: Path | None) -> list[tuple[str, Given]]:
    if path is None:
        return []
    document = Document(path)
    return [(name, Given(value, document.where(name))) for name, value in document.data.items()]


def _typed(parameter: Parameter, given: Given) -> Any:
    value = given.value
    if isinstance(value, str) and parameter.type != "string" and not is_reference(value):
        if not given.where.startswith("--set "):
            raise _wrong(parameter, given, f"expected {parameter.type}, got a string")
        try:
            value = parse(value, parameter.type)
        except ValueError as error:
            raise _wrong(parameter, given, str(error)) from None
    if type_of(value) != parameter.type and not is_reference(value):
        raise _wrong(parameter, given, f"expected {parameter.type}, got {kind(value)}")
    bad = acceptable(value)
    if bad:
        raise _wrong(parameter, given, f"it holds {bad}")
    return value


def _wrong(parameter: Parameter, given: Given, reason: str) -> FactoryError:
    return FactoryError(
        f"bad value for parameter {parameter.name!r}: {reason}",
        where=given.where,
        hint=parameter.help or f"its default is {parameter.default!r}",
        code=ExitCode.CONFIG,
    )
