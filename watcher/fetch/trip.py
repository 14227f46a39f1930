"""One fetch: from the declared address over every redirect to the document, each hop guarded, allowed and recorded."""

import threading
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from email.message import Message
from typing import NoReturn

import httpx

from watcher.errors import FetchError, FetchFailure
from watcher.fetch import answers, guard
from watcher.fetch.breaker import Breaker
from watcher.fetch.decode import decoded
from watcher.fetch.flight import Flight, current, flying, stopped
from watcher.fetch.gate import Gate, Stopped
from watcher.fetch.limits import NOTE_BYTES_MAX, ROBOTS_BYTES_MAX, Limits
from watcher.fetch.robots import Reply, Robots
from watcher.fetch.room import LARGE_BYTES, Place, Room
from watcher.model import Capture, Exchange, NotModified, Validators

REFRESH_WITHIN_BYTES = 8192
_HTML = frozenset({"text/html", "application/xhtml+xml"})


@dataclass(frozen=True, slots=True)
class Shared:
    """What all fetches of one client share."""

    now: Callable[[], datetime]
    limits: Limits
    gate: Gate
    robots: Robots
    breaker: Breaker
    room: Room
    """A place for each large body."""
    stopped: threading.Event


class Trip:
    """One fetch under way; used once, by one thread."""

    def __init__(
        self,
        shared: Shared,
        transport: httpx.BaseTransport,
        allow_private: bool,  # noqa: FBT001
        gap: float,
        headers: Mapping[str, str],
        validators: Validators | None,
    ) -> None:
        self._shared, self._transport, self._allow_private = shared, transport, allow_private
        self._gap, self._headers, self._validators = gap, headers, validators
        self._left = shared.limits.check_seconds
        self._exchanges: list[Exchange] = []
        self._declared = ""
        self._refreshed = False
        self._place = Place(shared.room, shared.stopped)

    def run(self, address: str) -> Capture | NotModified:
        """Return what the address brings in the end; raise FetchError."""
        try:
            answer = self._run(address)
            if isinstance(answer, Capture):
                self._place.stay_with(answer)
        finally:
            self._place.give_back()
        return answer

    def _run(self, address: str) -> Capture | NotModified:
        url: httpx.URL | None = guard.parse(address)
        self._declared = str(url)
        body = b""
        while url is not None:
            self._check_loop(url)
            exchange = self._visit(url)
            self._exchanges.append(exchange)
            if exchange.status == httpx.codes.NOT_MODIFIED and self._asks(url):
                return NotModified(tuple(self._exchanges))
            body = self._decoded(exchange)
            url = self._onward(url, exchange, body)
        return Capture(tuple(self._exchanges), body)

    def _visit(self, url: httpx.URL) -> Exchange:
        self._check_guard(url)
        delay = self._shared.robots.check(url, self._ask_robots, allow_private=self._allow_private)
        self._gap = max(self._gap, delay)
        headers = dict(self._headers)
        if self._validators is not None and self._asks(url):
            headers |= _conditions(self._validators)
        return self._request(url, headers)

    def _asks(self, url: httpx.URL) -> bool:
        """Whether this is the one address that may be asked "has it changed?"."""
        return self._validators is not None and self._validators.url == str(url)

    def _onward(self, url: httpx.URL, exchange: Exchange, body: bytes) -> httpx.URL | None:
        """Return where the response sends us, None where it is the document; raise what else it means."""
        if exchange.status in answers.REDIRECTS:
            return self._redirect(url, answers.header(exchange, "location"))
        if exchange.status not in answers.DOCUMENTS:
            raise answers.refusal(exchange, body)
        if self._refreshed or _media_type(exchange) not in _HTML:
            return None
        target = _refresh_target(body)
        onward = _joined(url, target) if target else None
        if onward is None or onward.host != url.host or onward == url:
            return None
        self._refreshed = True
        return onward

    def _redirect(self, url: httpx.URL, location: str | None) -> httpx.URL:
        if not location:
            raise FetchError(f"{url} redirects without saying where to.", FetchFailure.BAD_REDIRECT)
        onward = _joined(url, location)
        if onward is None:
            message = f"{url} redirects to {location[:200]!r}, which is no address that can be asked."
            raise FetchError(message, FetchFailure.BAD_REDIRECT)
        return onward

    def _check_loop(self, url: httpx.URL) -> None:
        seen = [exchange.url for exchange in self._exchanges]
        if str(url) in seen:
            loop = " -> ".join([*seen[seen.index(str(url)) :], str(url)])
            raise FetchError(f"{seen[0]} redirects in a circle: {loop}.", FetchFailure.REDIRECT_LOOP)
        if len(seen) > self._shared.limits.redirects:
            message = f"{seen[0]} redirects more than {self._shared.limits.redirects} times, last to {url}."
            raise FetchError(message, FetchFailure.REDIRECT_LOOP)

    def _check_guard(self, url: httpx.URL) -> None:
        if not self._allow_private:
            guard.check_host(url)

    def _ask_robots(self, url: httpx.URL) -> Reply:
        self._check_guard(url)
        exchange = self._request(url, self._headers, robots=True)
        body = self._decoded(exchange, robots=True)
        if httpx.codes.is_server_error(exchange.status):
            refusal = answers.refusal(exchange, body)
            if refusal.failure is FetchFailure.CHALLENGED:
                raise refusal
        location = answers.header(exchange, "location") if exchange.status in answers.REDIRECTS else None
        retry_after = answers.retry_after(answers.header(exchange, "retry-after"), exchange.at)
        return Reply(exchange.status, body, _joined(url, location) if location else None, retry_after)

    def _decoded(self, exchange: Exchange, *, robots: bool = False) -> bytes:
        encoding = ", ".join(value for key, value in exchange.headers if key.lower() == "content-encoding")
        most = self._shared.limits.body_bytes
        try:
            if most > LARGE_BYTES and not self._place.taken:
                return decoded(exchange.body, encoding, url=exchange.url, most=LARGE_BYTES)
            return decoded(exchange.body, encoding, url=exchange.url, most=most)
        except FetchError as error:
            if exchange.status not in answers.DOCUMENTS or robots:
                return exchange.body
            if error.failure is not FetchFailure.TOO_LARGE or most <= LARGE_BYTES or self._place.taken:
                raise
        self._place.take(exchange.url)
        return decoded(exchange.body, encoding, url=exchange.url, most=most)

    def _request(self, url: httpx.URL, headers: Mapping[str, str], *, robots: bool = False) -> Exchange:
        """Send one request, unless its host is left alone; the host's answer, or its failure, is noted."""
        self._shared.breaker.check(url)
        try:
            exchange = self._in_turn(url, headers, robots=robots)
        except FetchError as error:
            self._shared.breaker.failed(url, error, self._declared)
            raise
        if exchange.status == httpx.codes.TOO_MANY_REQUESTS or httpx.codes.is_server_error(exchange.status):
            self._shared.breaker.failed(url, answers.refusal(exchange, exchange.body), self._declared)
        else:
            self._shared.breaker.answered(url)
        return exchange

    def _in_turn(self, url: httpx.URL, headers: Mapping[str, str], *, robots: bool) -> Exchange:
        """Send one request in its host's turn; once more where an idle connection turns out to be closed."""
        try:
            with self._shared.gate.turn(url.host, self._gap):
                for last in (False, True):
                    start = time.monotonic()
                    flight = Flight(str(url), self._left, self._shared.stopped)
                    try:
                        with flying(flight):
                            return self._exchange(url, headers, robots=robots)
                    except FetchError as error:
                        flight.check_stopped()
                        if last or flight.connected or error.failure is not FetchFailure.PROTOCOL:
                            raise
                    finally:
                        self._left -= time.monotonic() - start
        except Stopped as error:
            raise stopped(str(url)) from error
        raise AssertionError("the last try returns or raises")

    def _exchange(self, url: httpx.URL, headers: Mapping[str, str], *, robots: bool) -> Exchange:
        request = httpx.Request("GET", url, headers=headers)
        with closing(self._transport.handle_request(request)) as response:
            peer = _peer(response)
            if response.status_code in answers.DOCUMENTS and not robots:
                body = self._read(response, url)
            else:
                body = _cut(response, ROBOTS_BYTES_MAX if robots else NOTE_BYTES_MAX)
            return Exchange(
                url=str(url),
                at=self._shared.now(),
                request_headers=_pairs(request.headers),
                status=response.status_code,
                status_text=response.reason_phrase,
                http_version=response.http_version,
                headers=_pairs(response.headers),
                body=body,
                peer=peer,
            )

    def _read(self, response: httpx.Response, url: httpx.URL) -> bytes:
        most = self._shared.limits.body_bytes
        declared = response.headers.get("content-length", "")
        if declared.isascii() and declared.isdigit() and int(declared[:20]) > most:
            _too_large(url, most)
        chunks, size = [], 0
        for chunk in response.iter_raw():
            chunks.append(chunk)
            size += len(chunk)
            if size > most:
                _too_large(url, most)
            if size > LARGE_BYTES:
                self._take_place()
        return b"".join(chunks)

    def _take_place(self) -> None:
        """Wait for room in memory; the host is not to blame for how long that takes."""
        if not self._place.taken:
            waited = self._place.take(current().url)
            current().extend(waited)
            self._left += waited


