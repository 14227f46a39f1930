"""Which outages were told and are not over: settings of the catalogue, written with the entries that tell them."""

from dataclasses import dataclass
from datetime import datetime

from watcher import codec
from watcher.archive.catalogue import Catalogue
from watcher.model import Reason

PAST_MAX = 100
"""Outages of the network that are remembered when they are over: more than any source's patience spans."""
_PREFIX = "outage/"
_PAST = "outages-over/network"


@dataclass(frozen=True, slots=True)
class Outage:
    """What keeps many sources from being read: the network, the disk, a site that was built anew."""

    reason: Reason
    since: datetime
    place: str = ""
    """The site that was built anew."""


@dataclass(frozen=True, slots=True)
class Window:
    """From when to when an outage of the network lasted."""

    since: datetime
    until: datetime


def past(catalogue: Catalogue) -> tuple[Window, ...]:
    """Return the outages of the network that were told and are over, oldest first."""
    value = catalogue.setting(_PAST)
    return codec.decode(tuple[Window, ...], value) if value else ()


def passed(catalogue: Catalogue, window: Window) -> tuple[str, str]:
    """Return the setting that says that an outage of the network is one of the past."""
    return _PAST, codec.encode((*past(catalogue), window)[-PAST_MAX:]).decode()


def told_since(catalogue: Catalogue, reason: Reason, place: str = "") -> datetime | None:
    """Return since when an outage lasts that was told of."""
    value = catalogue.setting(_name(reason, place))
    return codec.decode(datetime, value) if value else None


def lasting(catalogue: Catalogue) -> tuple[Outage, ...]:
    """Return all that were told and are not over, oldest first."""
    told = ((name.split("/", 2), value) for name, value in catalogue.settings(_PREFIX).items() if value)
    found = (Outage(Reason(reason), codec.decode(datetime, value), place) for (_, reason, place), value in told)
    return tuple(sorted(found, key=lambda outage: (outage.since, outage.reason, outage.place)))


def begun(outage: Outage) -> tuple[str, str]:
    """Return the setting that says that an outage was told."""
    return _name(outage.reason, outage.place), codec.encode(outage.since).decode()


def over(outage: Outage) -> tuple[str, str]:
    """Return the setting that says that it is over."""
    return _name(outage.reason, outage.place), ""


def _name(reason: Reason, place: str) -> str:
    return f"{_PREFIX}{reason}/{place}"
