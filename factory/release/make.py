"""factory release: builds the images and puts everything about them into one signed folder."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from factory import __version__, files, process, toolchain
from factory.build import Built, ImageRequest, build_images, domain_files
from factory.build.budget import check_budget
from factory.errors import ExitCode, disk_errors
from factory.progress import SILENT, Progress
from factory.release.commit import Commit, refuse_moved
from factory.release.cyclonedx import cyclonedx
from factory.release.describe import Described
from factory.release.keys import Signer
from factory.release.licences import copy_texts, licence_of
from factory.release.parts import Parts, host_compiler, parts_of, tools_of
from factory.release.place import place_of, refuse_other
from factory.release.provenance import statement
from factory.release.readme import readme
from factory.release.seal import images, seal
from factory.release.spdx import spdx
from factory.release.start_files import qemu_script
from factory.release.verify import verify_folder
from factory.sources import Source

_LEVEL = 19  # of zstd: the highest that needs no more memory to unpack


def make(
    requests: Sequence[ImageRequest], signer: Signer, folder: Path, commit: Commit,
    *, offline: bool = False, jobs: int = 0, progress: Progress = SILENT,
) -> Path:  # fmt: skip
    """The folder, which is there whole or not at all; an older release in its place goes. It has been verified."""
    place = place_of(folder)
    built = build_images(list(requests), progress=progress, jobs=jobs, offline=offline)
    refuse_moved(commit)
    pinned: dict[str, Source] = {}
    with files.scratch(place.parent, place.name) as work:
        for request, image in zip(requests, built, strict=True):
            check_budget(request, image)
            parts = parts_of(request)
            profile = request.profile or request.load().profile
            with progress.step(f"describe {image.name}"):
                _image(request, image, parts, commit, work, offline=offline, progress=progress)
            used = [*(source for source, _ in parts.sources), *tools_of(profile)]
            pinned |= {source.name: source for source in used}
        files.write(work / "README", readme(images(work), signer.public, commit))
        about = statement(images(work), requests, commit, pinned.values(), hosts_of(requests))
        seal(work, about, signer, commit.time)
        verify_folder(work, signer.public)
        refuse_other(place)
        files.publish(work, place)
    return folder


def _image(
    request: ImageRequest, built: Built, parts: Parts, commit: Commit, work: Path, *, offline: bool, progress: Progress
) -> None:
    recipe = request.load()
    image = work / built.image.name
    with disk_errors("copy the image", built.image):
        shutil.copyfile(built.image, image)
    _compress(image)
    for path in domain_files.write(recipe, built):
        files.write(work / path.name, path.read_bytes())
    if recipe.config:
        files.write(work / built.config.name, built.config.read_bytes())
    files.write(work / f"{recipe.name}-qemu.sh", qemu_script(recipe), mode=0o755)
    tools = toolchain.load(request.profile or recipe.profile)
    texts = copy_texts(parts, tools, work / "licences", offline=offline, progress=progress)
    described = Described(
        recipe.name, recipe.description, f"{__version__}+{commit.digest[:12]}", files.sha256(image), commit.time, parts,
        {source.name: licence_of(source.name, source.licence) for source, _ in parts.sources}, texts,
    )  # fmt: skip
    files.write(work / f"{recipe.name}.cdx.json", cyclonedx(described))
    files.write(work / f"{recipe.name}.spdx.json", spdx(described))


def _compress(image: Path) -> None:
    """With a checksum, and the size in its header: what unpacks it knows how much memory it needs."""
    import zstandard

    packed = zstandard.ZstdCompressor(level=_LEVEL, write_checksum=True).compress(image.read_bytes())
    files.write(image.with_name(f"{image.name}.zst"), packed)


def hosts_of(requests: Sequence[ImageRequest]) -> Mapping[str, str]:
    """The tools of this machine that go into these images and are pinned nowhere, with their versions."""
    found = {}
    for profile in {each.profile or each.load().profile for each in requests}:
        if compiler := host_compiler(profile):
            said = process.run([compiler, "--version"], code=ExitCode.HOST, timeout=30).stdout
            found["compiler"] = said.partition("\n")[0]
    return found
