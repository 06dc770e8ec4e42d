"""Generated parts of an app's image: definitions, name, command line, stack; files."""

from __future__ import annotations

from pathlib import Path

from factory import files
from factory.apps import filesystem, upstream
from factory.build import relay
from factory.build.link import assembler_string
from factory.checkout import ROOT
from factory.recipe import Recipe
from factory.recipe.app import App, Defines, FileTree


def image_facts(name: str, app: App, options: str = "") -> str:
    """Assembler text of the optional symbols of <minios/image.h>. options: words for the kernel."""
    parts = [_STRING.format(symbol="minios_image_name", text=assembler_string(name)), image_options(options)]
    if app.arguments:
        parts.append(_STRING.format(symbol="minios_image_arguments", text=assembler_string(app.arguments)))
    if app.stack:
        parts.append(_NUMBER.format(symbol="minios_main_stack", value=app.stack))
    return "".join(parts) + '    .section .note.GNU-stack, "", @progbits\n'


def image_options(options: str) -> str:
    """Assembler text of the image's words for the kernel; none: no text."""
    return _STRING.format(symbol="minios_image_options", text=assembler_string(options)) if options else ""


def definitions_header(defines: Defines) -> str:
    """Each macro as `-D` would define it."""
    return "".join(f"#define {name} {'1' if value is None else value}\n" for name, value in defines)


def file_system(recipe: Recipe, app: App, folder: Path, offline: bool) -> tuple[Path, Path]:
    """The blob of the image's files and the assembler source that takes it in (newlib/port/fs_image.h)."""

    def root(tree: FileTree) -> Path:
        if tree.upstream is None:
            return recipe.folder
        pinned = upstream.find(tree.upstream, recipe.folder, tree.where)
        return upstream.unpacked(pinned, offline=offline, progress=relay.progress())

    blob, source = folder / "files.bin", folder / "files.S"
    files.write_if_changed(blob, filesystem.image(filesystem.collect(app.files, root)))
    files.write_if_changed(source, _FILES.format(path=assembler_string(str(blob.relative_to(ROOT)))))
    return blob, source


_STRING = """\
    .section .rodata.{symbol}, "a"
    .globl {symbol}
{symbol}:
    .asciz "{text}"
"""

_NUMBER = """\
    .section .rodata.{symbol}, "a"
    .balign 8
    .globl {symbol}
{symbol}:
    .quad {value}
"""

_FILES = """\
    .section .rodata.minios_files, "a"
    .balign 16
    .globl minios_files, minios_files_end
minios_files:
    .incbin "{path}"
minios_files_end:
    .section .note.GNU-stack, "", @progbits
"""
