"""A recipe's budget: an image that grows over it fails the build, which then says what grew."""

from __future__ import annotations

from dataclasses import replace

from factory.build.kept import history_of
from factory.build.request import Built, ImageRequest
from factory.errors import ExitCode, FactoryError
from factory.recipe.model import Budget
from factory.size import Report, compare, measure, rows
from factory.size.history import History
from factory.size.point import Point
from factory.size.record import Record, load, mark_of, save

_SHOWN = 5  # lines of what is large


def check_budget(request: ImageRequest, built: Built) -> None:
    """Raises FactoryError when the image's file or its memory is larger than the recipe allows.

    NAME.size.json beside the image holds the sizes of the last one that was small enough; without one, as in a fresh
    clone, the history may know a commit that was.
    """
    budget, history = request.load().budget, history_of(request)
    path = built.folder / f"{built.name}.size.json"
    before, mark = load(path), mark_of(built.image)
    same = before is not None and before.mark == mark
    report = before.report if before and same else measure(built.image)
    if history:
        history.keep(report)
    over = _over(budget, report)
    if over:
        small = before.report if before and not same else None
        if history and not small:
            small = history.newest(lambda each: not _over(budget, each))
        details = _grown(small, report, history) if small else _largest(report)
        raise FactoryError(
            "; ".join(over), where=built.image, details=details,
            hint=f"`factory size {built.name}` shows what takes the room", code=ExitCode.FAILED,
        )  # fmt: skip
    if not same:
        save(path, Record(mark, report))


def _over(budget: Budget, report: Report) -> list[str]:
    over = []
    if budget.image is not None and report.flash > budget.image:
        over.append(f"the image has {report.flash} bytes, {report.flash - budget.image} more than the recipe's budget")
    if budget.memory is not None and report.segments > budget.memory:
        over.append(
            f"the image takes {report.segments} bytes of memory, "
            f"{report.segments - budget.memory} more than the recipe's budget"
        )
    return over


def _largest(report: Report) -> list[str]:
    found = [f"{row.flash:>8} {row.memory:>8}  {row.name}" for row in rows(report.pieces, "element")[:_SHOWN]]
    return ["largest parts (bytes of the file, of memory):", *found]


def _grown(before: Report, report: Report, history: History | None) -> list[str]:
    changes = sorted(compare(before, report, "element"), key=lambda each: -max(each.flash, each.memory))
    grown = [change for change in changes[:_SHOWN] if max(change.flash, change.memory) > 0]
    when = history.grown([change.name for change in grown], report) if history else {}
    found = [
        f"{c.flash:>+8} {c.memory:>+8}  {c.name}{_where(c.name, before, report)}{_since(when.get(c.name))}"
        for c in grown
    ]
    if not found:
        return ["nothing has grown since the image was within its budget", *_largest(report)]
    return ["grown since the image was within its budget (bytes of the file, of memory):", *found]


def _where(element: str, before: Report, report: Report) -> str:
    """The source of a part that grew most; "" when the part is but one."""
    one, other = (
        replace(each, pieces=tuple(piece for piece in each.pieces if piece.element == element))
        for each in (before, report)
    )
    if len({piece.source for piece in other.pieces if piece.source}) < 2:
        return ""
    most = max(compare(one, other, "source"), key=lambda change: max(change.flash, change.memory))
    return f" ({most.name})"


def _since(point: Point | None) -> str:
    return f", most of it {point.blamed}" if point else ""
