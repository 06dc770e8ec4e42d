"""factory size: where the bytes of an image go."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factory.cli import size_views
from factory.cli.command import Command
from factory.cli.numbers import count
from factory.cli.recipe_arguments import add_recipe_arguments, requests
from factory.cli.ui import Ui
from factory.errors import ExitCode, FactoryError
from factory.run.qemu import MACHINES

if TYPE_CHECKING:
    from factory.size import Report
    from factory.size.history import History

_GROUPS = ("element", "library", "folder", "section", "source", "symbol")  # factory.size.GROUPS, without its imports


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_recipe_arguments(parser)
    parser.add_argument("--by", choices=_GROUPS, default="element", help="what to add up (default: element)")
    parser.add_argument(
        "--diff", metavar="OTHER",
        help="show what changed since another image (a file), a commit or a profile whose sizes are kept",
    )  # fmt: skip
    parser.add_argument("--history", action="store_true", help="show the sizes that are kept of earlier commits")
    parser.add_argument(
        "--html", type=Path, metavar="FILE", help="write a page with a treemap, which needs nothing else"
    )
    parser.add_argument(
        "--boot", choices=MACHINES, metavar="MACHINE", nargs="?", const=MACHINES[0],
        help="boot it in less and less memory, and say in how little it did (default: microvm)",
    )  # fmt: skip
    parser.add_argument("--top", type=count, default=0, metavar="N", help="only the N largest rows")


def run(args: argparse.Namespace, ui: Ui) -> int:
    from factory.size import measure

    if sum(map(bool, (args.diff, args.html, args.history, args.boot))) > 1:
        raise FactoryError("give one of --diff, --html, --history and --boot", code=ExitCode.USAGE)
    image, history = _image(args, ui)
    report = measure(image)
    _say_what_is_missing(report, ui)
    if history:
        history.keep(report)
    if args.boot:
        return size_views.show_least(requests(args)[0].load(), image, report, args.boot, ui)
    if args.html:
        return size_views.write_page(report, history, args.html, ui)
    if args.history:
        return size_views.show_history(report, history, ui)
    if args.diff:
        if Path(args.diff).is_file():
            before = measure(Path(args.diff))
            _say_what_is_missing(before, ui)
        else:
            before = size_views.kept(args.diff, history, args.by)
        return _diff(before, report, args, ui)
    _show(report, args, ui)
    return ExitCode.OK


def _image(args: argparse.Namespace, ui: Ui) -> tuple[Path, History | None]:
    """The ELF file that is meant, and its history; a recipe is built when it has to be."""
    if Path(args.recipe).is_file() and not args.recipe.endswith(".toml"):
        if args.boot:
            raise FactoryError("--boot needs a recipe: it says what the image's machine has", code=ExitCode.USAGE)
        return Path(args.recipe), None
    from factory.build import build_images
    from factory.build.kept import history_of

    (request,) = requests(args)
    (built,) = build_images([request], progress=ui.progress)
    return Path(built.image), history_of(request)


def _say_what_is_missing(report: Report, ui: Ui) -> None:
    unknown = sum(piece.memory for piece in report.pieces if piece.library == "(unknown)")
    if unknown * 10 > report.memory():
        path = Path(report.file)
        ui.note(f"{path}: nothing names most of its parts; keep {path.stem}.debug and {path.stem}.map beside it")


def _show(report: Report, args: argparse.Namespace, ui: Ui) -> None:
    from factory.size import GROUPS, rows

    found = rows(report.pieces, args.by)
    shown = found[: args.top] if args.top > 0 else found
    names = _readable([row.name for row in shown], args.by)
    table = [[name, row.flash, row.memory, row.text, row.data, row.bss] for name, row in zip(names, shown, strict=True)]
    if len(shown) < len(found):
        rest = found[len(shown) :]
        sums = [sum(getattr(row, column) for row in rest) for column in ("flash", "memory", "text", "data", "bss")]
        table.append([f"({len(rest)} more)", *sums])
    classes = [report.memory(each) for each in ("text", "data", "bss")]
    table.append(["total", report.flash, report.memory(), *classes])
    ui.table([args.by.upper(), "FLASH", "MEMORY", "TEXT", "DATA", "BSS"], table, right=[1, 2, 3, 4, 5])
    ui.print(f"{report.file}: {report.flash} bytes; loaded: {report.segments} bytes in whole pages")
    by_class = dict(zip(("text", "data", "bss"), classes, strict=True))
    ui.result(
        {
            "file": report.file,
            "flash": report.flash,
            "memory": {"total": report.memory(), "pages": report.segments, **by_class},
            "by": {group: [_row(row) for row in rows(report.pieces, group)] for group in GROUPS},
        }
    )


def _diff(before: Report, after: Report, args: argparse.Namespace, ui: Ui) -> int:
    from factory.size import GROUPS, compare

    changes = compare(before, after, args.by)
    shown = changes[: args.top] if args.top > 0 else changes
    names = _readable([change.name for change in shown], args.by)
    table = [
        [name, f"{c.flash:+}", c.flash_before, c.flash_after, f"{c.memory:+}", c.memory_before, c.memory_after]
        for name, c in zip(names, shown, strict=True)
    ]
    memory = (before.memory(), after.memory())
    flash = (before.flash, after.flash)
    table.append(["total", f"{flash[1] - flash[0]:+}", *flash, f"{memory[1] - memory[0]:+}", *memory])
    header = [args.by.upper(), "FLASH", "BEFORE", "AFTER", "MEMORY", "BEFORE", "AFTER"]
    ui.table(header, table, right=[1, 2, 3, 4, 5, 6])
    ui.result(
        {
            "before": {"file": before.file, "flash": before.flash, "memory": before.memory(), "pages": before.segments},
            "after": {"file": after.file, "flash": after.flash, "memory": after.memory(), "pages": after.segments},
            "changes": {
                group: [asdict(c) | {"flash": c.flash, "memory": c.memory} for c in compare(before, after, group)]
                for group in GROUPS
                if group != "symbol" or any(piece.symbol for piece in before.pieces)  # kept sizes have none
            },
        }
    )
    return ExitCode.OK


def _row(row: Any) -> dict[str, Any]:
    return asdict(row) | {"memory": row.memory}


def _readable(names: Sequence[str], by: str) -> list[str]:
    from factory.size import demangle

    return demangle(names) if by == "symbol" else list(names)


COMMAND = Command(
    help="show what each element, library, folder or section of an image costs",
    example="factory size firewall --by library\nfactory size firewall --html size.html\n"
    "factory size firewall --history\nfactory size hello --boot\nfactory size firewall --diff HEAD~5",
    add_arguments=add_arguments,
    run=run,
    description="FLASH is bytes of the file, MEMORY bytes once loaded. The rows add up to the file, to the byte.",
)
