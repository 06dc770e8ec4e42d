"""What the linker complains about, in the words of a recipe: who wants which name, and where it could come from."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from factory.build.absent import reason
from factory.build.places import Place, place_of
from factory.errors import ExitCode, FactoryError
from factory.size import demangle

_UNDEFINED = re.compile(r"(?:.*?ld: )?(?P<place>.*?): (?:error: )?undefined reference to [`'](?P<name>.*)'")
_MULTIPLE = re.compile(
    r"(?:.*?ld: )?(?P<place>.*?): multiple definition of `(?P<name>.*?)'; (?P<first>.*?): first defined here"
)
# gold's, in two lines (factory.build.linker).
_MULTIPLE_OF_GOLD = re.compile(r".*?ld\.gold: error: (?P<place>.*?): multiple definition of '(?P<name>.*)'")
_FIRST_OF_GOLD = re.compile(r".*?ld\.gold: (?P<first>.*?): previous definition here")
_INSIDE = re.compile(r"(?:.*?ld: )?(?P<object>.*?): in function `(?P<name>.*)':")
_MANGLED = re.compile(r"\b_Z\w+")
_SHOWN = 12  # names


@dataclass
class _Wanted:
    """A name that nobody defines; places: where it is wanted, the first few."""

    name: str
    places: list[Place]


def explain(output: Iterable[str], log: str | None = None) -> FactoryError | None:
    """The error for a linker's output; None when it is about something else."""
    wanted: dict[str, _Wanted] = {}
    twice: list[tuple[str, Place, Place]] = []
    inside = ""
    again: re.Match[str] | None = None
    for line in _readable(output):
        if again and (found := _FIRST_OF_GOLD.fullmatch(line)):
            twice.append((again["name"], place_of(again["place"]), place_of(found["first"])))
        again = _MULTIPLE_OF_GOLD.fullmatch(line)
        if found := _MULTIPLE.fullmatch(line):
            twice.append((found["name"], place_of(found["place"], inside), place_of(found["first"])))
        elif found := _UNDEFINED.fullmatch(line):
            each = wanted.setdefault(found["name"], _Wanted(found["name"], []))
            each.places.append(place_of(found["place"], inside))
        elif found := _INSIDE.fullmatch(line):
            inside = found["object"]
    if twice:
        return _duplicates(twice, log)
    if "main" in wanted:
        return _no_main(log)
    return _undefined(list(wanted.values()), log) if wanted else None


def _readable(output: Iterable[str]) -> list[str]:
    """With the names of C++ as people write them: not every linker does that."""
    lines = list(output)
    mangled = list(dict.fromkeys(name for line in lines for name in _MANGLED.findall(line)))
    names = dict(zip(mangled, demangle(mangled), strict=True))
    return [_MANGLED.sub(lambda found: names[found[0]], line) for line in lines]


def _no_main(log: str | None) -> FactoryError:
    return FactoryError(
        "the app has no main()",
        hint="one of its sources must define `int main(int argc, char **argv)`; "
        "[app] sources says which files are compiled",
        code=ExitCode.BUILD,
        log=log,
    )


def _undefined(wanted: list[_Wanted], log: str | None) -> FactoryError:
    from factory import libraries

    details: list[str] = []
    hints: list[str] = []
    missing: dict[str, None] = {}
    for each in wanted[:_SHOWN]:
        name = each.name.partition("(")[0]
        why = reason(name)
        providers = () if why else libraries.providers(name)
        if why:
            text = why
        elif providers:
            text = f"the library {' or '.join(providers)} has it"
            missing[providers[0]] = None
        elif _is_cxx_library(each.name):
            text = "it is part of the C++ standard library"
            hints.append('give the recipe profile = "release"')
        else:
            text = "nobody defines it"
        details.append(f"{each.name}: {text}")
        details += [f"    wanted at {place}" for place in dict.fromkeys(map(str, each.places[:3]))]
    if len(wanted) > _SHOWN:
        details.append(f"… and {len(wanted) - _SHOWN} more names")
    if missing:
        names = ", ".join(f'"{name}"' for name in missing)
        hints.insert(0, f"add to [app]: libraries = [{names}]")
    names = ", ".join(each.name for each in wanted[:3]) + (", …" if len(wanted) > 3 else "")
    what = "is" if len(wanted) == 1 else "are"
    hint = hints[0] if hints else _general_hint(wanted)
    return FactoryError(
        f"{names} {what} used but not defined", where=wanted[0].places[0].where, details=details, hint=hint,
        code=ExitCode.BUILD, log=log,
    )  # fmt: skip


def _general_hint(wanted: list[_Wanted]) -> str:
    if all(reason(each.name.partition("(")[0]) for each in wanted):
        return "the program must do without: docs/reference/porting.md lists what an image has instead"
    return "define it, add the source file that does, or name its library in [app] libraries"


def _duplicates(twice: list[tuple[str, Place, Place]], log: str | None) -> FactoryError:
    details = []
    owners: dict[str, None] = {}
    for name, second, first in twice[:_SHOWN]:
        details.append(f"{name}: {first} and {second}")
        owners.update(dict.fromkeys(place.library for place in (first, second) if place.library))
    names = ", ".join(dict.fromkeys(name for name, _, _ in twice[:3]))
    if len(owners) > 1:
        hint = f"the libraries {' and '.join(owners)} cannot be in one image: leave one of them out"
    elif owners:
        hint = f"the app and the library {next(iter(owners))} both have it: rename the app's, or make it static"
    else:
        hint = "make one of them static, rename it, or leave one of the files out: [app] sources, skip"
    return FactoryError(
        f"{names} {'is' if len(twice) == 1 else 'are'} defined twice", where=twice[0][1].where, details=details,
        hint=hint, code=ExitCode.BUILD, log=log,
    )  # fmt: skip


def _is_cxx_library(name: str) -> bool:
    return name.startswith(("std::", "__cxa_", "__gxx_", "operator new", "operator delete")) or "__cxxabiv1" in name
