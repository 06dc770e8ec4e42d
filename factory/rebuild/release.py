"""Builds the images of a release again and compares them with those in its folder: its provenance says from what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from factory.build import Built, ImageRequest, build_images, domain_files
from factory.checkout import ROOT
from factory.errors import ExitCode, FactoryError, disk_errors
from factory.progress import SILENT, Progress
from factory.rebuild import twice
from factory.rebuild.difference import Difference, compare
from factory.rebuild.outcome import Outcome
from factory.release.commit import commit
from factory.release.make import hosts_of
from factory.release.seal import PROVENANCE

_ENDINGS = (".elf", ".click", ".cfg", "-pv.cfg")  # of what a release has of an image's folder


def verify_release(
    folder: Path,
    statement: Mapping[str, Any],
    recipes: Sequence[str] = (),
    progress: Progress = SILENT,
    *,
    jobs: int = 0,
) -> list[Outcome]:
    """An outcome for each image. statement: the provenance, whose signature has been verified.

    recipes: folders of recipes that do not lie in this checkout. Raises FactoryError when this checkout, or this
    machine's compiler, is not what the release was made from.
    """
    about = folder / PROVENANCE
    try:
        requests = _requests(statement["predicate"]["buildDefinition"], recipes, about)
    except (KeyError, TypeError, AttributeError, IndexError):
        raise FactoryError("the provenance does not say what the images were made from", where=about) from None
    build_images(requests, progress=progress, jobs=jobs)  # what the cache lacks; the other build has no network
    with twice.rebuilt(requests, progress) as (again, shown):
        for request, built in zip(requests, again, strict=True):
            domain_files.write(request.load(), built)
        return [Outcome(b.name, twice.digests(b), shown, folder, tuple(_differences(folder, b))) for b in again]


def _requests(definition: Mapping[str, Any], recipes: Sequence[str], about: Path) -> list[ImageRequest]:
    internal = definition["internalParameters"]
    made_from = definition["resolvedDependencies"][0]["digest"]["gitCommit"]
    if internal["uncommitted"]:
        raise FactoryError(
            "the release was made with changes that are in no commit: nobody else has them", where=about,
            details=[str(each) for each in internal["uncommitted"]][:10], code=ExitCode.USAGE,
        )  # fmt: skip
    here = commit(allow_changes=False).digest
    if here != made_from:
        raise FactoryError(
            f"the release was made from commit {made_from}, and this checkout is {here}", where=about,
            hint=f"git worktree add ../release {made_from}, and run this command there", code=ExitCode.USAGE,
        )  # fmt: skip
    given = {request.name: request for request in map(_given, recipes)}
    found = []
    for each in definition["externalParameters"]["recipes"]:
        name, inside = str(each["name"]), each.get("folder")
        if name not in given and inside is None:
            raise FactoryError(
                f"the recipe {name} is not part of this checkout", where=about,
                hint=f"give its folder: factory rebuild FOLDER-OF-{name} --release …", code=ExitCode.USAGE,
            )  # fmt: skip
        recipe = given[name].recipe if name in given else str(ROOT / str(inside))
        values = {parameter: _literal(value) for parameter, value in each["parameters"].items()}
        found.append(ImageRequest(name, recipe, f"out/rebuilt/{name}", values, None, each["profile"]))
    _same_host(internal["host"], found, about)
    return found


def _literal(value: Any) -> Any:
    """A parameter's final value as one that is given: in those, ${NAME} is another parameter."""
    if isinstance(value, str):
        return value.replace("${", "$${")
    if isinstance(value, list):
        return [_literal(each) for each in value]
    return {key: _literal(each) for key, each in value.items()} if isinstance(value, dict) else value


def _given(path: str) -> ImageRequest:
    from factory.recipe import load

    recipe = load(path)
    return ImageRequest(recipe.name, str(recipe.folder), "", {})


def _same_host(then: Mapping[str, str], requests: Sequence[ImageRequest], about: Path) -> None:
    now = hosts_of(requests)
    for tool, version in sorted(then.items()):
        if now.get(tool) != version:
            raise FactoryError(
                f"the release was made by this {tool}: {version}", where=about,
                details=[f"here it is {now.get(tool, 'none')}"],
                hint="profile release pins its compiler", code=ExitCode.HOST,
            )  # fmt: skip


def _differences(folder: Path, built: Built) -> Iterator[Difference]:
    for ending in _ENDINGS:
        name = f"{built.name}{ending}"
        asked = ending == ".elf" or (folder / name).is_file()
        if asked and (found := compare(folder / name, built.folder / name)):
            yield found
    yield from _unpacked(folder / f"{built.name}.elf.zst", built.image)


def _unpacked(packed: Path, image: Path) -> Iterator[Difference]:
    """The compressed image is the image."""
    import zstandard

    with disk_errors(f"read {packed.name}", packed):
        data, wanted = packed.read_bytes(), image.read_bytes()
    try:
        same = zstandard.ZstdDecompressor().decompress(data, max_output_size=len(wanted)) == wanted
    except zstandard.ZstdError:
        same = False
    if not same:
        yield Difference(packed.name, ("it does not unpack to the image",))
