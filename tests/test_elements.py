"""Scanning element sources, selecting them, and the generated table (click-spec/api.md)."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from factory import elements
from factory.checkout import ROOT
from factory.elements import Registry, table_source
from factory.elements.click_text import classes
from factory.elements.scan import scan_sources
from factory.errors import FactoryError
from factory.recipe import Rendered
from factory.recipe.model import MoreElements

pytestmark = pytest.mark.unit


class Tree:
    """A click/ folder made for a test."""

    def __init__(self, top: Path) -> None:
        self.top = top

    def add(self, path: str, macros: str = "", header: str | None = "", name: str | None = None) -> None:
        """An element's pair of files; name is what class_name() returns, header None leaves the .hh away."""
        file = self.top / path
        file.parent.mkdir(parents=True, exist_ok=True)
        cxx = Path(path).stem.capitalize()
        file.write_text(
            f'#include <click/config.h>\n#include "{Path(path).stem}.hh"\n{macros or f"EXPORT_ELEMENT({cxx})"}\n'
        )
        if header is not None:
            body = f'  const char *class_name() const override {{ return "{name}"; }}\n' if name else ""
            guard = f"CLICK_{cxx.upper()}_HH"
            text = f"#ifndef {guard}\n#define {guard}\n{header}\nclass {cxx} : public Element {{\n{body}}};\n#endif\n"
            file.with_suffix(".hh").write_text(text)

    def registry(self) -> Registry:
        return Registry(self.top, tuple(scan_sources(self.top)))

    def sources(self, driver: str = "userlevel") -> list[str]:
        return [str(path.relative_to(self.top)) for path in self.registry().all(driver).sources]


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    return Tree(tmp_path / "click")


def rendered(text: str, folder: Path = Path()) -> Rendered:
    return Rendered(text, "t.click", folder / "t.click")


def names(text: str) -> set[str]:
    return {use.name for use in classes(rendered(text))}


def test_macros_count_in_column_one_only(tree: Tree) -> None:
    tree.add("elements/a.cc", "// EXPORT_ELEMENT(A)\n EXPORT_ELEMENT(B)")
    tree.add("elements/b.cc", "EXPORT_ELEMENT(B B-Bee C-D) // EXPORT_ELEMENT(no)\nEXPORT_ELEMENT(E)")
    tree.add("elements/c.cc", "ELEMENT_PROVIDES(x y)\nELEMENT_LIBS((-L/x -lfoo))\nELEMENT_MT_SAFE(C)")
    tree.add("elements/.d.cc")
    selection = tree.registry().all("userlevel")
    assert selection.names == ["B", "Bee", "D", "E"]
    assert tree.sources() == ["elements/b.cc", "elements/c.cc"]
    assert selection.libs == ("-L/x", "-lfoo")


def test_names_come_from_class_name(tree: Tree) -> None:
    tree.add("elements/a.cc", name="Alpha")
    tree.add("elements/b.cc")
    tree.add(
        "elements/c.cc", 'class C {\n  const char *class_name() const { return "Gamma"; }\n};\nEXPORT_ELEMENT(C)', None
    )
    assert tree.registry().all("userlevel").names == ["Alpha", "B", "Gamma"]


def test_requirements(tree: Tree) -> None:
    tree.add("elements/a.cc", "ELEMENT_REQUIRES(userlevel x86_64)\nEXPORT_ELEMENT(A)")
    tree.add("elements/b.cc", "ELEMENT_REQUIRES(A)\nEXPORT_ELEMENT(B)")
    tree.add("elements/c.cc", "ELEMENT_REQUIRES(B||minios)\nEXPORT_ELEMENT(C)")
    tree.add("elements/d.cc", "ELEMENT_REQUIRES(false)\nEXPORT_ELEMENT(D)")
    tree.add("elements/e.cc", "ELEMENT_REQUIRES(A)\nELEMENT_REQUIRES(nothing)\nEXPORT_ELEMENT(E)")
    tree.add("minios/f.cc")
    tree.add("userlevel/f.cc", "ELEMENT_REQUIRES(true 1)\nEXPORT_ELEMENT(F)")
    assert tree.sources("userlevel") == ["elements/a.cc", "elements/b.cc", "elements/c.cc", "userlevel/f.cc"]
    assert tree.sources("minios") == ["elements/c.cc", "minios/f.cc"]


