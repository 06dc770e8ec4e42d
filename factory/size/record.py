"""NAME.size.json: the sizes of an image that was within its budget, kept beside it to tell later what grew."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from factory import files
from factory.size.model import CLASSES, Piece, Report

_FORMAT = 1
_FIELDS = ("section", "source", "element", "library", "folder", "memory_class")  # symbols would make it 20 times larger


@dataclass(frozen=True)
class Record:
    """mark: the measured file's size in bytes and time in ns; report: its sizes, all symbols of a source as one."""

    mark: tuple[int, int]
    report: Report


def mark_of(image: Path) -> tuple[int, int]:
    status = image.stat()
    return status.st_size, status.st_mtime_ns


def save(path: Path, record: Record) -> None:
    files.write(path, encode(record))


def encode(record: Record) -> str:
    sums: dict[tuple[str, ...], list[int]] = {}
    for piece in record.report.pieces:
        entry = sums.setdefault(tuple(getattr(piece, name) for name in _FIELDS), [0, 0])
        entry[0] += piece.flash
        entry[1] += piece.memory
    report = record.report
    pieces = [dict(zip(_FIELDS, key, strict=True), flash=e[0], memory=e[1]) for key, e in sorted(sums.items())]
    content = {"format": _FORMAT, "mark": record.mark, "file": report.file, "flash": report.flash,
               "segments": report.segments, "pieces": pieces}  # fmt: skip
    return json.dumps(content, indent=1) + "\n"


def load(path: Path) -> Record | None:
    """None when there is none, or none that save() has written."""
    try:
        return decode(path.read_bytes())
    except OSError:
        return None


def decode(text: bytes) -> Record | None:
    """None for what encode() has not written."""
    try:
        data = json.loads(text)
        if data["format"] != _FORMAT:
            return None
        pieces = tuple(_piece(each) for each in data["pieces"])
        size, time = data["mark"]
        return Record(
            (int(size), int(time)), Report(str(data["file"]), int(data["flash"]), int(data["segments"]), pieces)
        )
    except (ValueError, KeyError, TypeError):
        return None


def _piece(data: dict[str, Any]) -> Piece:
    piece = Piece(symbol="", **data)
    for field in fields(piece):
        wanted = int if field.name in ("flash", "memory") else str
        if not isinstance(getattr(piece, field.name), wanted):
            raise TypeError(field.name)
    if piece.memory_class not in ("", *CLASSES):
        raise ValueError(piece.memory_class)
    return piece
