"""Documentation: what a page links to is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from factory.checkout import ROOT

pytestmark = pytest.mark.unit

PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md"), *(ROOT / "minios").rglob("*.md")])
LINK = re.compile(r"\]\(([^)#\s]+)(#[^)\s]*)?\)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links(page: Path) -> None:
    text = re.sub(r"`[^`\n]*`", "", page.read_text())
    targets = [target for target, _ in LINK.findall(text) if "://" not in target]
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_every_page_is_linked_from_another() -> None:
    linked = {(page.parent / target).resolve() for page in PAGES for target, _ in LINK.findall(page.read_text())}
    reference = set((ROOT / "docs" / "reference").glob("*.md")) | set((ROOT / "docs").glob("tutorial*.md"))
    assert sorted(path.name for path in reference - linked) == []


def test_every_recipe_is_in_the_readme() -> None:
    text = (ROOT / "README.md").read_text().partition("## Recipes")[2].partition("\n## ")[0]
    names = {
        name for row in text.splitlines() for name in re.findall(r"`([^`]+)`", row.split("|")[1] if "|" in row else "")
    }
    assert {folder.parent.name for folder in (ROOT / "recipes").glob("*/recipe.toml")} == names
