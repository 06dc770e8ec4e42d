"""A page as a list of blocks, the same for the terminal, HTML and man: each renderer writes blocks only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from factory.elements.pages import words
from factory.elements.pages.comment import Paragraph
from factory.elements.pages.inline import plain
from factory.elements.pages.page import Page

_TASK_HANDLERS = {
    "scheduled": ("read-only", "Whether the element's task is scheduled."),
    "tickets": ("read/write", "The task's share of the processor: more tickets, more runs."),
}


@dataclass(frozen=True)
class Block:
    """kind: heading; text (with inline markup); code; item, a term whose explanation (text and code blocks with
    indent 1) follows; usage, one line of synopsis; links, names of elements separated by blanks."""

    kind: str
    text: str
    indent: int = 0


def layout(page: Page) -> list[Block]:
    """The blocks of a page. A class without comment has its facts only."""
    return list(_blocks(page))


def by_subject(pages: Mapping[str, Page]) -> dict[str, list[Page]]:
    """The index by =s, both levels in order."""
    return _grouped((page.comment.subject if page.comment else "other", page) for page in pages.values())


def by_group(pages: Mapping[str, Page]) -> dict[str, list[Page]]:
    """The index by the folders of click/elements."""
    return _grouped((page.group, page) for page in pages.values())


def summary(page: Page) -> str:
    return plain(page.comment.summary) if page.comment else ""


def _grouped(named: Iterable[tuple[str, Page]]) -> dict[str, list[Page]]:
    result: dict[str, list[Page]] = {}
    for name, page in named:
        result.setdefault(name, []).append(page)
    return dict(sorted(result.items()))


def _blocks(page: Page) -> Iterator[Block]:
    comment = page.comment
    yield Block("heading", "Name")
    yield Block("text", f"{page.name} - {comment.summary if comment else ''}")
    if page.other:
        yield Block("text", f"The same class has the name {' and '.join(page.other)}.")
    if comment:
        yield Block("heading", "Usage")
        yield from (Block("usage", line) for line in comment.usage)
        if comment.description:
            yield Block("heading", "Description")
            yield from _paragraphs(comment.description)
        yield from _inherited_arguments(page)
    yield from _handlers(page)
    yield from _facts(page)
    if comment and comment.examples:
        yield Block("heading", "Examples")
        yield from (Block("code", example) for example in comment.examples)
    if comment and comment.notes:
        yield Block("heading", "Notes")
        yield from _paragraphs(comment.notes)
    if comment and comment.related:
        yield Block("heading", "See also")
        yield Block("links", " ".join(comment.related))


def _paragraphs(given: tuple[Paragraph, ...], indent: int = 0) -> Iterator[Block]:
    in_list = 0
    for each in given:
        if each.kind == "item":
            yield Block("item", each.text, indent)
        elif each.kind in ("over", "back"):
            in_list += 1 if each.kind == "over" else -1
        else:
            yield Block(each.kind, each.text, indent + max(in_list, 0))


def _inherited_arguments(page: Page) -> Iterator[Block]:
    """What a base's comment says of arguments, this element's own does not repeat."""
    said = plain(page.comment.text) if page.comment else ""
    missing = [name for name in page.facts.arguments if name not in said]
    for base, comment in page.bases:
        there = [name for name in missing if name in comment.text]
        missing = [name for name in missing if name not in there]
        if there:
            yield Block("text", f"Further arguments, as for {base}: {', '.join(there)}.")


def _handlers(page: Page) -> Iterator[Block]:
    handlers = page.handlers
    common = [name for name in _TASK_HANDLERS if name in page.facts.handlers]
    common = [name for name in common if name not in {name for handler in handlers for name in handler.names}]
    if not handlers and not common:
        return
    yield Block("heading", "Handlers")
    for handler in handlers:
        yield Block("item", f"{', '.join(handler.names)} ({handler.mode})")
        yield from _paragraphs(handler.body, 1)
    for name in common:
        mode, text = _TASK_HANDLERS[name]
        yield Block("item", f"{name} ({mode})")
        yield Block("text", text, 1)


def _facts(page: Page) -> Iterator[Block]:
    facts = page.facts
    yield Block("heading", "Ports")
    yield Block("text", f"{words.ports(facts.ports)} (C<{facts.ports}>)")
    yield Block("text", f"Processing: {words.processing(facts.processing)} (C<{facts.processing}>)")
    if facts.flow_code != "x/x":
        yield Block("text", f"Flow code: C<{facts.flow_code}>")
    yield Block("heading", "Available in")
    yield Block("text", words.drivers(page.drivers))
    requires = [" or ".join(term) for term in page.source.requires]
    if requires:
        yield Block("text", f"Requires: {', '.join(requires)}")
    yield Block("text", f"Source: C<click/{page.source.path}>")
