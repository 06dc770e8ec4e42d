"""All element sources, what each needs, and what a configuration or a driver therefore links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from factory.elements import click_text
from factory.elements.source import Source
from factory.elements.tree import Tree, prefix
from factory.errors import ExitCode, FactoryError, did_you_mean
from factory.recipe.model import MoreElements, Package
from factory.recipe.rendered import Rendered

# Words that hold for a driver, besides what the sources themselves provide (click-spec/api.md, requirement words).
_ALWAYS = frozenset({"true", "1", "x86_64", "int64", "ip6", "analysis"})
FEATURES: Mapping[str, frozenset[str]] = {
    "userlevel": _ALWAYS | {"userlevel", "linux", "multithread", "umultithread"},
    "minios": _ALWAYS | {"minios"},
}
# A driver's own folder is compiled for that driver only.
_FOLDER_OF = {"userlevel/": "userlevel", "minios/": "minios"}
_LIBRARY_INCLUDE = re.compile(r"#\s*include\s*<click/(standard/\w+)\.hh>")


@dataclass(frozen=True)
class Selection:
    """What is linked for one driver.

    sources: absolute paths, sorted; managed: every source that has macros, chosen or not (nobody else compiles these);
    libs: words for the linker.
    """

    chosen: tuple[Source, ...]
    sources: tuple[Path, ...]
    libs: tuple[str, ...]
    managed: frozenset[Path]
    tree: Tree

    @property
    def names(self) -> list[str]:
        """The element classes, as users write them."""
        return sorted(export.name for source in self.chosen for export in source.exports)


@dataclass(frozen=True)
class Root:
    """A source that no other brings. what: what asks for it; where: file:line of that, if it has one."""

    source: Source
    what: str
    where: str | None


@dataclass(frozen=True)
class Registry:
    """The scanned sources of click/ (`top`) and of packages."""

    top: Path
    scanned: tuple[Source, ...]
    packages: tuple[Package, ...] = ()

    @cached_property
    def tree(self) -> Tree:
        return Tree(self.top, self.packages)

    def all(self, driver: str) -> Selection:
        """Everything whose requirements hold for this driver."""
        return self._selection(list(self._available(driver).values()))

    def names(self, driver: str) -> list[str]:
        return self.all(driver).names

    def closure(
        self, configuration: Rendered | Iterable[str], driver: str, more: MoreElements | None = None
    ) -> Selection:
        """What a configuration needs: its classes, what they require, their base classes' sources.

        more: what the recipe wants besides. Raises FactoryError with the template's or the recipe's file:line for a
        class or group that does not exist.
        """
        pending = [root.source for root in self.roots(configuration, driver, more)]
        chosen: dict[str, Source] = {}
        while pending:
            source = pending.pop()
            if source.path not in chosen:
                chosen[source.path] = source
                pending += self.needs(source, driver)
        return self._selection(list(chosen.values()))

    def roots(
        self, configuration: Rendered | Iterable[str], driver: str, more: MoreElements | None = None
    ) -> list[Root]:
        """Where the closure begins: what is asked for by somebody other than an element. Raises as closure() does."""
        found = self._of_groups(more, driver) if more else []
        named = [(use, "names") for use in self._uses(configuration)]
        named += [(click_text.Use(name, where), "adds") for name, where in more.elements] if more else []
        for use, verb in named:
            if use.name not in self._classes(driver):
                raise self._unknown(use, driver)
            linked = more.linked(use.name) if more else use.name
            what = f"{verb} {use.name}" + (f", here {linked}" if linked != use.name else "")
            found.append(Root(self._classes(driver)[linked], what, use.where))
        return found + [Root(source, "the router's library uses it", None) for source in self.library(driver)]

    def library(self, driver: str) -> list[Source]:
        """Elements that the library itself uses: always linked."""
        return [source for source in self._available(driver).values() if source.path in self._library_needs]

    def needs(self, source: Source, driver: str) -> list[Source]:
        """What one source needs directly: for its requirements, and the bodies of the elements it includes."""
        return [need for need, _ in self.needs_and_reasons(source, driver)]

    def needs_and_reasons(self, source: Source, driver: str) -> list[tuple[Source, str]]:
        """needs(), each with what in the source brings it: the word it requires, or the header it includes."""
        available, providers = self._available(driver), self._providers_of[driver]
        result = []
        for term in source.requires:
            # Words that are features need no source; of several alternatives one suffices: the first by name.
            if not any(word in FEATURES[driver] for word in term):
                result += [(providers[word], f"requires {word}") for word in term if word in providers][:1]
        for header in source.includes:
            bodies = [available[path] for path in self._bodies(header) if path in available]
            result += [(body, f"includes {header}") for body in bodies]
        return result

    def of_paths(self, paths: Iterable[str], driver: str) -> Selection:
        """These sources (below click/) and no others. Raises KeyError for one that this driver does not have."""
        return self._selection([self._available(driver)[path] for path in dict.fromkeys(paths)])

    def _of_groups(self, more: MoreElements, driver: str) -> list[Root]:
        """Sources of whole folders of elements/. What this driver cannot have is not missed."""
        folders = {f"elements/{name}/": name for name in self._own_groups}
        folders |= {f"{prefix(package)}/": package.name for package in self.packages}
        groups = sorted(folders.values())
        for name, where in more.groups:
            if name not in groups:
                hint = did_you_mean(name, groups) or f"there are: {', '.join(groups)}"
                raise FactoryError(f"unknown group of elements {name!r}", where=where, hint=hint, code=ExitCode.CONFIG)
        return [
            Root(source, f"adds the group {name}", where)
            for name, where in more.groups
            for source in self._available(driver).values()
            if any(own == name and source.path.startswith(folder) for folder, own in folders.items())
        ]

    @cached_property
    def _own_groups(self) -> frozenset[str]:
        return frozenset(source.path.split("/")[1] for source in self.scanned if source.path.startswith("elements/"))

    def used(self, configuration: Rendered | Iterable[str]) -> list[str]:
        """The class names in a configuration, sorted."""
        return sorted({use.name for use in self._uses(configuration)})

    def _uses(self, configuration: Rendered | Iterable[str]) -> list[click_text.Use]:
        if isinstance(configuration, Rendered):
            return click_text.classes(configuration)
        return [click_text.Use(name, None) for name in configuration]

    def _available(self, driver: str) -> dict[str, Source]:
        return self._views[driver]

    def _classes(self, driver: str) -> dict[str, Source]:
        return self._classes_of[driver]

    @cached_property
    def _views(self) -> dict[str, dict[str, Source]]:
        views = {driver: self._fulfilled(driver) for driver in FEATURES}
        if self.packages:
            for view in views.values():
                self._refuse_clashes(view)
        return views

    def _refuse_clashes(self, available: Mapping[str, Source]) -> None:
        """A package's element must not take the place of another in silence, nor its C++ class that of one linked."""
        owners: dict[str, Source] = {}
        ordered = sorted(available.values(), key=lambda source: self.tree.package(source.path) is not None)
        for source in ordered:
            for word in dict.fromkeys(word for export in source.exports for word in (export.name, export.cxx)):
                other = owners.setdefault(word, source)
                if other is not source and self.tree.package(source.path):
                    raise FactoryError(
                        f"there is an element class {word!r} already, in {self.tree.shown(other.path)}",
                        where=self.tree.shown(source.path), hint="rename this one", code=ExitCode.CONFIG,
                    )  # fmt: skip

    @cached_property
    def _classes_of(self) -> dict[str, dict[str, Source]]:
        return {
            driver: {export.name: source for source in view.values() for export in source.exports}
            for driver, view in self._views.items()
        }

    @cached_property
    def _providers_of(self) -> dict[str, dict[str, Source]]:
        return {driver: self._providers(view) for driver, view in self._views.items()}

    def _fulfilled(self, driver: str) -> dict[str, Source]:
        """Drops what lacks a requirement, again and again until nothing changes."""
        left = {source.path: source for source in self.scanned if self._belongs(source, driver)}
        while True:
            words = FEATURES[driver].union(*(source.words for source in left.values()))
            kept = {
                path: source
                for path, source in left.items()
                if all(any(word in words for word in term) for term in source.requires)
            }
            if len(kept) == len(left):
                return kept
            left = kept

    def _belongs(self, source: Source, driver: str) -> bool:
        return all(not source.path.startswith(folder) or own == driver for folder, own in _FOLDER_OF.items())

    def _providers(self, available: Mapping[str, Source]) -> dict[str, Source]:
        """Which source satisfies a word: an exported class before a provided name."""
        result: dict[str, Source] = {}
        for source in available.values():
            for word in source.provides:
                result.setdefault(word, source)
        for source in available.values():
            for export in source.exports:
                result[export.cxx] = source
                result[export.name] = source
        return result

    def _bodies(self, header: str) -> list[str]:
        """The sources behind a header."""
        stem = header.rsplit(".", 1)[0].replace("include/click/", "elements/", 1)
        return [f"{stem}.cc", *self._declared_by.get(header, [])]

    @cached_property
    def _declared_by(self) -> dict[str, list[str]]:
        result: dict[str, list[str]] = {}
        for source in self.scanned:
            result.setdefault(source.header, []).append(source.path)
        return result

    @cached_property
    def _library_needs(self) -> frozenset[str]:
        """Elements that the library itself uses: always linked."""
        found: set[str] = set()
        for file in (*self.top.glob("lib/*.cc"), *self.top.glob("include/click/*.hh")):
            text = file.read_text(encoding="utf-8", errors="replace")
            found.update(f"elements/{match[1]}.cc" for match in _LIBRARY_INCLUDE.finditer(text))
        return frozenset(found)

    def _unknown(self, use: click_text.Use, driver: str) -> FactoryError:
        known = self._classes(driver)
        hint = did_you_mean(use.name, known) or "`factory list elements` shows what there is"
        elsewhere = [source for source in self.scanned if any(e.name == use.name for e in source.exports)]
        if elsewhere:
            lacking = sorted({"|".join(t) for s in elsewhere for t in s.requires if not any(w in known for w in t)})
            hint = f"{self.tree.shown(elsewhere[0].path)} has it, but requires {' '.join(lacking) or 'another driver'}"
        what = f"unknown element class {use.name!r}"
        if use.element:
            what = f"undeclared element {use.name!r}"
        return FactoryError(what, where=use.where, hint=hint, code=ExitCode.CONFIG)

    def _selection(self, chosen: list[Source]) -> Selection:
        chosen.sort(key=lambda source: source.path)
        self._check(chosen)
        libs = tuple(dict.fromkeys(word for source in chosen for word in source.libs))
        return Selection(
            chosen=tuple(chosen),
            sources=tuple(self.tree.file(source.path) for source in chosen),
            libs=libs,
            managed=frozenset(self.tree.file(source.path) for source in self.scanned),
            tree=self.tree,
        )

    def _check(self, chosen: list[Source]) -> None:
        """What the scanner refuses: bad class declarations, a class exported twice, a guard used twice."""
        guards: dict[str, Source] = {}
        exports: dict[str, Source] = {}
        for source in chosen:
            if source.error:
                raise FactoryError(source.error[1], where=source.error[0], code=ExitCode.CONFIG)
            other = guards.setdefault(source.guard, source) if source.guard else source
            if other.header != source.header:
                raise FactoryError(
                    f"the include guard {source.guard} is also that of {self.tree.shown(other.header)}",
                    where=self.tree.shown(source.header),
                    hint="name the guard after the file",
                    code=ExitCode.CONFIG,
                )
            for export in source.exports:
                other = exports.setdefault(export.name, source)
                if other is not source:
                    raise FactoryError(
                        f"element class {export.name!r} is exported twice for one driver, also by {other.path}",
                        where=self.tree.shown(source.path),
                        hint="rename one, or give each an ELEMENT_REQUIRES that tells them apart",
                        code=ExitCode.CONFIG,
                    )
