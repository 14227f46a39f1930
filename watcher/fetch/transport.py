"""An httpx transport that connects to the very address that the guard has checked, and to no other.

httpx takes no network backend, httpcore's pool does. The name is resolved once a connection; TLS is verified and Host
sent by name; every wait ends at the exchange's deadline, however slowly bytes drip.
"""

import socket
import ssl
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from ipaddress import ip_address
from queue import Empty, SimpleQueue
from typing import Any

import h2.exceptions
import httpcore
import httpx

from watcher.errors import FetchError, FetchFailure
from watcher.fetch import guard
from watcher.fetch.flight import current
from watcher.fetch.limits import Limits

ADDRESSES_TRIED_MAX = 4
KEEP_IDLE_SECONDS = 10.0
"""Longer than the usual gap between two requests to a host, so that robots.txt, landing page and file share one."""

Resolver = Callable[[str, int], Sequence[str]]
"""The addresses of a host; raises OSError."""
Dial = Callable[[str, int, float], httpcore.NetworkStream]
"""A connection to an IP address and port within so many seconds; raises httpcore.ConnectError or ConnectTimeout."""


def system_resolver(host: str, port: int) -> Sequence[str]:
    """Return the host's addresses as the system knows them, in the order of RFC 6724; raise OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(address[0]) for *_, address in found))


def system_dial(address: str, port: int, seconds: float) -> httpcore.NetworkStream:
    """Connect over TCP."""
    return httpcore.SyncBackend().connect_tcp(address, port, seconds)


class Transport(httpx.BaseTransport):
    """Sends requests through a pool of checked connections. Every failure is a FetchError that names itself."""

    def __init__(
        self,
        limits: Limits,
        context: ssl.SSLContext,
        *,
        allow_private: bool,
        proxy: str | None = None,
        resolver: Resolver = system_resolver,
        dial: Dial = system_dial,
    ) -> None:
        self._direct = proxy is None
        exempt = httpx.URL(proxy).host if proxy else None
        backend = _Backend(resolver, dial, limits, allow_private=allow_private, exempt=exempt)
        self._pool = httpcore.ConnectionPool(
            ssl_context=context,
            proxy=httpcore.Proxy(proxy) if proxy else None,
            max_connections=limits.at_once + 1,
            max_keepalive_connections=limits.at_once,
            keepalive_expiry=KEEP_IDLE_SECONDS,
            http2=True,
            network_backend=backend,
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send the request and return when the response's headers are there."""
        assert isinstance(request.stream, httpx.SyncByteStream)
        url = request.url
        core = httpcore.Request(
            method=request.method,
            url=httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
            headers=request.headers.raw,
            content=request.stream,
            extensions=request.extensions,
        )
        with _named(FetchFailure.PROTOCOL):
            response = self._pool.handle_request(core)
        assert isinstance(response.stream, Iterable)
        known = response.extensions
        if not self._direct:  # whose address it is that a proxy speaks to is not known
            known = {name: value for name, value in known.items() if name != "network_stream"}
        return httpx.Response(
            response.status, headers=response.headers, stream=_Body(response.stream), extensions=known
        )

    def close(self) -> None:
        """Close every connection."""
        self._pool.close()


def both(
    limits: Limits, context: ssl.SSLContext, proxy: str | None, resolver: Resolver, dial: Dial
) -> dict[bool, Transport]:
    """Return the transports of what may not and of what may be private, so that neither has the other's connections.

    Only what is public goes through the proxy: it knows nothing of this machine's own networks.
    """
    return {
        allow_private: Transport(
            limits,
            context,
            allow_private=allow_private,
            proxy=None if allow_private else proxy,
            resolver=resolver,
            dial=dial,
        )
        for allow_private in (False, True)
    }


class _Body(httpx.SyncByteStream):
    def __init__(self, stream: Iterable[bytes]) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        with _named(FetchFailure.TRUNCATED):
            yield from self._stream

    def close(self) -> None:
        if hasattr(self._stream, "close"):
            self._stream.close()


@contextmanager
def _named(broken: FetchFailure) -> Iterator[None]:
    """Name what httpcore raises; `broken` is what a connection that breaks off means at this point."""
    url = current().url
    try:
        yield
    except httpcore.TimeoutException as error:
        raise current().timeout("the connection") from error
    except (httpcore.ProtocolError, httpcore.NetworkError, h2.exceptions.H2Error, ValueError) as error:
        # HTTP/2 may bring headers and body in one read: what is short there is found before the body is asked for.
        if broken is FetchFailure.TRUNCATED or _is_short(error):
            raise FetchError(f"{url} broke off before its end ({error}).", FetchFailure.TRUNCATED) from error
        raise FetchError(f"{url} gave no answer that is HTTP ({error}).", broken) from error
    except httpcore.ProxyError as error:
        raise FetchError(f"{url} cannot be reached: the proxy refused ({error}).", FetchFailure.CONNECT) from error


