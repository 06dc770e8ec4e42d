"""factory size --html: the boxes, the data in the page, and its script against a document that node plays."""

from __future__ import annotations

import json
import random
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from factory.checkout import ROOT
from factory.size.html import page
from factory.size.html.layout import Box, squarify
from factory.size.html.tree import WHOLE, trees
from factory.size.model import Piece, Report
from factory.size.point import Point

pytestmark = pytest.mark.unit

PIECES = (
    Piece(".text", "_Z1av", "click/lib/a.cc", "(click)", "click", "click/lib", 300, 300, "text"),
    Piece(".text", "x</script>", "click/lib/a.cc", "(click)", "click", "click/lib", 100, 100, "text"),
    Piece(".bss", "room", "minios/k.c", "(kernel)", "kernel", "minios", 0, 5000, "bss"),
    Piece(".text", "", "", "(padding)", "(padding)", "(padding)", 7, 7, "text"),
)
REPORT = Report("image.elf", 407, 8192, PIECES)
HISTORY = (Point("a" * 40, 1, "first & <b>", 300, 4096), Point("b" * 40, 2, "second", 407, 8192))


@pytest.mark.parametrize("seed", range(5))
def test_boxes_fill_the_area_in_proportion(seed: int) -> None:
    rng = random.Random(seed)
    sizes = sorted((rng.randrange(1, 10 ** rng.randrange(1, 7)) for _ in range(rng.randrange(1, 200))), reverse=True)
    area = Box(3, 5, 160, 100)
    boxes = squarify(sizes, area)
    assert len(boxes) == len(sizes)
    for size, box in zip(sizes, boxes, strict=True):
        assert box.width * box.height == pytest.approx(16000 * size / sum(sizes), rel=1e-6)
        assert area.left - 1e-6 <= box.left
        assert box.left + box.width <= area.left + area.width + 1e-6
        assert area.top - 1e-6 <= box.top
        assert box.top + box.height <= area.top + area.height + 1e-6
    for number, one in enumerate(boxes):
        for other in boxes[number + 1 :]:
            across = min(one.left + one.width, other.left + other.width) - max(one.left, other.left)
            down = min(one.top + one.height, other.top + other.height) - max(one.top, other.top)
            assert across < 1e-6 or down < 1e-6


def test_equal_sizes_become_squares_nearly() -> None:
    assert all(0.5 < box.width / box.height < 2 for box in squarify([1] * 24, Box(0, 0, 1.6, 1)))
    assert squarify([], Box(0, 0, 1, 1)) == []


def walk(node: list[Any]) -> int:
    """Checks a tree: the parts are the whole, and have four edges each inside it."""
    if len(node) == 2:
        return 1
    _, size, boxes, inside = node
    assert sum(part[1] for part in inside) == size
    assert len(boxes) == 4 * len(inside)
    assert all(0 <= edge <= WHOLE for edge in boxes)
    return 1 + sum(walk(part) for part in inside)


def test_the_trees_have_every_byte() -> None:
    data = trees(PIECES, lambda names: [name.upper() for name in names])
    for view, tree in data["views"].items():
        assert walk(tree) > 3
        assert tree[1] == (REPORT.flash if view.endswith("flash") else REPORT.memory())
    assert "_Z1AV" in data["names"]
    assert "click/lib/a.cc" in data["names"]


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.attributes: list[tuple[str, str, str | None]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += [(tag, name, value) for name, value in attrs]
        if tag not in ("meta", "input"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += [(tag, name, value) for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_stands_alone() -> None:
    text = page(REPORT, "an <image>", HISTORY)
    reader = Reader()
    reader.feed(text)
    assert reader.open == []
    assert not [each for each in reader.attributes if each[1] in ("src", "href")]
    assert "http" not in text.replace("http-equiv", "")
    assert "@import" not in text
    assert "url(" not in text
    assert "an &lt;image&gt;" in text
    assert "first &amp; &lt;b&gt;" in text
    assert text.count("</script>") == 2
    assert "<svg" not in page(REPORT, "x", HISTORY[:1])
    data = json.loads(re.findall(r"id='data'>(.*?)</script>", text)[0])
    assert "x</script>" in data["names"]


# As much of a browser's document as the script uses; prints what the map shows, before and after a click and a search.
_DOCUMENT = """
class E {
  constructor(name) { this.tag = name; this.children = []; this.listeners = {}; this.style = {}; this.className = "";
    this.clientWidth = 1600; this.clientHeight = 1000; this.value = ""; this.own = "";
    this.classList = { add: (name) => { this.className += " " + name; } }; }
  append(...more) { this.children.push(...more); }
  replaceChildren() { this.children = []; }
  addEventListener(name, call) { this.listeners[name] = call; }
  get textContent() { return this.own; }
  set textContent(text) { this.own = text; }
  all() { return this.children.flatMap((each) => (each instanceof E ? [each, ...each.all()] : [])); }
}
const ids = {};
for (const id of ["data", "map", "about", "view", "search", "trail"]) ids[id] = new E(id);
ids.data.own = require("fs").readFileSync(0, "utf8");
ids.view.value = "folder flash";
const onkey = {};
globalThis.document = { getElementById: (id) => ids[id], createElement: (tag) => new E(tag),
  addEventListener: (name, call) => { onkey[name] = call; } };
globalThis.window = { addEventListener: () => {} };
require(process.argv[2]);
const event = { stopPropagation() {}, key: "Escape" };
const shown = () => ({ about: ids.about.own,
  names: ids.map.all().filter((e) => e.className === "name").map((e) => e.own),
  trail: ids.trail.children.filter((e) => e instanceof E).map((e) => e.own),
  found: ids.map.all().filter((e) => e.className.includes("found")).length });
const out = [shown()];
ids.map.children[0].listeners.click(event); out.push(shown());
ids.search.value = "A.CC"; ids.search.listeners.input(); out.push(shown());
onkey.keydown(event); out.push(shown());
ids.view.value = "element memory"; ids.view.listeners.change(); out.push(shown());
console.log(JSON.stringify(out));
"""


@pytest.mark.skipif(not shutil.which("node"), reason="node is not installed: nothing can run the page's script")
def test_the_script(tmp_path: Path) -> None:
    (tmp_path / "run.js").write_text(_DOCUMENT)
    data = json.dumps(trees(PIECES, lambda names: names))
    script = ROOT / "factory/size/html/page.js"
    ran = subprocess.run(
        ["node", "run.js", script], cwd=tmp_path, input=data, capture_output=True, text=True, timeout=30, check=False
    )
    assert ran.returncode == 0, ran.stderr
    first, inside, searched, out, memory = json.loads(ran.stdout)
    assert first["names"][:3] == ["click", "lib", "a.cc"]
    assert first["about"] == "all: 407 bytes, 100.0 %"
    assert inside["trail"] == ["all", "click"]
    assert inside["about"].startswith("click: 400 bytes, 98.3 %")
    assert inside["names"] == ["lib", "a.cc", "_Z1av", "x</script>"]
    assert (inside["found"], searched["found"]) == (0, 1)
    assert out["trail"] == ["all"]
    assert memory["about"].startswith("all: 5 407 bytes")
    assert memory["names"][0] == "(kernel)"
