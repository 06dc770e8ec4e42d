"""Makes the folder of a new recipe out of a template; whole or not at all, and never over something that is there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, StrictUndefined

from factory import checkout, files
from factory.errors import ExitCode, FactoryError, disk_errors
from factory.recipe.find import FILE
from factory.recipe.load import check_name

_TEMPLATES = Path(__file__).with_name("templates")
_SUFFIX = ".jinja"
CHOICES = ("app", "app-c++", "click")
_FOLDERS = {"app": "c", "app-c++": "cxx", "click": "click"}


@dataclass(frozen=True)
class Created:
    """A new recipe. command: what names it on the command line of `factory`, seen from the current folder."""

    name: str
    folder: Path
    files: tuple[str, ...]
    command: str


def create(name: str, kind: str, parent: Path | None = None) -> Created:
    """Writes parent/name; parent: the checkout's recipes/ when the current folder is in the checkout, else that one.

    Raises FactoryError: USAGE for a bad name or a place that is taken.
    """
    problem = check_name(name)
    if problem:
        raise FactoryError(f"a recipe cannot be called {name!r}: {problem}", code=ExitCode.USAGE)
    here = Path.cwd()
    if parent is None:
        parent = checkout.RECIPES if here.is_relative_to(checkout.ROOT) else here
    folder = parent.absolute() / name
    _refuse_taken(folder)
    with files.scratch(folder.parent, "init") as made:
        written = _fill(made, _TEMPLATES / _FOLDERS[kind], name)
        with disk_errors(f"make {folder}", folder):
            # Only an empty folder gives way; what somebody has put there meanwhile makes this fail.
            made.rename(folder)
    known = (checkout.RECIPES / name / FILE).is_file() and folder.parent == checkout.RECIPES
    return Created(name, folder, tuple(written), name if known else str(folder))


def _refuse_taken(folder: Path) -> None:
    if folder.is_symlink() or (folder.exists() and not (folder.is_dir() and not any(folder.iterdir()))):
        raise FactoryError(
            "something is there already, and it stays as it is",
            where=folder,
            hint="choose another name, or another place with --dir",
            code=ExitCode.USAGE,
        )


def _fill(folder: Path, template: Path, name: str) -> list[str]:
    """Renders every file of a template. The folder gets the mode of folders, not the private one of scratch."""
    environment = Environment(undefined=StrictUndefined, keep_trailing_newline=True, autoescape=False)  # noqa: S701
    folder.chmod(0o755)
    written = []
    for source in sorted(template.rglob(f"*{_SUFFIX}")):
        target = str(source.relative_to(template)).removesuffix(_SUFFIX)
        text = environment.from_string(source.read_text(encoding="utf-8")).render(name=name)
        files.write(folder / target, text)
        written.append(target)
    return written
