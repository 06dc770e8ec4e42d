"""What the remote cache says, and what it would be used for."""

from __future__ import annotations

import time
from dataclasses import dataclass

from factory.errors import FactoryError
from factory.settings import Settings

_NO_ENTRY = "store/none"


@dataclass(frozen=True)
class State:
    """seconds: of one answer. failure: what is wrong with server or keys; taken, put: of libraries and toolchains."""

    address: str
    seconds: float
    failure: str | None
    taken: str
    put: str


def state(settings: Settings) -> State | None:
    """None when the settings name no remote cache."""
    if settings.remote == "none":
        return None
    from factory.exchange.shelf import shelf_of
    from factory.objects.web import RemoteFailed, Web

    web, failure = Web(settings.remote), None
    started = time.monotonic()
    try:
        web.get(_NO_ENTRY, 1 << 10)
    except RemoteFailed as error:
        failure = str(error)
    seconds = time.monotonic() - started
    trust = signer = None
    try:
        if shelf := shelf_of(settings):
            trust, signer = shelf.trust, shelf.signer
    except FactoryError as error:
        failure = failure or str(error)
    taken = f"taken when {trust.name} has signed them" if trust else "not taken: no `trust` is set"
    put = f"put there, signed by {signer.public.name}" if signer else "not put there"
    return State(str(web), seconds, failure, taken, put)
