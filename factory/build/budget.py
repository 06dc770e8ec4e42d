"""A recipe's budget: an image that grows over it fails the build, which then says what grew."""

from __future__ import annotations

from factory.build.request import Built, ImageRequest
from factory.errors import ExitCode, FactoryError
from factory.recipe.model import Budget
from factory.size import Report, compare, measure, rows
from factory.size.record import Record, load, mark_of, save

_SHOWN = 5  # lines of what is large


def check_budget(request: ImageRequest, built: Built) -> None:
    """Raises FactoryError when the image's file or its memory is larger than the recipe allows.

    NAME.size.json beside the image holds the sizes of the last one that was small enough.
    """
    budget = request.load().budget
    path = built.folder / f"{built.name}.size.json"
    before, mark = load(path), mark_of(built.image)
    if before and before.mark == mark:
        _check(budget, built, before.report, None)
        return
    report = measure(built.image)
    _check(budget, built, report, before.report if before else None)
    save(path, Record(mark, report))


def _check(budget: Budget, built: Built, report: Report, before: Report | None) -> None:
    over = []
    if budget.image is not None and report.flash > budget.image:
        over.append(f"the image has {report.flash} bytes, {report.flash - budget.image} more than the recipe's budget")
    if budget.memory is not None and report.segments > budget.memory:
        over.append(
            f"the image takes {report.segments} bytes of memory, "
            f"{report.segments - budget.memory} more than the recipe's budget"
        )
    if over:
        raise FactoryError(
            "; ".join(over), where=built.image, details=_grown(before, report) if before else _largest(report),
            hint=f"`factory size {built.name}` shows what takes the room", code=ExitCode.FAILED,
        )  # fmt: skip


def _largest(report: Report) -> list[str]:
    found = [f"{row.flash:>8} {row.memory:>8}  {row.name}" for row in rows(report.pieces, "element")[:_SHOWN]]
    return ["largest parts (bytes of the file, of memory):", *found]


def _grown(before: Report, report: Report) -> list[str]:
    changes = sorted(compare(before, report, "element"), key=lambda each: -max(each.flash, each.memory))
    found = [f"{c.flash:>+8} {c.memory:>+8}  {c.name}" for c in changes[:_SHOWN] if max(c.flash, c.memory) > 0]
    if not found:
        return ["nothing has grown since the image was within its budget", *_largest(report)]
    return ["grown since the image was within its budget (bytes of the file, of memory):", *found]
