"""Element pages: made from the comments in front of the classes, checked against what the sources do.

found = pages(elements.scan(ROOT / "click"))
problems(found); render_text(found["Queue"]); write(found, OUT / "docs" / "elements")
"""

from factory.elements.pages.check import Problem, problems
from factory.elements.pages.layout import by_group, by_subject, summary
from factory.elements.pages.page import Page, pages
from factory.elements.pages.text import render as render_text
from factory.elements.pages.write import write

__all__ = ["Page", "Problem", "by_group", "by_subject", "pages", "problems", "render_text", "summary", "write"]
