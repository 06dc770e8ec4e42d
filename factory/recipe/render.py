"""Renders a recipe's Click template: Jinja2, sandboxed, every undefined name an error, every value checked."""

from __future__ import annotations

import os
import re
from functools import partial
from pathlib import Path
from types import CodeType
from typing import Any

from jinja2 import (
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
    nodes,
)
from jinja2.compiler import CodeGenerator
from jinja2.exceptions import SecurityError

from factory import checkout
from factory.errors import ExitCode, FactoryError, did_you_mean
from factory.recipe import landmarks, libraries, quoting
from factory.recipe.document import shown
from factory.recipe.model import Recipe
from factory.recipe.rendered import Rendered
from factory.recipe.sandbox import Sandbox

_UNDEFINED = re.compile(r"'([^']+)' is undefined")


def render(recipe: Recipe) -> Rendered:
    """The Click configuration. Raises FactoryError with the template's file:line."""
    if recipe.config is None:
        raise FactoryError(
            f"{recipe.name} is an app: it has no Click configuration", where=recipe.source, code=ExitCode.USAGE
        )
    environment = _Environment(recipe.folder)
    name = os.path.relpath(recipe.config, recipe.folder)
    context = {
        **recipe.parameters,
        "interfaces": [{"name": interface.name, "index": interface.index} for interface in recipe.interfaces],
    }
    try:
        text = environment.get_template(name).render(context)
    except TemplateSyntaxError as error:
        where = f"{shown(Path(error.filename or recipe.config))}:{error.lineno}"
        raise _error(
            error.message or "template syntax error", where, "see docs/reference/recipe.md, Templates"
        ) from None
    except TemplateNotFound as error:
        raise _error(
            f"no file {error.name!r} to include",
            _place(error, environment, recipe),
            f"it is looked for in {recipe.folder}",
        ) from None
    except quoting.ValueRefused as error:
        raise _error(str(error), _place(error, environment, recipe), "docs/reference/recipe.md, Values") from None
    except UndefinedError as error:
        match = _UNDEFINED.search(str(error))
        hint = did_you_mean(match[1], context) if match else None
        hint = hint or f"a template sees: {', '.join(sorted(context))}"
        raise _error(str(error), _place(error, environment, recipe), hint) from None
    except (RecursionError, MemoryError) as error:
        raise _error(
            f"the template does not end ({type(error).__name__})", _place(error, environment, recipe), None
        ) from None
    except (TemplateError, SecurityError, TypeError, ValueError, ArithmeticError, LookupError) as error:
        raise _error(f"{error}", _place(error, environment, recipe), "the template's expression fails") from None
    public = partial(_public, recipe=recipe)
    text = landmarks.directives(text, [public(path) for path in environment.files])
    text = libraries.inlined(text, public(recipe.config), recipe.config, public)
    return Rendered(text=text, file=public(recipe.config), template=recipe.config)


class _Generator(CodeGenerator):
    """Checks constant expressions as it checks others: Jinja2 would write them as HTML when it compiles."""

    def _output_child_to_const(self, node: nodes.Expr, *more: Any) -> str:
        if not isinstance(node, nodes.TemplateData):
            raise nodes.Impossible
        return super()._output_child_to_const(node, *more)


class _Environment(Sandbox):
    """Jinja2 with marks for landmarks and the value filters of quoting.py. files are the templates read so far."""

    def __init__(self, folder: Path) -> None:
        # With autoescape on, Markup tells text of the template from values; finalize does the escaping itself.
        super().__init__(
            loader=_Loader(folder),
            undefined=StrictUndefined,
            autoescape=True,
            finalize=quoting.plain,
            keep_trailing_newline=True,
            cache_size=0,
        )
        self.files: list[Path] = []
        self.filters.update(
            click=quoting.quote, argument=quoting.argument, arguments=quoting.arguments, raw=quoting.raw
        )

    code_generator_class = _Generator

    def compile(
        self, source: Any, name: str | None = None, filename: str | None = None, *args: Any, **more: Any
    ) -> Any:
        if isinstance(source, str):
            tree: nodes.Template = self.parse(source, name, filename)
            self.files.append(Path(filename or ""))
            landmarks.mark(tree, len(self.files) - 1)
            source = tree
        code: CodeType | str = super().compile(source, name, filename, *args, **more)
        return code


class _Loader(FileSystemLoader):
    """Templates of the recipe's own folder; nothing outside it can be included."""

    def get_source(self, environment: Any, template: str) -> Any:
        try:
            text, path, current = super().get_source(environment, template)
        except UnicodeDecodeError as error:
            raise TemplateSyntaxError(f"not UTF-8 text: {error.reason}", 1, template, template) from None
        if landmarks.has_mark_bytes(text):
            line = next(i for i, part in enumerate(text.split("\n"), 1) if landmarks.has_mark_bytes(part))
            raise TemplateSyntaxError("control character in the template", line, template, path)
        return text, path, current


def _public(path: Path, recipe: Recipe) -> str:
    """The name in messages and in the image: the same in every checkout, so that images are too."""
    if path.is_relative_to(checkout.ROOT):
        return str(path.relative_to(checkout.ROOT))
    if path.is_relative_to(recipe.folder):
        return str(recipe.folder.name / path.relative_to(recipe.folder))
    return f"{path.parent.name}/{path.name}"


def _place(error: BaseException, environment: _Environment, recipe: Recipe) -> str:
    """file:line of the template: Jinja2 gives its frames the template's name and line."""
    files = {str(path) for path in environment.files}
    place, trace = shown(recipe.config or recipe.source), error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename in files:
            place = f"{shown(Path(trace.tb_frame.f_code.co_filename))}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place


def _error(what: str, where: str, hint: str | None) -> FactoryError:
    return FactoryError(what, where=where, hint=hint, code=ExitCode.CONFIG)
