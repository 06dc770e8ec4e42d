"""factory size on the firewall's real image, and budgets."""

from __future__ import annotations

import json
from bisect import bisect_right
from pathlib import Path

import pytest
from open_firewall import open_firewall

pytest.importorskip("elftools")

from factory import elements
from factory.build import ImageRequest, build_images
from factory.build.budget import check_budget
from factory.build.request import Built
from factory.checkout import OUT, ROOT
from factory.cli import main
from factory.errors import ExitCode, FactoryError
from factory.progress import LineProgress
from factory.size import GROUPS, compare, measure, rows
from factory.size.elf import opened, sections, symbols
from factory.size.origin import Origins
from factory.size.record import load
from factory.size.spans import from_dwarf, from_map

pytestmark = pytest.mark.build

CLASSES = ("IPFilter", "CheckIPHeader", "Classifier", "Counter", "Discard", "FromDevice", "Queue", "ToDevice")
TOML = '[recipe]\nname = "sizes"\nkind = "click"\nconfig = "sizes.click"\n[[interface]]\nname = "a"\n'


@pytest.fixture(scope="session")
def firewall() -> Built:
    """With IPFilter and its helpers, which the recipe's own image has no more."""
    return Built("firewall", open_firewall().parent)


@pytest.fixture
def small(tmp_path: Path) -> Built:
    """The image of a recipe without the firewall's elements, copied away from out/."""
    recipe = tmp_path / "recipe"
    recipe.mkdir()
    (recipe / "recipe.toml").write_text(TOML)
    (recipe / "sizes.click").write_text("FromDevice(0) -> c :: Counter -> Null -> Discard;\n")
    (built,) = build_images([ImageRequest("sizes", str(recipe), "out/sizes", {})], progress=LineProgress())
    copy = Built("sizes", tmp_path / "image")
    copy.folder.mkdir()
    for suffix in (".elf", ".debug", ".map"):
        (copy.folder / f"sizes{suffix}").write_bytes((built.folder / f"sizes{suffix}").read_bytes())
    return copy


def request(folder: Path, budget: str) -> ImageRequest:
    (folder / "recipe" / "recipe.toml").write_text(f"{TOML}[budget]\n{budget}\n")
    return ImageRequest("sizes", str(folder / "recipe"), "out/sizes", {})


def test_every_byte_has_its_place(firewall: Built) -> None:
    report = measure(firewall.image)
    for group in GROUPS:
        assert sum(row.flash for row in rows(report.pieces, group)) == firewall.image.stat().st_size
    libraries = {row.name: row for row in rows(report.pieces, "library")}
    assert libraries["kernel"].flash > 10_000
    assert libraries["newlib"].flash > 10_000
    assert libraries["newlib port"].flash > 500
    assert libraries["click"].flash > 50_000
    assert libraries["click elements"].flash > 20_000
    assert libraries["generated"].flash > firewall.config.stat().st_size
    assert "app" not in libraries
    unknown = libraries["(unknown)"].flash if "(unknown)" in libraries else 0
    assert unknown + libraries["(padding)"].flash < 0.03 * report.flash


def test_elements_of_the_configuration(firewall: Built) -> None:
    """Each class has a row with its code: what it costs is between a table of handlers and a compiler."""
    found = {name: row for row in rows(measure(firewall.image).pieces, "element") for name in row.name.split(", ")}
    for name in CLASSES:
        assert 500 < found[name].flash < 60_000, name
        assert found[name].text == found[name].flash, name
    assert found["IPFilter"].flash > found["Counter"].flash  # its helpers are counted with it
    assert not [name for name in found if name.startswith("ipfilter")]


def test_every_selected_element_has_a_row(small: Built) -> None:
    """One that is all in its header, whose code the table of elements has; one of which the linker kept nothing."""
    selected = elements.scan(ROOT / "click").closure(["FromDevice", "Counter", "Null", "Discard"], "minios").names
    found = {name: row for row in rows(measure(small.image).pieces, "element") for name in row.name.split(", ")}
    assert set(selected) <= found.keys()
    assert found["Null"].text > 300
    assert not [row.name for row in rows(measure(small.image).pieces, "source") if not row.flash + row.memory]


def test_map_and_debug_information_agree(firewall: Built) -> None:
    """Two witnesses: the linker's map and the compiler's DWARF name the same file for each function and variable."""
    with opened(firewall.debug) as elf:
        loaded = {section.name for section in sections(elf) if section.memory}
        placed = from_map(firewall.debug.with_suffix(".map"), loaded)
        compiled = from_dwarf(elf, symbols(elf))
    starts = [span.start for span in placed]
    origins = Origins({})
    same = total = 0
    for span in compiled:
        own = origins.of(span.origin).source
        if own.startswith(("click/", "minios/", "newlib/port/", "newlib/cxx/")):
            other = placed[bisect_right(starts, span.start) - 1]
            total += span.end - span.start
            same += (span.end - span.start) * (origins.of(other.origin).source == own)
    assert total > 200_000
    assert same > 0.99 * total


