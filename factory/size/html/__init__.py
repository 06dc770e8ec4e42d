"""factory size --html: a treemap of an image in one file that needs nothing else, by folder or by element.

page(report, history) is its text.
"""

from factory.size.html.page import page

__all__ = ["page"]
