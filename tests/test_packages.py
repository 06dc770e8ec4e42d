"""packages = [...] in a recipe: elements from folders outside the checkout, wherever an element of ours could be."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from factory import elements
from factory.build import ImageRequest
from factory.checkout import ROOT
from factory.cli import main
from factory.errors import ExitCode, FactoryError
from factory.rebuild.copy import moved
from factory.recipe import load
from factory.release.commit import Commit
from factory.release.cyclonedx import cyclonedx
from factory.release.describe import Described
from factory.release.licences import licence_of
from factory.release.parts import parts_of, recipe_digest
from factory.release.provenance import statement
from factory.release.spdx import spdx

HEADER = """#ifndef {guard}
#define {guard}
#include <click/element.hh>
#include "deep/mark.hh"
CLICK_DECLS
class {name} : public Element {{ public:
    const char *class_name() const {{ return "{name}"; }}
    const char *port_count() const {{ return PORTS_1_1; }}
    Packet *simple_action(Packet *p);
}};
CLICK_ENDDECLS
#endif
"""
SOURCE = """#include <click/config.h>
#include "{file}.hh"
CLICK_DECLS
Packet *{name}::simple_action(Packet *p)
{{
    WritablePacket *q = p->uniqueify();
    if (q && q->length() > 14)
        q->data()[14] = outside_mark();
    return q;
}}
CLICK_ENDDECLS
ELEMENT_REQUIRES(outside-mark)
EXPORT_ELEMENT({name})
"""
MARK = """#include <click/config.h>
#include "mark.hh"
unsigned char outside_mark() { return 'M'; }
ELEMENT_PROVIDES(outside-mark)
"""
RECIPE = """[recipe]
kind = "click"
config = "marker.click"
[machine]
memory = "8M"
[[interface]]
name = "a"
[[interface]]
name = "b"
[click]
packages = ["../my-elements"]
"""
CASE = """[[step]]
on = "a"
to = "b"
frames = [{ name = "kept", passes = true, hex = "02000000000202000000000108004d0002" }]
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """marker/ (the recipe) and my-elements/ beside it: an element, its helper in another folder, one nobody uses."""
    package = tmp_path / "my-elements"
    (package / "deep").mkdir(parents=True)
    for name, file in (("OutsideMark", "outsidemark"), ("OutsideUnused", "unused")):
        (package / f"{file}.hh").write_text(HEADER.format(guard=file.upper(), name=name))
        (package / f"{file}.cc").write_text(SOURCE.format(file=file, name=name))
    (package / "deep" / "mark.hh").write_text(
        "#ifndef MARK_HH\n#define MARK_HH\nunsigned char outside_mark();\n#endif\n"
    )
    (package / "deep" / "mark.cc").write_text(MARK)
    recipe = tmp_path / "marker"
    (recipe / "tests").mkdir(parents=True)
    (recipe / "recipe.toml").write_text(RECIPE)
    (recipe / "marker.click").write_text(
        "FromDevice(0) -> OutsideMark -> Queue -> ToDevice(1);\nFromDevice(1) -> Discard;\n"
    )
    (recipe / "tests" / "marks.toml").write_text(CASE)
    return tmp_path


@pytest.mark.unit
def test_only_what_is_used_is_selected(place: Path) -> None:
    recipe = load(str(place / "marker"))
    registry = elements.scan(ROOT / "click", recipe.more.packages)
    selection = registry.closure(recipe.render(), "minios", recipe.more)
    chosen = {each.path for each in selection.chosen if each.path.startswith("packages/")}
    assert chosen == {"packages/my-elements/outsidemark.cc", "packages/my-elements/deep/mark.cc"}
    assert place / "my-elements" / "deep" / "mark.cc" in selection.sources
    assert {"OutsideMark", "OutsideUnused"} <= set(registry.names("userlevel"))
    assert "OutsideMark" not in elements.scan(ROOT / "click").names("userlevel")


@pytest.mark.unit
def test_a_package_is_a_group(place: Path) -> None:
    text = (place / "marker" / "recipe.toml").read_text()
    (place / "marker" / "recipe.toml").write_text(f'{text}groups = ["my-elements"]\n')
    recipe = load(str(place / "marker"))
    registry = elements.scan(ROOT / "click", recipe.more.packages)
    assert "OutsideUnused" in registry.closure(recipe.render(), "minios", recipe.more).names


@pytest.mark.unit
def test_why(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["elements", str(place / "marker"), "--why", "outside-mark"]) == 0
    said = capsys.readouterr().out
    assert re.search(r"my-elements/outsidemark\.cc:12: OutsideMark requires outside-mark", said)
    assert re.search(r"marker\.click:1: names OutsideMark", said)
    assert main(["elements", str(place / "marker"), "--why", "OutsideUnused"]) == ExitCode.FAILED


