"""Where this checkout's folders are. The package always runs from a checkout (./factoryw or `pip install -e .`)."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "out"
RECIPES = ROOT / "recipes"
VENDOR = ROOT / "vendor"
