"""Element pages: what is made of a comment, what the checks find; and all elements of this checkout have one."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from factory import elements
from factory.checkout import ROOT
from factory.clicktest import load_tests
from factory.elements import click_text
from factory.elements.pages import Page, pages, problems, render_text, write
from factory.elements.pages.comment import Paragraph, comments
from factory.elements.pages.inline import Span, plain, spans
from factory.elements.pages.words import ports, processing
from factory.elements.registry import Registry
from factory.elements.scan import scan_sources
from factory.recipe import Rendered

pytestmark = pytest.mark.unit

COMMENT = """=c
Gate([OPEN, I<keywords> LIMIT])
=s control
lets packets pass
=d
Packets pass while OPEN.
At most LIMIT of them.

=over
=item C<-1>
no limit
=back
=h open read/write
The argument OPEN.
=h count, bytes read-only
What has passed.
=e
  Idle -> Gate(true) -> Discard
=a Other
"""
HEADER = """#ifndef CLICK_GATE_HH
#define CLICK_GATE_HH
/*
%s*/
class Gate : public Element { public:
  const char *class_name() const override { return "Gate"; }
  const char *port_count() const override { return PORTS_1_1X2; }
  const char *processing() const override { return "h/lh"; }
};
#endif
"""
SOURCE = """#include "gate.hh"
int Gate::configure(Vector<String> &conf, ErrorHandler *errh) { // "COMMENTED"
    return Args(conf, this, errh).read_p("OPEN", _open).read("LIMIT", _limit).complete();
}
void Gate::add_handlers() {
    add_data_handlers("open", Handler::f_read | Handler::f_write, &_open);
    add_count_handlers();
    add_read_handler("old", read_count, 0, Handler::f_deprecated);
}
void Gate::add_count_handlers() { add_read_handler("count", read_count); add_read_handler("bytes", read_count); }
EXPORT_ELEMENT(Gate)
"""


@pytest.fixture
def gate(tmp_path: Path) -> Callable[..., dict[str, Page]]:
    """The pages of a click/ folder with two elements, whose comment or source a test changes."""

    def made(comment: str = COMMENT, source: str = SOURCE) -> dict[str, Page]:
        folder = tmp_path / "click" / "elements" / "standard"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "gate.hh").write_text(HEADER % comment)
        (folder / "gate.cc").write_text(source)
        other = HEADER.replace("Gate", "Other").replace("GATE", "OTHER")
        (folder / "other.hh").write_text(other % "=c\nOther\n=s control\nis the other\n=d\nNothing.\n")
        (folder / "other.cc").write_text('#include "other.hh"\nEXPORT_ELEMENT(Other)\n')
        return pages(Registry(tmp_path / "click", tuple(scan_sources(tmp_path / "click"))))

    return made


@pytest.fixture(scope="module")
def own() -> dict[str, Page]:
    return pages(elements.scan(ROOT / "click"))


def test_a_comment_is_read() -> None:
    (comment,) = comments(f"/* no */\n/*\n{COMMENT}*/")
    assert (comment.line, comment.names, comment.subject, comment.summary) == (
        3,
        ("Gate",),
        "control",
        "lets packets pass",
    )
    assert comment.description == (
        Paragraph("text", "Packets pass while OPEN. At most LIMIT of them."),
        Paragraph("over", ""), Paragraph("item", "C<-1>"), Paragraph("text", "no limit"), Paragraph("back", ""),
    )  # fmt: skip
    assert [(handler.names, handler.mode) for handler in comment.handlers] == [
        (("open",), "read/write"), (("count", "bytes"), "read-only"),
    ]  # fmt: skip
    assert (comment.examples, comment.related) == (("Idle -> Gate(true) -> Discard",), ("Other",))


def test_blank_lines_and_a_subject_below_its_letter_are_the_same() -> None:
    (comment,) = comments("/*\n=c\n\nGate(A)\n\n=s info\n\nsays it\n\n=d\n\nOne.\n\nTwo.\n\n  code\n    more\n*/")
    assert (comment.subject, comment.summary) == ("info", "says it")
    assert comment.description == (
        Paragraph("text", "One."),
        Paragraph("text", "Two."),
        Paragraph("code", "code\n  more"),
    )


def test_inline_markup() -> None:
    assert spans("a C<b -> c> I<d>") == [
        Span("text", "a "),
        Span("code", "b -> c"),
        Span("text", " "),
        Span("emphasis", "d"),
    ]
    assert plain("C<< a > b >> E<lt> C<open") == "a > b < C<open"


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("1/1-2", "1 input, 1 to 2 outputs"),
        ("-/=+", "any number of inputs, as many outputs, or more"),
        ("0", "0 inputs, 0 outputs"),
    ],
)
def test_port_counts_in_words(code: str, words: str) -> None:
    assert ports(code) == words


def test_processing_in_words() -> None:
    assert [processing(code) for code in ("a", "h/lh", "/ah")] == [
        "agnostic", "inputs push; output 0 pull, the others push", "output 0 agnostic, the others push",
    ]  # fmt: skip


def test_facts_come_from_the_source(gate: Callable[..., dict[str, Page]]) -> None:
    page = gate()["Gate"]
    assert (page.facts.ports, page.facts.processing, page.facts.flow_code) == ("1/1-2", "h/lh", "x/x")
    assert page.facts.arguments == ("OPEN", "LIMIT")
    assert page.facts.handlers == {"open": "rw", "count": "r", "bytes": "r"}
    assert page.facts.old_handlers == {"old": "r"}
    assert "COMMENTED" not in page.facts.words


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("", "", []),
        ("=a Other", "=a Othre", ["=a names 'Othre', which is no element"]),
        ("LIMIT])", "LIMITS])", ["=c names the keyword LIMITS, which the source does not read"]),
        ("At most LIMIT of them.", "", []),
        ("read/write\n", "read-only\n", ["=h open says read-only, the source read/write"]),
        ("count, bytes", "count", ["handler bytes (read-only) is not described"]),
        ("count, bytes", "count, bytes, packets", ["=h packets is not in the source"]),
        ("What has passed.\n", "", ["=h count, bytes does not say what it does"]),
        ("=s control\nlets packets pass\n", "", ["=s needs a subject, and a line that says what the element does"]),
        ("=h open", "=z open", ["unknown section =z", "handler open (read/write) is not described"]),
        ("read-only", "readonly", ["=h count, bytes readonly: NAME and one of"]),
    ],
)
def test_what_the_checks_find(gate: Callable[..., dict[str, Page]], old: str, new: str, found: list[str]) -> None:
    what = [problem.what for problem in problems(gate(COMMENT.replace(old, new) if old else COMMENT))]
    assert len(what) == len(found), what
    assert all(got.startswith(f"Gate: {expected}") for got, expected in zip(what, found, strict=True)), what


def test_an_argument_that_nobody_describes(gate: Callable[..., dict[str, Page]]) -> None:
    source = SOURCE.replace(".complete", '.read("SECRET", _x).complete')
    assert [p.what for p in problems(gate(source=source))] == ["Gate: argument SECRET is not described"]
    assert [p.where for p in problems(gate(source=source))] == ["click/elements/standard/gate.hh:4"]


def test_pages_are_written(gate: Callable[..., dict[str, Page]], tmp_path: Path) -> None:
    found = gate()
    write(found, tmp_path / "to")
    (tmp_path / "to/html/Gone.html").write_text("an element that was removed")
    write(found, tmp_path / "to")
    html = {file.name: file.read_text() for file in (tmp_path / "to/html").iterdir()}
    assert sorted(html) == ["Gate.html", "Other.html", "index.html"]
    links = {target for text in html.values() for target in re.findall(r"href='([^'#]+)'", text)}
    assert links == set(html)
    assert "<pre>Idle -&gt; Gate(true) -&gt; Discard</pre>" in html["Gate.html"]
    manual = (tmp_path / "to/man/mann/Gate.n").read_text()
    assert manual.startswith('.TH "Gate" n')
    assert "Gate \\- lets packets pass" in manual
    assert all(re.match(r"\.(TH|SH|PP|RS|RE|nf|fi)\b", line) for line in manual.splitlines() if line.startswith("."))


def test_a_page_on_the_terminal(gate: Callable[..., dict[str, Page]]) -> None:
    text = render_text(gate()["Gate"])
    assert "    Gate([OPEN, keywords LIMIT])" in text
    assert "    count, bytes (read-only)\n        What has passed." in text
    assert max(map(len, text.splitlines())) <= 80


def test_every_element_of_this_checkout_has_a_true_page(own: dict[str, Page]) -> None:
    assert [f"{problem.where}: {problem.what}" for problem in problems(own)] == []


REQUIRED = json.loads((ROOT / "tests/click/required_elements.json").read_text())
# What no user-space Click has: a debugging build's handler, an argument of the Linux kernel's Click.
NOT_HERE = {("Queue", "notifier_state"), ("NotifierQueue", "notifier_state"), ("Print", "CPU")}
# Only where Click runs inside the simulator ns: names of nodes go before those of files (userlevel.md has none).
NOT_HERE |= {("FromDump", "PER_NODE"), ("ToDump", "PER_NODE")}
# Numbers in the parameter of a function, no argument of the element.
NOT_HERE |= {("Script", "N1"), ("Script", "N2")}


def differences(want: dict[str, Any], page: Page) -> list[str]:
    """What a required element lacks, or has in another form."""
    facts, name = page.facts, page.name
    found = []
    for key in ("ports", "processing", "flow_code", "flags"):
        have = getattr(facts, key)
        if key in want and want[key] not in (have, f"{have}/{have}"):
            found.append(f"{name}: {key} is {have!r}, not {want[key]!r}")
    # A keyword that is read by other means than Args (Script's TYPE) is at least a word of the source.
    known = {*facts.arguments, *facts.deprecated, *facts.words}
    found += [f"{name}: no argument {each}" for each in want.get("arguments", []) if each not in known]
    handlers = {**facts.old_handlers, **facts.handlers}
    for handler, modes in want.get("handlers", {}).items():
        if sorted(modes) != sorted(handlers.get(handler, "")):
            found.append(f"{name}: handler {handler} is {handlers.get(handler)!r}, not {modes!r}")
    return found


@pytest.mark.parametrize("want", [e for e in REQUIRED if "name" in e], ids=lambda want: want["name"])
def test_required_elements_are_as_listed(want: dict[str, Any], own: dict[str, Page]) -> None:
    page = own.get(want["name"])
    assert page is not None, "there is no such element"
    found = differences(want, page)
    excused = {f"{name}: no argument {what}" for name, what in NOT_HERE}
    excused |= {f"{name}: handler {what} is None, not 'r'" for name, what in NOT_HERE}
    assert [each for each in found if each not in excused] == []


def test_required_provisions_are_there() -> None:
    provided = {word for source in elements.scan(ROOT / "click").scanned for word in source.provides}
    assert {word for each in REQUIRED for word in each.get("provides", [])} <= provided


QUOTED = re.compile(r"'([^']*)'|\"((?:[^\"\\]|\\.)*)\"", re.DOTALL)
DOCUMENT = re.compile(r"<<\s*'?(\w+)'?[^\n]*\n(.*?)^\1$", re.DOTALL | re.MULTILINE)


def declared(folder: Path) -> set[str]:
    """The classes that configurations in a folder's .clicktest files declare."""
    found: set[str] = set()
    for test in load_tests([folder]):
        for section in test.all("script", "file", "stdin"):
            text = section.content.decode("latin-1")
            quoted = [match[1] or match[2] or "" for match in QUOTED.finditer(text)]
            documents = [match[2] for match in DOCUMENT.finditer(text)]
            for each in [*quoted, *documents] if section.name == "script" else [text]:
                if re.search(r"::|->|[;(]", each):
                    found.update(use.name for use in click_text.classes(Rendered(each, "test", test.file)))
    return found


def test_every_element_has_a_case(own: dict[str, Page]) -> None:
    there = declared(ROOT / "tests/click")
    # The image's own elements are tested in guests (tests/test_control_plane.py, tests/lab).
    hosts = [page for page in own.values() if "userlevel" in page.drivers]
    assert [page.name for page in hosts if not there & {page.name, *page.other}] == []


def test_only_declarations_count(tmp_path: Path) -> None:
    config = "click -e 'a :: Tee -> // Hub ->\n b :: Queue; /* Switch(1) */'\n# Paint(1) -> Strip(2)\necho Counter"
    (tmp_path / "a.clicktest").write_text(
        f"%info\nMeter(1) -> Shaper(2)\n\n%script\n{config}\n\n%file C\nIdle -> Pad;\n"
    )
    assert declared(tmp_path) == {"Tee", "Queue", "Idle", "Pad"}