def test_closure(tree: Tree) -> None:
    tree.add("elements/x/base.cc", "ELEMENT_PROVIDES(Base)")
    tree.add("elements/x/child.cc", header='#include "base.hh"')
    tree.add("elements/y/grand.cc", header='#include "elements/x/child.hh"')
    tree.add("elements/y/needs.cc", "ELEMENT_REQUIRES(loop1)\nEXPORT_ELEMENT(Needs)")
    tree.add("elements/y/l1.cc", "ELEMENT_REQUIRES(loop2)\nELEMENT_PROVIDES(loop1)")
    tree.add("elements/y/l2.cc", "ELEMENT_REQUIRES(loop1)\nELEMENT_PROVIDES(loop2)")
    tree.add("elements/y/other.cc")

    def closure(text: str) -> list[str]:
        return [path.name for path in tree.registry().closure(rendered(text), "minios").sources]

    assert closure("Grand;") == ["base.cc", "child.cc", "grand.cc"]
    assert closure("Needs -> Other;") == ["l1.cc", "l2.cc", "needs.cc", "other.cc"]
    assert [path.name for path in tree.registry().closure(["Other"], "minios").sources] == ["other.cc"]


def test_library_headers_bring_their_elements(tree: Tree) -> None:
    tree.add("elements/standard/info.cc", header=None)
    (tree.top / "include/click/standard").mkdir(parents=True)
    (tree.top / "include/click/standard/info.hh").write_text("class Info {\n};\n")
    (tree.top / "lib").mkdir()
    tree.add("elements/a.cc", header="#include <click/standard/info.hh>")
    assert len(tree.registry().closure(["A"], "minios").sources) == 2
    tree.add("elements/b.cc")
    assert len(tree.registry().closure(["B"], "minios").sources) == 1
    (tree.top / "lib/l.cc").write_text("#include <click/standard/info.hh>\n")
    assert len(tree.registry().closure(["B"], "minios").sources) == 2


def test_unknown_classes(tree: Tree) -> None:
    tree.add("elements/a.cc", name="Counter")
    tree.add("userlevel/b.cc", name="Socket")
    with pytest.raises(FactoryError, match="unknown element class 'Countre'") as caught:
        tree.registry().closure(rendered('#line 7 "x.click"\nCounter;\nx :: Countre;'), "minios")
    assert (caught.value.where, caught.value.hint) == ("x.click:8", "did you mean Counter?")
    with pytest.raises(FactoryError, match="unknown element class 'Socket'") as caught:
        tree.registry().closure(rendered("Socket;"), "minios")
    assert "userlevel/b.cc" in (caught.value.hint or "")
    with pytest.raises(FactoryError, match="undeclared element 'foo'"):
        tree.registry().closure(rendered("Counter -> foo;"), "minios")


def test_more_elements_than_the_configuration_has(tree: Tree) -> None:
    tree.add("elements/x/a.cc")
    tree.add("elements/x/b.cc")
    tree.add("elements/x/host.cc", "ELEMENT_REQUIRES(userlevel)\nEXPORT_ELEMENT(Host)")
    tree.add("elements/y/c.cc")
    tree.add("elements/y/d.cc")

    def closure(more: MoreElements) -> list[str]:
        selection = tree.registry().closure(rendered("D;"), "minios", more)
        return [path.name for path in selection.sources]

    assert closure(MoreElements()) == ["d.cc"]
    assert closure(MoreElements(elements=(("A", "r:1"),))) == ["a.cc", "d.cc"]
    assert closure(MoreElements(groups=(("x", "r:2"),))) == ["a.cc", "b.cc", "d.cc"]
    with pytest.raises(FactoryError, match="unknown element class 'AA'") as caught:
        closure(MoreElements(elements=(("AA", "r:3"),)))
    assert caught.value.where == "r:3"
    with pytest.raises(FactoryError, match="unknown group of elements 'z'") as caught:
        closure(MoreElements(groups=(("z", "r:4"),)))
    assert (caught.value.where, caught.value.hint) == ("r:4", "there are: x, y")


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ("const char *class_name() const;", "one line"),
        ("const char *class_name() const {", "one line"),
        ("void run_task(Task *);", "bool"),
        ("bool run_task();", "Task"),
        ("bool run_task(void) override;", "Task"),
        ("void run_timer();", "Timer"),
        ("int initial_home_thread_id(Element *);", "initial_home_thread_id"),
        ("int initial_home_thread_id(const Element *, int);", "initial_home_thread_id"),
    ],
)
def test_refusals(tree: Tree, body: str, what: str) -> None:
    tree.add("elements/a.cc", f"class A {{\n{body}\n}};\nEXPORT_ELEMENT(A)", header=None)
    with pytest.raises(FactoryError, match=what) as caught:
        tree.registry().all("userlevel")
    assert caught.value.where == "click/elements/a.cc:4"