@pytest.mark.unit
def test_it_is_a_source_of_its_own(place: Path) -> None:
    request = ImageRequest("marker", str(place / "marker"), "out/marker", {}, None, "release")
    parts = parts_of(request)
    (package,) = parts.packages
    licences = {source.name: licence_of(source.name, source.licence) for source, _ in parts.sources}
    texts = {source.name: [f"licences/{source.name}/TEXT"] for source, _ in parts.sources}
    image = Described("marker", "An image", "1", "0" * 64, 1, parts, licences, texts)
    cdx, other = json.loads(cyclonedx(image)), json.loads(spdx(image))
    assert "package:my-elements" in {each["bom-ref"] for each in cdx["components"]}
    assert "element:packages/my-elements/outsidemark.cc" in {each["bom-ref"] for each in cdx["components"]}
    assert "SPDXRef-package-my-elements" in {each["SPDXID"] for each in other["packages"]}
    made = statement([], [request], Commit("a" * 40, 1), [], {})
    found = {d.get("uri"): d for d in made["predicate"]["buildDefinition"]["resolvedDependencies"]}
    assert found["urn:image-factory:package:my-elements"]["digest"] == {"sha256": package.sha256}
    recipe = found["urn:image-factory:recipe:marker"]["digest"]
    (place / "my-elements" / "unused.hh").write_text("#define X\n")
    assert parts_of(request).packages[0].sha256 != package.sha256
    assert recipe == {"sha256": recipe_digest(place / "marker")}
    (place / "marker" / "more.toml").touch()
    assert recipe != {"sha256": recipe_digest(place / "marker")}


@pytest.mark.unit
def test_what_is_refused(place: Path) -> None:
    toml, package = place / "marker" / "recipe.toml", place / "my-elements"

    def select() -> None:
        recipe = load(str(place / "marker"))
        elements.scan(ROOT / "click", recipe.more.packages).closure(recipe.render(), "minios", recipe.more)

    def refused(packages: str = '["../my-elements"]') -> FactoryError:
        toml.write_text(RECIPE.replace('["../my-elements"]', packages))
        with pytest.raises(FactoryError) as caught:
            select()
        return caught.value

    (place / "empty").mkdir()
    (place / "b c").mkdir()
    (place / "other" / "my-elements").mkdir(parents=True)
    line = f"{toml.name}:11"
    for packages, said in (
        ('["../none"]', "no folder '../none'"), ('"x"', "must be a list"), ("[1]", "must be a name"),
        ('["../empty"]', "EXPORT_ELEMENT"), ('["../b c"]', "cannot be in"), ('["/"]', "cannot be in"),
        ('["../my-elements", "../other/my-elements"]', "two packages"),
    ):  # fmt: skip
        error = refused(packages)
        assert said in error.what
        assert line in str(error.where)
    (package / "counter.cc").write_text(
        'class X { const char *class_name() const { return "Counter"; } };\nEXPORT_ELEMENT(X-Counter)\n'
    )
    error = refused()
    assert "'Counter' already, in click/elements/" in error.what
    assert "my-elements/counter.cc" in str(error.where)
    (package / "counter.cc").unlink()
    header = package / "outsidemark.hh"
    header.write_text(
        header.read_text().replace(
            "Packet *simple_action(Packet *p);", "Packet *simple_action(Packet *p);\n    void run_task();"
        )
    )
    error = refused()
    assert "run_task" in error.what
    assert "my-elements/outsidemark.hh:10" in str(error.where)


@pytest.mark.unit
def test_a_copy_has_them_where_the_recipe_looks(place: Path, tmp_path: Path) -> None:
    request = ImageRequest("marker", str(place / "marker"), "out/marker", {})
    (other,) = moved([request], tmp_path / "copy", tmp_path / "outside")
    (package,) = other.load().more.packages
    assert package.folder.is_relative_to(tmp_path / "outside")
    assert (package.folder / "deep" / "mark.cc").is_file()


@pytest.mark.build
def test_in_user_space_in_the_image_and_in_sizes(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The case's frame has the mark already, so it passes unchanged; one that has not does not."""
    recipe, case = str(place / "marker"), place / "marker" / "tests" / "marks.toml"
    assert main(["-q", "test", recipe, "--machine", "microvm"]) == 0
    capsys.readouterr()
    assert main(["--json", "size", recipe]) == 0
    rows = {row["name"]: row for row in json.loads(capsys.readouterr().out)["by"]["element"]}
    assert rows["OutsideMark"]["flash"] > 0
    assert not any("OutsideUnused" in name for name in rows)
    case.write_text(CASE.replace("4d0002", "4e0002"))
    assert main(["-q", "test", recipe, "--machine", "none"]) == ExitCode.FAILED
