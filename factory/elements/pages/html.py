"""Pages as HTML: one file per element, and an index by name, subject and folder. No script, nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape

from factory.elements.pages.inline import spans
from factory.elements.pages.layout import by_group, by_subject, layout, summary
from factory.elements.pages.page import Page

_TAGS = {"code": "code", "emphasis": "em", "strong": "strong"}
_STYLE = """body{font:16px/1.5 sans-serif;max-width:50em;margin:2em auto;padding:0 1em;color:#222;background:#fff}
h1{font-size:1.6em}h2{font-size:1.1em;margin:1.4em 0 .3em}p{margin:.4em 0}
code,pre,dt{font-family:monospace;font-size:.95em}pre{background:#f4f4f4;padding:.5em;overflow:auto}
dt{font-weight:bold;margin-top:.4em}table{border-collapse:collapse}td{padding:.1em 1em .1em 0;vertical-align:top}
@media(prefers-color-scheme:dark){body{color:#ddd;background:#181818}pre{background:#262626}a{color:#8bf}}"""


def render(page: Page, pages: Mapping[str, Page]) -> str:
    """One element's page; names of `pages` become links."""
    return _document(page.name, [f"<h1>{escape(page.name)}</h1>", *_body(page, pages), _BACK])


def index(pages: Mapping[str, Page]) -> str:
    """The page that leads to the others."""
    body = ["<h1>Click elements</h1>", f"<p>{len(pages)} elements: by <a href='#subjects'>subject</a>,"]
    body += ["by <a href='#groups'>folder</a>, by <a href='#names'>name</a>.</p>"]
    for title, anchor, groups in (("subject", "subjects", by_subject(pages)), ("folder", "groups", by_group(pages))):
        body.append(f"<h1 id='{anchor}'>By {title}</h1>")
        body.append(
            "<p>" + " ".join(f"<a href='#{anchor}-{escape(name)}'>{escape(name)}</a>" for name in groups) + "</p>"
        )
        for name, members in groups.items():
            body += [f"<h2 id='{anchor}-{escape(name)}'>{escape(name)}</h2>", *_table(members)]
    return _document("Click elements", [*body, "<h1 id='names'>By name</h1>", *_table(pages.values())])


_BACK = "<p><a href='index.html'>All elements</a></p>"


def _document(title: str, body: Iterable[str]) -> str:
    head = f"<!doctype html>\n<html lang='en'><head><meta charset='utf-8'><title>{escape(title)}</title>"
    view = "<meta name='viewport' content='width=device-width'>"
    return "\n".join([head, view, f"<style>{_STYLE}</style></head><body>", *body, "</body></html>"]) + "\n"


def _table(members: Iterable[Page]) -> Iterator[str]:
    yield "<table>"
    for page in members:
        yield f"<tr><td>{_link(page.name)}</td><td>{escape(summary(page))}</td></tr>"
    yield "</table>"


def _body(page: Page, pages: Mapping[str, Page]) -> Iterator[str]:
    in_list = False
    for block in layout(page):
        inside = block.kind == "item" or (in_list and block.indent > 0)
        if inside != in_list:
            yield "<dl>" if inside else "</dl>"
            in_list = inside
        if block.kind == "heading":
            yield f"<h2>{escape(block.text)}</h2>"
        elif block.kind == "links":
            names = block.text.split()
            yield "<p>" + ", ".join(_link(name) if name in pages else escape(name) for name in names) + "</p>"
        elif block.kind == "item":
            yield f"<dt>{_inline(block.text)}</dt>"
        else:
            shown = f"<pre>{escape(block.text)}</pre>" if block.kind == "code" else f"<p>{_inline(block.text)}</p>"
            shown = f"<pre>{_inline(block.text)}</pre>" if block.kind == "usage" else shown
            yield f"<dd>{shown}</dd>" if in_list else shown
    if in_list:
        yield "</dl>"


def _link(name: str) -> str:
    return f"<a href='{escape(name)}.html'>{escape(name)}</a>"


def _inline(text: str) -> str:
    shown = ((span, escape(span.text)) for span in spans(text))
    return "".join(f"<{_TAGS[s.kind]}>{t}</{_TAGS[s.kind]}>" if s.kind in _TAGS else t for s, t in shown)
