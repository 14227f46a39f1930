"""Which addresses may be asked: public ones, over http and https, in their ordinary spelling.

Names are judged here before they are resolved, and the addresses that they resolve to before they are connected to.
"""

import re
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

import httpx

from watcher.errors import FetchError, FetchFailure

# Not for the public Internet by the IANA IPv4 Special-Purpose Address Registry (2025), and multicast.
_PRIVATE_4 = tuple(
    IPv4Network(net)
    for net in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",  # carrier-grade NAT; Alibaba's metadata service
        "127.0.0.0/8",
        "168.63.129.16/32",  # Azure's metadata service, in an otherwise public range
        "169.254.0.0/16",  # link-local; the metadata services of AWS, Google, Azure and others
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.31.196.0/24",  # AS112: whoever is nearest answers
        "192.52.193.0/24",  # multicast tunnels
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",
        "192.175.48.0/24",  # AS112
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",
        "240.0.0.0/4",
    )
)
# Only 2000::/3 is allocated as global unicast (RFC 4291, IANA); these are its parts that are not what they seem.
_GLOBAL_6 = IPv6Network("2000::/3")
_PRIVATE_6 = tuple(
    IPv6Network(net)
    for net in (
        "2001::/23",  # protocol assignments, with Teredo, ORCHID and benchmarking
        "2001:db8::/32",
        "2002::/16",  # 6to4: any IPv4 address may be embedded
        "2620:4f:8000::/48",  # AS112
        "3fff::/20",
    )
)
_ISATAP = frozenset({0x00005EFE, 0x02005EFE})
"""The middle of an IPv6 address whose last 32 bits are an IPv4 address to tunnel to (RFC 5214)."""
_NAT64 = IPv6Network("64:ff9b::/96")

# Names that no public name server answers for, and names without a dot: behind a proxy nothing else keeps them out.
_PRIVATE_NAMES = re.compile(
    r"(^|\.)(localhost|localdomain|local|internal|intranet|lan|home|corp|private|svc|home\.arpa)\.?$|^[^.]+\.?$"
)
_NAME = re.compile(r"[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*")
_ENDS_IN_NUMBER = re.compile(r"(^|\.)(\d+|0x[0-9a-f]*)$")
"""The WHATWG URL standard's rule for a host that must be an IPv4 address; what is none after it is refused."""
_PORTS = range(1, 65536)
_ADDRESS_CHARACTERS_MAX = 8192


def parse(address: str) -> httpx.URL:
    """Return the address without its fragment; raise FetchError(BAD_ADDRESS) unless it is an ordinary http(s) one."""
    if len(address) > _ADDRESS_CHARACTERS_MAX:
        raise _bad(address, f"is longer than {_ADDRESS_CHARACTERS_MAX} characters")
    try:
        url = httpx.URL(address).copy_with(fragment=None)
        host, port = url.raw_host.decode("ascii"), url.port
        _ = url.host
    except (httpx.InvalidURL, ValueError) as error:
        raise _bad(address, f"cannot be read ({error})") from error
    if url.scheme not in ("http", "https"):
        raise _bad(address, "is not an http or https address")
    if url.userinfo:
        raise _bad(address, "carries a user name or password")
    if port is not None and port not in _PORTS:
        raise _bad(address, "names a port that does not exist")
    if not _ordinary(host):
        raise _bad(address, "spells its host in an unusual way")
    return url


def check_host(url: httpx.URL) -> None:
    """Raise FetchError(PRIVATE_ADDRESS) if the host is by its spelling alone not a public one."""
    host = url.raw_host.decode("ascii").lower()
    try:
        check_addresses(host, (host,))
    except ValueError:
        if _PRIVATE_NAMES.search(host):
            raise _private(host, f"{host} is a name of private networks") from None


def check_addresses(host: str, addresses: tuple[str, ...]) -> None:
    """Raise FetchError(PRIVATE_ADDRESS) if any is not public, ValueError if any is no IP address.

    One private answer among public ones refuses all: that is how rebinding looks, and nothing honest looks so.
    """
    for address in addresses:
        if not is_public(ip_address(address.partition("%")[0])):
            raise _private(host, f"{host} has the address {address}" if host != address else f"{host} is an address")


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Return whether this is a unicast address of the public Internet that hides no other in it."""
    if isinstance(address, IPv4Address):
        return not any(address in net for net in _PRIVATE_4)
    if address in _NAT64:
        return is_public(IPv4Address(int(address) & 0xFFFFFFFF))
    if int(address) >> 32 & 0xFFFFFFFF in _ISATAP:
        return False
    return address in _GLOBAL_6 and not any(address in net for net in _PRIVATE_6)


def _ordinary(host: str) -> bool:
    if ":" in host:
        return "%" not in host
    if _ENDS_IN_NUMBER.search(host.lower()):
        return _dotted_quad(host)
    return _NAME.fullmatch(host.lower()) is not None


def _dotted_quad(host: str) -> bool:
    try:
        return str(IPv4Address(host)) == host
    except ValueError:
        return False


def _bad(address: str, what: str) -> FetchError:
    shown = address[:200]
    return FetchError(f"The address {shown!r} {what}; correct it in the declaration.", FetchFailure.BAD_ADDRESS)


def _private(host: str, what: str) -> FetchError:
    message = (
        f"{what} that is not public, so {host} is not asked. If it is yours, declare it with allow_private = true."
    )
    return FetchError(message, FetchFailure.PRIVATE_ADDRESS)
