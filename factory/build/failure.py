"""Carries a FactoryError from the SCons process to the `factory build` that started it."""

from __future__ import annotations

import json

from factory.errors import ExitCode, FactoryError

FAILURE_MARK = "@factory-error "


def encode(error: FactoryError) -> str:
    return json.dumps(
        {"what": error.what, "where": error.where, "hint": error.hint, "code": int(error.code), "details": error.details, "log": error.log}
    )


def decode(text: str) -> FactoryError:
    table = json.loads(text)
    code = ExitCode(table.pop("code"))
    return FactoryError(table.pop("what"), code=code, **table)