def test_without_the_map(firewall: Built, tmp_path: Path) -> None:
    for path in (firewall.image, firewall.debug):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    libraries = {row.name: row.flash for row in rows(measure(tmp_path / firewall.image.name).pieces, "library")}
    full = {row.name: row.flash for row in rows(measure(firewall.image).pieces, "library")}
    for name in ("click", "click elements", "kernel", "newlib"):
        assert 0.75 * full[name] < libraries[name] <= full[name], name


def test_difference_of_two_images(firewall: Built, small: Built) -> None:
    before, after = measure(small.image), measure(firewall.image)
    changes = {change.name: change for change in compare(before, after, "element")}
    for name in ("IPFilter", "CheckIPHeader", "ToDevice, ToClickOS"):
        assert changes[name].flash_before == 0
        assert changes[name].flash > 500
    # In both images; but what templates make is counted where the linker kept it.
    shared = changes.get("FromDevice, FromClickOS")
    assert shared is None or abs(shared.flash) < 0.1 * shared.flash_after
    assert sum(change.flash for change in changes.values()) == after.flash - before.flash


def test_budgets(small: Built, tmp_path: Path) -> None:
    record = small.folder / "sizes.size.json"
    size = small.image.stat().st_size
    with pytest.raises(FactoryError, match=f"^the image has {size} bytes, {size - 1024} more than") as failure:
        check_budget(request(tmp_path, 'image = "1K"'), small)
    assert failure.value.code == ExitCode.FAILED
    assert failure.value.details[0].startswith("largest parts")
    assert any("(click)" in line for line in failure.value.details)
    assert not record.exists()
    pages = measure(small.image).segments
    with pytest.raises(FactoryError, match=f"^the image takes {pages} bytes of memory, {pages - 1024} more than"):
        check_budget(request(tmp_path, 'memory = "1K"'), small)
    check_budget(request(tmp_path, f"image = {size}\nmemory = {pages}"), small)
    kept = load(record)
    assert kept
    for group in ("element", "library", "folder", "section"):
        assert rows(kept.report.pieces, group) == rows(measure(small.image).pieces, group)
    with pytest.raises(FactoryError, match="more than"):  # the record alone suffices for an unchanged image
        check_budget(request(tmp_path, f"image = {size - 1}"), small)


def test_what_grew_is_named(firewall: Built, small: Built, tmp_path: Path) -> None:
    size = small.image.stat().st_size
    check_budget(request(tmp_path, f"image = {size}"), small)
    for suffix in (".elf", ".debug", ".map"):
        (small.folder / f"sizes{suffix}").write_bytes(firewall.image.with_suffix(suffix).read_bytes())
    with pytest.raises(FactoryError, match="more than") as failure:
        check_budget(request(tmp_path, f"image = {size}"), small)
    assert failure.value.details[0].startswith("grown since")
    assert any("  IPFilter (click/elements/ip/ipfilter" in line and "+" in line for line in failure.value.details)
    kept = load(small.folder / "sizes.size.json")
    assert kept
    assert kept.report.flash == size  # still what was within the budget


@pytest.mark.parametrize("content", ["", "{", "[]", '{"format": 1}', '{"format": 1, "mark": [1, 2], "pieces": [{}]}'])
def test_a_damaged_record_counts_for_nothing(content: str, tmp_path: Path) -> None:
    (tmp_path / "x").write_text(content)
    assert load(tmp_path / "x") is None


def test_the_build_command_fails_over_budget(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (OUT / "sizes" / "sizes.size.json").unlink(missing_ok=True)  # of an earlier run
    (tmp_path / "recipe").mkdir()
    (tmp_path / "recipe" / "sizes.click").write_text("Idle -> Discard;\n")
    request(tmp_path, 'memory = "64K"')
    assert main(["build", str(tmp_path / "recipe")]) == ExitCode.FAILED
    said = capsys.readouterr().err
    assert "bytes of memory" in said
    assert "(kernel)" in said
    request(tmp_path, 'memory = "8M"')
    assert main(["build", str(tmp_path / "recipe"), "--json"]) == ExitCode.OK
    assert json.loads(capsys.readouterr().out)[0]["recipe"] == "sizes"


@pytest.mark.parametrize(
    ("origin", "source", "library"),
    [
        ("out/hello/objects/dev-5d576f20/hello.c.o", "hello.c", "app"),
        ("out/lua/objects/release-5d576f20/src/main.c.o", "src/main.c", "app"),
        ("out/lua/with-12345678/objects/dev-5d576f20/+lua/src/lapi.c.o", "lua/src/lapi.c", "upstream:lua"),
        ("out/hello/gen/dev-5d576f20/files.o", "out/hello/gen/dev-5d576f20/files", "generated"),
    ],
)
def test_whose_an_apps_objects_are(origin: str, source: str, library: str) -> None:
    found = Origins({}).of(origin)
    assert (found.source, found.library) == (source, library)


def test_compiled_classifiers_are_named_and_their_compiler_is_not_there() -> None:
    (built,) = build_images([ImageRequest("firewall", "firewall", "out/firewall", {})], progress=LineProgress())
    report = measure(built.image)
    assert sum(row.flash for row in rows(report.pieces, "element")) == built.image.stat().st_size
    names = {name for row in rows(report.pieces, "element") for name in row.name.split(", ")}
    assert "CompiledIPFilter" in names
    assert not names & {"IPFilter", "Classifier", "IPNameInfo"}
