"""Writes all pages into a folder: html/, with index.html, and man/mann/, for `man -M FOLDER/man Queue`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from factory import files
from factory.elements.pages import html, man
from factory.elements.pages.page import Page
from factory.errors import disk_errors


def write(pages: Mapping[str, Page], folder: Path) -> None:
    """Pages that are no longer made are removed. Raises FactoryError when the folder cannot be written."""
    wanted = {folder / "html" / "index.html": html.index(pages)}
    for name, page in pages.items():
        wanted[folder / "html" / f"{name}.html"] = html.render(page, pages)
        wanted[folder / "man" / f"man{man.SECTION}" / f"{name}.{man.SECTION}"] = man.render(page)
    with disk_errors("write the pages", folder):
        for file in {file.parent for file in wanted}:
            file.mkdir(parents=True, exist_ok=True)
        for file, text in wanted.items():
            files.write_if_changed(file, text)
        for old in (*folder.glob("html/*.html"), *folder.glob(f"man/man{man.SECTION}/*.{man.SECTION}")):
            if old not in wanted:
                old.unlink()
