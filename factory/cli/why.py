"""factory elements RECIPE --why ELEMENT: what brought an element into an image."""

from __future__ import annotations

import argparse
from typing import Any

from factory.cli.recipe_arguments import overrides
from factory.cli.ui import Ui
from factory.elements.tree import below_checkout
from factory.elements.why import Reason, Step, reasons, title
from factory.errors import ExitCode, FactoryError, did_you_mean


def show_why(args: argparse.Namespace, ui: Ui) -> int:
    """One element with all its steps, or a line for each. FAILED when the image does not have the element."""
    from factory import elements, recipe
    from factory.checkout import ROOT

    if len(args.name) != 1:
        raise FactoryError(
            "--why needs one recipe", hint="factory elements RECIPE --why ELEMENT", code=ExitCode.USAGE
        )  # fmt: skip
    loaded = recipe.load(args.name[0], overrides(args), args.params.resolve() if args.params else None)
    if loaded.kind != "click":
        raise FactoryError(f"{loaded.name} is an app: it has no elements", where=loaded.source, code=ExitCode.USAGE)
    registry = elements.scan(ROOT / "click", loaded.more.packages)
    found = reasons(registry, loaded.render(), "minios", loaded.more)
    if not args.why:
        return _all(found, ui)
    wanted = [reason for reason in found.values() if _is(reason, loaded.more.linked(args.why))]
    if wanted:
        for reason in wanted:
            _show(reason, ui)
        ui.result({"recipe": loaded.name, "element": args.why, "reasons": [_object(reason) for reason in wanted]})
        return ExitCode.OK
    words = {word for source in registry.scanned for word in (*source.words, source.path)}
    if args.why not in words and f"elements/{args.why}" not in words:
        raise FactoryError(
            f"no element class {args.why!r}",
            hint=did_you_mean(args.why, words) or "`factory elements` shows what there is",
            code=ExitCode.CONFIG,
        )
    ui.print(f"{args.why} is not in the image of {loaded.name}: neither its configuration nor its recipe asks for it")
    ui.result({"recipe": loaded.name, "element": args.why, "reasons": []})
    return ExitCode.FAILED


def _is(reason: Reason, wanted: str) -> bool:
    return wanted in reason.source.words or wanted.removeprefix("click/") == reason.source.path


def _all(found: dict[str, Reason], ui: Ui) -> int:
    shown = sorted(found.values(), key=lambda reason: title(reason.source))
    ui.table(["ELEMENT", "BROUGHT BY"], [[title(reason.source), _line(reason.steps[-1])] for reason in shown])
    ui.result({"reasons": [_object(reason) for reason in shown]})
    return ExitCode.OK


def _show(reason: Reason, ui: Ui) -> None:
    ui.print(f"{ui.style(title(reason.source), 'bold')} ({below_checkout(reason.source.path)})")
    for depth, step in enumerate(reversed(reason.steps)):
        ui.print(f"{'  ' * (depth + 1)}{_line(step)}")
    if reason.also:
        ui.print(f"  also named at {', '.join(reason.also)}")


def _line(step: Step) -> str:
    what = f"{step.who} {step.what}" if step.who else step.what
    return f"{step.where}: {what}" if step.where else what


def _object(reason: Reason) -> dict[str, Any]:
    return {
        "elements": [export.name for export in reason.source.exports],
        "source": below_checkout(reason.source.path),
        "steps": [{"who": step.who, "what": step.what, "where": step.where} for step in reason.steps],
        "also": list(reason.also),
    }
