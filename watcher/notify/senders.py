"""How each kind of target is spoken to. Nothing here names an address: addresses of targets are secrets."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Protocol
from urllib.parse import urlencode

from watcher.config import Target, TargetKind
from watcher.errors import DeliveryError, FetchError, FetchFailure
from watcher.fetch import Reply
from watcher.notify import by_apprise, secrets, signing
from watcher.notify.message import Message

Send = Callable[[Message], None]
"""Sends one message; raises DeliveryError where it was not accepted."""

REFUSALS = frozenset({400, 413, 415, 422})
"""The receiver will not have this very message; of others it may think better later."""

_WHY: Mapping[FetchFailure, str] = {
    FetchFailure.DNS: "the name of its host has no address",
    FetchFailure.CONNECT: "it accepts no connection",
    FetchFailure.TLS: "its certificate does not prove that it is who its name says",
    FetchFailure.TIMEOUT: "it did not answer in time",
    FetchFailure.PRIVATE_ADDRESS: "its address is not public; if it is yours, declare allow_private = true",
    FetchFailure.BAD_ADDRESS: "its address is none that can be asked",
}


class Abandoned(DeliveryError):
    """It was cut short because the watcher is stopping: that says nothing of the target."""


class Posting(Protocol):
    """What is needed of fetch.Poster."""

    def post(self, url: str, body: bytes, headers: Mapping[str, str], *, allow_private: bool = False) -> Reply:
        """Send the body; raise FetchError where nothing was answered."""

    def stop(self) -> None:
        """Abandon what is under way."""


@dataclass(frozen=True, slots=True)
class Means:
    """What senders work with: the network, the environment, the clock."""

    poster: Posting
    env: Mapping[str, str]
    now: Callable[[], datetime]


def opened(target: Target, means: Means) -> Send:
    """Return what sends to this target, its secrets read; raise DeliveryError where they cannot be."""
    url = secrets.read(target.url, means.env)
    if target.kind is TargetKind.APPRISE:
        return by_apprise.opened(url)
    if target.kind is TargetKind.WEBSUB:
        return lambda message: _ping(message, url, target, means)
    assert target.secret is not None
    keys = signing.keys(secrets.read(target.secret, means.env))
    return lambda message: _webhook(message, url, keys, target, means)


def _webhook(message: Message, url: str, keys: tuple[bytes, ...], target: Target, means: Means) -> None:
    body = message.json()
    signed = signing.headers(message.id, means.now().astimezone(UTC), body, keys)
    _post(url, body, {"Content-Type": "application/json", **signed}, target, means)


def _ping(message: Message, url: str, target: Target, means: Means) -> None:
    """Tell a hub which feed documents are new, as publishers have done since PubSubHubbub 0.4, section 7."""
    form = [("hub.mode", "publish"), *(("hub.url", topic) for topic in message.topics())]
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    _post(url, urlencode(form).encode(), headers, target, means)


def _post(url: str, body: bytes, headers: Mapping[str, str], target: Target, means: Means) -> None:
    try:
        reply = means.poster.post(url, body, headers, allow_private=target.allow_private)
    except FetchError as error:
        # From none: the error names the address.
        if error.failure is FetchFailure.STOPPED:
            raise Abandoned("the watcher is stopping") from None
        raise DeliveryError(_WHY.get(error.failure, "it gave no answer that is HTTP")) from None
    status = reply.status
    if HTTPStatus(200) <= status < HTTPStatus.MULTIPLE_CHOICES:
        return
    moved = "; correct its address, redirects are not followed" if status < HTTPStatus.BAD_REQUEST else ""
    raise DeliveryError(f"it answered {status}{moved}", retry_after=reply.retry_after, refused=status in REFUSALS)
