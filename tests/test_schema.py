"""The JSON schema of recipe.toml says yes to what the loader accepts, and no to what it refuses for its form."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from factory import recipe
from factory.checkout import RECIPES, ROOT
from factory.cli import main
from factory.errors import FactoryError
from factory.recipe import keys
from factory.recipe.schema import schema

pytestmark = pytest.mark.unit

_TYPES: dict[str, Any] = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool}


def valid(value: Any, by: Any) -> bool:
    """As much of JSON Schema, draft 7, as ours uses; any other word in it fails the test."""
    if isinstance(by, bool):
        return by
    rest = dict(by)
    for word in ("$schema", "title", "description", "default"):
        rest.pop(word, None)
    types = rest.pop("type", None)
    names = [types] if isinstance(types, str) else types
    if names and not any(type(value) is _TYPES[name] for name in names):
        return False
    condition, then = rest.pop("if", None), rest.pop("then", None)
    checks = [condition is None or not valid(value, condition) or valid(value, then)]
    checks += [valid(value, each) for each in rest.pop("allOf", [])]
    some = rest.pop("anyOf", None)
    checks.append(some is None or any(valid(value, each) for each in some))
    checks.append(value in rest.pop("enum", [value]))
    checks.append(value == rest.pop("const", value))
    least, pattern = rest.pop("minimum", None), rest.pop("pattern", None)
    checks.append(least is None or value >= least)
    checks.append(pattern is None or re.search(pattern, value) is not None)
    items = rest.pop("items", True)
    checks += [valid(each, items) for each in value] if isinstance(value, list) else []
    known, others = rest.pop("properties", {}), rest.pop("additionalProperties", True)
    key_names, required = rest.pop("propertyNames", True), rest.pop("required", [])
    if isinstance(value, dict):
        checks += [valid(each, known.get(key, others)) and valid(key, key_names) for key, each in value.items()]
        checks += [key in value for key in required]
    assert not rest
    return all(checks)


GOOD_CLICK = {
    "recipe": {"kind": "click", "config": "r.click", "name": "r", "profile": "release", "description": "x"},
    "machine": {"memory": "8M"},
    "interface": [{"name": "a"}, {"name": "b"}],
    "parameters": {"n": 1, "s": "x", "l": [1, "a", {"b": True}], "m": {"default": "a", "choices": ["a"], "help": "h"}},
    "budget": {"image": 600000, "memory": "1M"},
    "xen": {"poll": True},
    "click": {"elements": ["Queue"], "groups": ["standard"]},
}
GOOD_APP = {
    "recipe": {"kind": "app"},
    "app": {
        "sources": ["*.c"], "defines": {"A": "x", "B": 1, "C": True}, "libraries": ["lwip"], "flags": ["-O3"],
        "arguments": "-v", "stack": "256K", "files": ["www", {"from": "www", "to": "/w"}],
    },
}  # fmt: skip

BAD: list[tuple[dict[str, Any], str, Any]] = [
    *[(GOOD_CLICK, place, value) for place, value in [
        ("recipe.kind", "clik"), ("recipe.config", None), ("recipe.kind", None), ("recipe.name", "Ü"), ("recipe", None),
        ("recipe.profile", "fast"), ("recipe.colour", "red"), ("machine.memory", "8m"), ("machine.memory", 0),
        ("machine.disk", "1G"), ("interface.0.name", "0"), ("interface.0.name", None), ("interface.0.mac", "x"),
        ("interface", "a"), ("parameters.0a", 1), ("parameters.f", 1.5), ("parameters.m.default", None),
        ("parameters.m.type", "float"), ("parameters.m.min", 3), ("budget.image", "big"), ("budget.cpu", 1),
        ("xen.poll", 1), ("xen.pol", True), ("click.elements", "Queue"), ("click.elements", [1]),
        ("click.configurations", "none"), ("click.classifiers", "none"),
        ("app", {"sources": ["*.c"]}), ("extra", {}),
    ]],
    *[(GOOD_APP, place, value) for place, value in [
        ("recipe.config", "r.click"), ("click", {"elements": []}), ("app.source", ["*.c"]), ("app.sources", "*.c"),
        ("app.defines.0A", "1"), ("app.defines.F", 1.5), ("app.stack", "big"), ("app.files", [{"to": "/"}]),
        ("app.files", [{"from": "www", "to": "www"}]), ("app.files", [{"from": "w", "too": "/"}]), ("app.files", "www"),
        ("app.upstream", [{"compile": ["*.c"]}]), ("app.upstream", [{"source": "x", "version": "1"}]),
        ("app.arguments", ["-v"]),
    ]],
]  # fmt: skip


def changed(document: dict[str, Any], place: str, value: Any) -> dict[str, Any]:
    """A copy with one value set, or taken away (None)."""
    copy: dict[str, Any] = json.loads(json.dumps(document))
    *way, last = [int(word) if word.isdigit() else word for word in place.split(".")]
    inner: Any = copy
    for word in way:
        inner = inner[word]
    if value is None:
        del inner[last]
    else:
        inner[last] = value
    return copy


def toml(value: Any) -> str:
    """A value as TOML has it in one line."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{json.dumps(key)} = {toml(each)}" for key, each in value.items()) + " }"
    return "[" + ", ".join(map(toml, value)) + "]" if isinstance(value, list) else json.dumps(value, ensure_ascii=False)


def load(folder: Path, document: dict[str, Any]) -> None:
    (folder / "r.click").write_text("Idle -> Discard;\n")
    (folder / "main.c").write_text("int main(void) { return 0; }\n")
    (folder / "www").mkdir(exist_ok=True)
    (folder / "recipe.toml").write_text("".join(f"{key} = {toml(value)}\n" for key, value in document.items()))
    recipe.load(folder)


@pytest.mark.parametrize("document", [GOOD_CLICK, GOOD_APP])
def test_what_the_loader_takes_is_valid(tmp_path: Path, document: dict[str, Any]) -> None:
    load(tmp_path, document)
    assert valid(document, schema())


@pytest.mark.parametrize(("document", "place", "value"), BAD)
def test_what_the_loader_refuses_is_not(tmp_path: Path, document: dict[str, Any], place: str, value: Any) -> None:
    bad = changed(document, place, value)
    with pytest.raises(FactoryError):
        load(tmp_path, bad)
    assert not valid(bad, schema())


def test_the_recipes_of_this_checkout() -> None:
    found = [*RECIPES.glob("*/recipe.toml"), *(ROOT / "tests" / "libs").glob("*/*/recipe.toml")]
    assert len(found) > 10
    for path in found:
        assert valid(tomllib.loads(path.read_text()), schema()), path


def test_every_key_is_described() -> None:
    tables = schema()["properties"]
    assert set(tables) == {key for table in keys.TABLES.values() for key in table}
    assert set(tables["app"]["properties"]) == set(keys.APP)
    assert set(tables["xen"]["properties"]) == set(keys.XEN)
    assert set(tables["app"]["properties"]["upstream"]["items"]["properties"]) == set(keys.UPSTREAM)


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "recipe"]) == 0
    assert json.loads(capsys.readouterr().out) == schema()
    assert main(["schema", "recipe", "--to", str(tmp_path / "deep" / "s.json")]) == 0
    assert json.loads((tmp_path / "deep" / "s.json").read_text()) == schema()
    assert main(["schema", "image"]) == 2