@pytest.mark.parametrize(
    "body",
    [
        "bool run_task(Task *) override;",
        "void run_timer(Timer *t);",
        "int initial_home_thread_id(const Element *e) const;",
        'const char *class_name() const { return "A"; }',
        "void push(int, Packet *);",
    ],
)
def test_no_refusals(tree: Tree, body: str) -> None:
    tree.add("elements/a.cc", f"class A {{\n{body}\n}};\nEXPORT_ELEMENT(A)", header=None)
    assert tree.registry().all("userlevel").names == ["A"]


def test_things_that_clash(tree: Tree) -> None:
    tree.add("elements/a.cc")
    tree.add("elements/sub/a.cc")
    with pytest.raises(FactoryError, match="guard CLICK_A_HH"):
        tree.registry().all("userlevel")
    (tree.top / "elements/sub/a.hh").unlink()
    with pytest.raises(FactoryError, match="'A' is exported twice"):
        tree.registry().all("userlevel")


def test_the_table(tree: Tree) -> None:
    tree.add("elements/b.cc", "EXPORT_ELEMENT(B B-Bee)", header="")
    body = "class A {\n  static void static_initialize();\n  static void static_cleanup();\n};"
    tree.add("elements/a.cc", f"EXPORT_ELEMENT(A)\nELEMENT_HEADER(<click/x.hh>)\n{body}", header=None)
    text = table_source(tree.registry().all("userlevel"))
    lines = [line.strip() for line in text.splitlines()]
    assert lines.index("#include <click/x.hh>") < lines.index('#include "elements/b.hh"')
    assert 'click_add_element_type_stable("Bee", make_B, 0);' in lines
    assert text.count("make_B(uintptr_t)") == 1
    assert lines.index("A::static_initialize();") < lines.index('click_add_element_type_stable("A", make_A, 0);')
    assert "A::static_cleanup();" in lines
    assert text == table_source(tree.registry().all("userlevel"))


def test_what_was_scanned_is_remembered_until_it_changes(tree: Tree, tmp_path: Path) -> None:
    tree.add("elements/a.cc", name="Alpha")
    memory = tmp_path / "memory.json"
    first = scan_sources(tree.top, memory)
    written = memory.stat().st_mtime_ns
    assert scan_sources(tree.top, memory) == first
    assert memory.stat().st_mtime_ns == written
    header = tree.top / "elements/a.hh"
    header.write_text(header.read_text().replace("Alpha", "Omega"))
    os.utime(header, ns=(1, 1))
    assert scan_sources(tree.top, memory)[0].exports[0].name == "Omega"
    memory.write_text('{"format": 3, "sources": {"elements/a.cc": 5}}')
    assert scan_sources(tree.top, memory)[0].exports[0].name == "Omega"
    (tree.top / "elements/a.cc").unlink()
    assert scan_sources(tree.top, memory) == []


def test_class_names_in_a_configuration() -> None:
    assert names(
        "// Not(1)\n/* Nor :: This */ a, b :: Queue(\"Strip(\", ')', /* ) */ x); a -> [0] b [1] -> Discard;"
    ) == {
        "Queue",
        "Discard",
    }
    assert names("elementclass F { $a, KEY $k | input -> Tee($a) -> output } f :: F(1) -> Idle;") == {"Tee", "Idle"}
    assert names("elementclass F { input -> A -> output || ... } F;") == {"A", "F"}
    assert names("elementclass G Queue; G -> { -> Strip(1) -> } -> (Idle, Tee [0]) -> x :: { [0] -> Print };") == {
        "Queue", "Strip", "Idle", "Tee", "Print",
    }  # fmt: skip
    assert names("elementclass F { elementclass Inner Tee; Inner } Inner;") == {"Tee", "Inner"}
    assert names("define($x 5) require(package p) c -> c; c :: Counter;") == {"Counter"}
    assert names("a :: Script(print b/c.count, goto X); x/y -> a;") == {"Script"}


def test_places_follow_directives() -> None:
    text = 'A;\n#line 20 "f"\nB(x\n# 40\ny) -> C;\nD;\n#line 7 ""\nE;\r\nF;\rG;'
    assert {use.name: use.where for use in classes(rendered(text))} == {
        "A": "t.click:1", "B": "f:20", "C": "f:40", "D": "f:41", "E": "t.click:7", "F": "t.click:8", "G": "t.click:9",
    }  # fmt: skip


def test_text_that_ends_too_early() -> None:
    for text in ("A(", 'A("', "A('", "/*", "elementclass", "elementclass F {", "x ::", "A [", "->", "", "#", "$"):
        names(text)


def test_this_checkouts_elements() -> None:
    registry = elements.scan(ROOT / "click")
    registry.all("userlevel")
    registry.all("minios")
    started = time.perf_counter()
    elements.scan(ROOT / "click").all("userlevel")
    assert time.perf_counter() - started < 2  # it is some milliseconds; this only catches a scan that reads everything