def _is_short(error: Exception) -> bool:
    return any(isinstance(e, h2.exceptions.InvalidBodyLengthError) for e in (error, *error.args))


class _Backend(httpcore.NetworkBackend):
    def __init__(
        self, resolver: Resolver, dial: Dial, limits: Limits, *, allow_private: bool, exempt: str | None
    ) -> None:
        self._resolver, self._dial, self._limits = resolver, dial, limits
        self._allow_private, self._exempt = allow_private, exempt

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002  (the flight's deadline holds)
        local_address: str | None = None,  # noqa: ARG002
        socket_options: Iterable[Any] | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        """Resolve once, check every address, connect to the first of them that answers."""
        addresses = self._resolve(host, port)
        if not self._allow_private and host != self._exempt:
            guard.check_addresses(host, addresses)
        errors = []
        for address in addresses[:ADDRESSES_TRIED_MAX]:
            current().check_stopped()
            seconds = max(0.001, min(self._limits.connect_seconds, current().left))
            try:
                stream = self._dial(address, port, seconds)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                errors.append(f"{address}: {error}")
            else:
                current().connected = True
                return _Stream(stream, self._limits.idle_seconds)
        message = f"{current().url} cannot be reached: {host} does not accept connections ({'; '.join(errors)})."
        raise FetchError(message, FetchFailure.CONNECT)

    def _resolve(self, host: str, port: int) -> tuple[str, ...]:
        try:
            return (str(ip_address(host)),)
        except ValueError:
            pass
        found = self._ask_resolver(host, port)
        if isinstance(found, Exception):
            message = f"{current().url} cannot be reached: the name {host} has no address ({found})."
            raise FetchError(message, FetchFailure.DNS) from found
        if not found:
            message = f"{current().url} cannot be reached: the name {host} has no address."
            raise FetchError(message, FetchFailure.DNS)
        return found

    def _ask_resolver(self, host: str, port: int) -> tuple[str, ...] | Exception:
        """Resolve in a thread that may be left behind: the system's resolver knows no deadline."""
        answer: SimpleQueue[tuple[str, ...] | Exception] = SimpleQueue()

        def ask() -> None:
            try:
                answer.put(tuple(self._resolver(host, port)))
            except (OSError, UnicodeError) as error:
                answer.put(error)

        threading.Thread(target=ask, daemon=True, name=f"resolve {host}").start()
        try:
            for seconds in current().slices(self._limits.dns_seconds, "the name's address"):
                try:
                    return answer.get(timeout=seconds)
                except Empty:
                    continue
        except FetchError as error:
            if error.failure is FetchFailure.TIMEOUT:
                return TimeoutError("no name server answered in time")
            raise
        raise AssertionError("slices end by raising")


class _Stream(httpcore.NetworkStream):
    """A connection whose waits end at the deadline of whoever uses it now."""

    def __init__(self, stream: httpcore.NetworkStream, idle_seconds: float) -> None:
        self._stream, self._idle_seconds = stream, idle_seconds

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        """Return what has come, up to `max_bytes`."""
        for seconds in current().slices(self._idle_seconds, "the rest of the answer"):
            try:
                return self._stream.read(max_bytes, seconds)
            except httpcore.ReadTimeout:
                continue
        raise AssertionError("slices end by raising")

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        """Send all of it."""
        self._stream.write(buffer, max(0.001, min(self._idle_seconds, current().left)))

    def close(self) -> None:
        """Close the connection."""
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        """Verify that the host is who its name says, and go on encrypted."""
        seconds = max(0.001, min(self._idle_seconds, current().left))
        try:
            secured = self._stream.start_tls(ssl_context, server_hostname, seconds)
        except httpcore.ConnectTimeout as error:
            raise current().timeout("the TLS handshake") from error
        except httpcore.ConnectError as error:
            failure = FetchFailure.TLS if isinstance(error.__cause__, ssl.SSLError) else FetchFailure.CONNECT
            message = f"{current().url} cannot be read safely: TLS with {server_hostname} failed ({error})."
            raise FetchError(message, failure) from error
        return _Stream(secured, self._idle_seconds)

    def get_extra_info(self, info: str) -> Any:
        """Return what the connection below knows."""
        return self._stream.get_extra_info(info)
