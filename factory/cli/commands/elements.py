"""factory elements: the pages of the element classes, and what brought them into an image."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from factory.cli.command import Command, completes
from factory.cli.recipe_arguments import add_parameter_arguments
from factory.cli.ui import Ui
from factory.errors import ExitCode, FactoryError, did_you_mean


def add_arguments(parser: argparse.ArgumentParser) -> None:
    name = parser.add_argument("name", nargs="*", metavar="NAME", help="elements whose pages are shown")
    completes(name, _names)
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--to", type=Path, nargs="?", const=Path(), metavar="DIR",
        help="write all pages as HTML and manual pages into DIR (default: out/docs/elements)",
    )  # fmt: skip
    why = what.add_argument(
        "--why", nargs="?", const="", metavar="ELEMENT",
        help="NAME is a recipe: say which line or requirement brings ELEMENT (default: each) into its image",
    )  # fmt: skip
    completes(why, _names)
    add_parameter_arguments(parser)
    what.add_argument("--check", action="store_true", help="compare the pages with the sources")


def run(args: argparse.Namespace, ui: Ui) -> int:
    from factory import elements
    from factory.checkout import OUT, ROOT
    from factory.elements import pages

    if args.why is not None:
        from factory.cli.why import show_why

        return show_why(args, ui)
    if args.settings or args.params:
        raise FactoryError("--set and --params go with --why", code=ExitCode.USAGE)
    if args.name and (args.to or args.check):
        raise FactoryError("NAME cannot be given with --to or --check", code=ExitCode.USAGE)
    found = pages.pages(elements.scan(ROOT / "click"))
    if args.check:
        wrong = pages.problems(found)
        for each in wrong:
            ui.print(f"{each.where}: {each.what}")
        ui.result({"problems": [{"where": each.where, "what": each.what} for each in wrong]})
        return ExitCode.FAILED if wrong else ExitCode.OK
    if args.to:
        folder = args.to if args.to != Path() else OUT / "docs" / "elements"
        pages.write(found, folder)
        ui.print(f"{folder / 'html' / 'index.html'}\nman -M {folder / 'man'} Queue")
        ui.result({"folder": str(folder), "pages": len(found)})
        return ExitCode.OK
    for name in args.name:
        if name not in found:
            hint = did_you_mean(name, found) or "`factory elements` shows what there is"
            raise FactoryError(f"no element class {name!r}", hint=hint, code=ExitCode.CONFIG)
    if args.name:
        ui.print("\n\n".join(pages.render_text(found[name], lambda text: ui.style(text, "bold")) for name in args.name))
    else:
        rows = [
            [page.name, subject, pages.summary(page)]
            for subject, group in pages.by_subject(found).items()
            for page in group
        ]
        ui.table(["ELEMENT", "SUBJECT", "WHAT IT DOES"], rows)
    ui.result({"elements": [_object(found[name]) for name in (args.name or found)]})
    return ExitCode.OK


def _object(page: Any) -> dict[str, Any]:
    facts = page.facts
    return {
        "name": page.name,
        "subject": page.comment.subject if page.comment else "",
        "summary": page.comment.summary if page.comment else "",
        "usage": list(page.comment.usage) if page.comment else [],
        "ports": facts.ports,
        "processing": facts.processing,
        "flow_code": facts.flow_code,
        "handlers": {name: handler.mode for handler in page.handlers for name in handler.names},
        "drivers": list(page.drivers),
        "source": f"click/{page.source.path}",
    }


def _names() -> Iterable[str]:
    from factory import elements
    from factory.checkout import ROOT

    registry = elements.scan(ROOT / "click")
    return sorted({export.name for source in registry.scanned for export in source.exports})


COMMAND = Command(
    help="show what an element does, why an image has it, list all, or write their pages",
    example="factory elements Queue\nfactory elements firewall-recipe --why IPFilter\n"
    "factory elements --to out/docs/elements",
    add_arguments=add_arguments,
    run=run,
    description="The pages come from the comments in front of the classes (docs/reference/element-pages.md).",
)
