"""Whether the sources could be fetched."""

from __future__ import annotations

from collections.abc import Iterator

from factory import sources
from factory.doctor.finding import Finding, ok, problem, warning
from factory.errors import ExitCode
from factory.sources.mirrors import addresses, mirrors, proxies

_TIMEOUT = 10  # seconds


def mirror() -> Iterator[Finding]:
    """One small question about each source, to the first address that has it."""
    found = mirrors()
    if not found:
        yield warning("mirror", "apt names no mirror on this machine", "sources come from their projects' own sites")
    via = proxies()
    for source in sources.load().values():
        failures = []
        for url in addresses(source, found):
            failure = _look(url, via)
            if failure is None:
                yield ok("network", f"{source.file} at {url}")
                break
            failures.append(f"{url}: {failure}")
        else:
            yield problem(
                "network",
                f"{source.file} is nowhere to be had: {'; '.join(failures)}",
                "check the network and apt's set-up; without a network, FACTORY_VENDOR names a folder of sources",
                ExitCode.SOURCE,
            )


def _look(url: str, via: dict[str, str]) -> str | None:
    """None when the address answers, otherwise why not."""
    import requests

    if url.startswith("file:"):
        return "a folder of this machine"
    try:
        answer = requests.head(url, timeout=_TIMEOUT, allow_redirects=True, proxies=via)
    except requests.exceptions.Timeout:
        return "no answer in time"
    except requests.exceptions.RequestException as error:
        return type(error).__name__
    return None if answer.status_code == 200 else f"HTTP {answer.status_code}"
