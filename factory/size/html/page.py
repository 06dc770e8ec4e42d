"""The page: data, style and script in one file, and tables that need no script. Nothing comes from elsewhere."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from factory.size.html.line import line
from factory.size.html.tree import trees
from factory.size.model import Report, rows
from factory.size.names import demangle
from factory.size.point import Point

_HERE = Path(__file__).parent
_VIEWS = {
    "folder flash": "folders, bytes of the file",
    "folder memory": "folders, bytes in memory",
    "element flash": "elements, bytes of the file",
    "element memory": "elements, bytes in memory",
    "section flash": "sections, bytes of the file",
    "section memory": "sections, bytes in memory",
}


def page(report: Report, title: str, history: Sequence[Point] = ()) -> str:
    """HTML text. history: earlier sizes of this image, the oldest first."""
    return "\n".join(_lines(report, title, history)) + "\n"


def _lines(report: Report, title: str, history: Sequence[Point]) -> Iterator[str]:
    # `<` would end the element that holds the data; JSON lets it be written as a number.
    data = json.dumps(trees(report.pieces, demangle), separators=(",", ":")).replace("<", "\\u003c")
    yield "<!doctype html>\n<html lang='en'><head><meta charset='utf-8'>"
    yield f"<title>{escape(title)}: size</title><meta name='viewport' content='width=device-width'>"
    yield f"<style>{_part('page.css')}</style></head><body>"
    yield f"<h1>{escape(title)}</h1>"
    yield f"<p>{report.flash} bytes in the file, {report.memory()} in memory, {report.segments} in whole pages</p>"
    yield "<nav><select id='view' aria-label='what is shown'>"
    yield from (f"<option value='{value}'>{text}</option>" for value, text in _VIEWS.items())
    yield "</select><input id='search' type='search' placeholder='find a name' aria-label='find a name'>"
    yield "<span id='trail'></span></nav>"
    yield "<div id='map'><noscript>The map needs JavaScript; the tables below do not.</noscript></div>"
    yield "<p id='about'></p><p>A click goes into a part, Escape out of it.</p>"
    if len(history) > 1:
        yield "<h2>History</h2>"
        yield from line(history)
    for group in ("element", "library"):
        yield f"<h2>By {group}</h2><table><tr><th>{group}</th><th>file</th><th>memory</th></tr>"
        for row in rows(report.pieces, group):
            yield f"<tr><td>{escape(row.name)}</td><td>{row.flash}</td><td>{row.memory}</td></tr>"
        yield f"<tr><td>total</td><td>{report.flash}</td><td>{report.memory()}</td></tr></table>"
    yield f"<script type='application/json' id='data'>{data}</script>"
    yield f"<script>{_part('page.js')}</script></body></html>"


def _part(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")
