"""The sandbox of all templates: no way to the system, no change of values, and no huge result of a small expression."""

from __future__ import annotations

import re
from typing import Any

from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

_LARGEST = 1 << 20  # characters or items that an expression may make by repetition
_WIDE = re.compile(r"%[^a-zA-Z%]*[0-9]{6}")  # a field of a million characters


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja2's, with a limit on the operators that make huge values out of small ones."""

    intercepted_binops = frozenset({"*", "**", "%"})

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Evaluates one of these operators. Raises SecurityError when the result would be too large."""
        if _is_huge(operator, left, right):
            raise SecurityError(f"{operator}: the result would be too large")
        return super().call_binop(context, operator, left, right)


def _is_huge(operator: str, left: Any, right: Any) -> bool:
    if operator == "%":
        return isinstance(left, str) and bool(_WIDE.search(left) or "*" in left)
    if operator == "**":
        return isinstance(right, int | float) and abs(right) > 64
    length = max((len(each) for each in (left, right) if isinstance(each, str | list | tuple)), default=0)
    times = max((each for each in (left, right) if isinstance(each, int)), default=0)
    return length * times > _LARGEST