def _peer(response: httpx.Response) -> str | None:
    """Return the address that was connected to; asked before the body is read, which may close the connection."""
    stream = response.extensions.get("network_stream")
    try:
        return str(stream.get_extra_info("server_addr")[0]) if stream is not None else None
    except OSError:
        return None


def _cut(response: httpx.Response, most: int) -> bytes:
    """Return the beginning of a body that is no document: a refusal that never ends is still a refusal."""
    body = bytearray()
    try:
        for chunk in response.iter_raw():
            body += chunk
            if len(body) >= most:
                break
    except FetchError as error:
        if error.failure is FetchFailure.STOPPED:
            raise
    return bytes(body[:most])


def _too_large(url: httpx.URL, most: int) -> NoReturn:
    raise FetchError(f"{url} is larger than {most >> 20} MB; it is not read.", FetchFailure.TOO_LARGE)


def _conditions(validators: Validators) -> dict[str, str]:
    conditions = {"If-None-Match": validators.etag, "If-Modified-Since": validators.last_modified}
    return {name: value for name, value in conditions.items() if value}


def _joined(url: httpx.URL, location: str) -> httpx.URL | None:
    try:
        return guard.parse(str(url.join(location)))
    except (httpx.InvalidURL, ValueError, FetchError):
        return None


def _refresh_target(body: bytes) -> str | None:
    """Return where a page's own refresh leads; the room that reads pages is loaded only for pages that have one."""
    if b"refresh" not in body[:REFRESH_WITHIN_BYTES].lower():
        return None
    from watcher.extract.html import refresh_target  # noqa: PLC0415  (its parsers take 0.2 s and 20 MB)

    return refresh_target(body)


def _media_type(exchange: Exchange) -> str:
    message = Message()
    message["content-type"] = answers.header(exchange, "content-type") or ""
    return message.get_content_type()


def _pairs(headers: httpx.Headers) -> tuple[tuple[str, str], ...]:
    return tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in headers.raw)
