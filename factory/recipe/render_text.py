"""Short texts of recipe.toml that may use the recipe's parameters: `PORT = "{{ port }}"`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jinja2 import StrictUndefined, TemplateError
from jinja2.exceptions import SecurityError

from factory.errors import did_you_mean
from factory.recipe.document import Document
from factory.recipe.sandbox import Sandbox

_CONTROL = frozenset(chr(code) for code in (*range(32), 127))


class Renderer:
    """Renders with one recipe's parameters; a mistake carries the file:line of the text's key."""

    def __init__(self, document: Document, parameters: Mapping[str, Any]) -> None:
        self._document = document
        self._parameters = dict(parameters)
        # finalize: true and false as C, TOML and Click write them.
        self._environment = Sandbox(undefined=StrictUndefined, finalize=_shown, autoescape=False)

    def text(self, template: str, *path: str | int) -> str:
        """The text with its values in it. Raises FactoryError for an unknown name, a bad template or a line break."""
        rendered = template
        if "{" in template:
            try:
                rendered = self._environment.from_string(template).render(self._parameters)
            except (TemplateError, SecurityError, TypeError, ValueError, ArithmeticError, LookupError) as error:
                word = str(error).split("'")[1] if "'" in str(error) else ""
                hint = did_you_mean(word, self._parameters)
                hint = hint or f"parameters of this recipe: {', '.join(self._parameters) or 'none'}"
                raise self._document.error(f"{error}", *path, hint=hint) from None
            except (RecursionError, MemoryError) as error:
                raise self._document.error(f"the template does not end ({type(error).__name__})", *path) from None
        if _CONTROL & set(rendered):
            raise self._document.error("a line break or another control character cannot stand here", *path)
        return rendered


def _shown(value: Any) -> Any:
    return str(value).lower() if isinstance(value, bool) else value
