"""The application: GET and HEAD on published files, /healthz, and headers that let no page do anything.

Plain ASGI with Starlette's requests and responses, without its router: most requests ask whether a feed has changed,
and the way to that answer is the shortest.
"""

import time
from collections.abc import Callable
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from watcher.web.conditional import has_etag, is_since, takes_gzip
from watcher.web.files import Folder, Published
from watcher.web.health import Health
from watcher.web.rate import Buckets

CACHE_SECONDS = 60
"""A reader that polls more often than this is answered by its own cache."""
REQUEST_BODY_BYTES_MAX = 0
"""Nothing here takes a body."""
PATH_CHARACTERS_MAX = 1024
HEADER_BYTES_MAX = 16 * 1024
"""Names and values. The parser bounds only what comes in pieces: a head that comes at once it takes whole."""
PIECE_BYTES = 64 * 1024
"""A body goes out piece by piece, so that clients who read slowly, or never, hold little memory each."""
HEALTH_PATH = "/healthz"

_METHODS_OF_HEALTH = ("GET", "HEAD")
_METHODS = (*_METHODS_OF_HEALTH, "OPTIONS")

_HARDENED = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_PAGE_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_DATA_POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'"
_SHARED = (
    "application/json",
    "application/feed+json",
    "application/schema+json",
    "application/rss",
    "application/atom",
)
"""Types that a page of another site may read."""


def application(root: Path, health: Callable[[], Health]) -> ASGIApp:
    """Return the application over a published folder; `health` is asked at each /healthz."""
    folder, buckets = Folder(root), Buckets()

    async def answer(request: Request) -> Response:
        if request.scope["path"] == HEALTH_PATH:
            return _refused(request, _METHODS_OF_HEALTH) or _healthz(health())
        if not buckets.allows(request.client.host if request.client else None, time.monotonic()):
            return _plain("Too many requests; nothing here changes more often than once a minute.", 429, _WAIT)
        return _refused(request, _METHODS) or await _published(folder, request)

    async def application(scope: Scope, receive: Receive, send: Send) -> None:
        response = await answer(Request(scope))
        await response(scope, receive, send)

    return application


def _healthz(now: Health) -> Response:
    headers = {"Cache-Control": "no-store", **_HARDENED}
    return JSONResponse(now.plain(), status_code=200 if now.well else 503, headers=headers)


def _refused(request: Request, methods: tuple[str, ...]) -> Response | None:
    """Refuse what no client of a folder of files needs, before anything is looked up."""
    if request.method not in methods:
        return _plain("Published files can be read, and nothing else.", 405, {"Allow": ", ".join(methods)})
    if request.method == "OPTIONS":
        headers = {"Allow": ", ".join(methods), "Access-Control-Allow-Methods": "GET, HEAD", **_CROSS_ORIGIN}
        return Response(status_code=204, headers={**headers, "Access-Control-Max-Age": "86400"})
    length = request.headers.get("content-length", "0")
    if "transfer-encoding" in request.headers or not length.isascii() or not length.isdigit() or int(length):
        return _plain("Requests have no body here.", 413, {"Connection": "close"})
    if len(request.scope["path"]) > PATH_CHARACTERS_MAX:
        return _plain("No published file has so long a name.", 414)
    if sum(len(name) + len(value) for name, value in request.scope["headers"]) > HEADER_BYTES_MAX:
        return _plain("A request for a file needs no such headers.", 431, {"Connection": "close"})
    return None


async def _published(folder: Folder, request: Request) -> Response:
    path = request.scope["path"]
    found = folder.cached(path) or await run_in_threadpool(folder.find, path)
    if found is not None:
        return _answer(found, request)
    if not path.endswith("/") and folder.is_folder(path):
        return RedirectResponse(f"{path}/".replace("//", "/"), 308, headers=_HARDENED)
    if "text/html" in request.headers.get("accept", ""):
        return HTMLResponse(_LOST, 404, headers={**_HARDENED, "Content-Security-Policy": _PAGE_POLICY})
    return _plain("There is no such file here.", 404)


class _Pieces(Response):
    """A body that goes out no faster than its client takes it in."""

    async def __call__(self, _scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        for start in range(0, len(self.body), PIECE_BYTES):
            await send(
                {"type": "http.response.body", "body": self.body[start : start + PIECE_BYTES], "more_body": True}
            )
        await send({"type": "http.response.body", "body": b""})


def _answer(found: Published, request: Request) -> Response:
    zipped = found.zipped if takes_gzip(request.headers.get("accept-encoding")) else None
    headers = _validators(found, zipped=zipped is not None)
    if _has_it(found, request):
        return Response(status_code=304, headers=headers)
    body = found.body if zipped is None else zipped
    headers |= {"Content-Type": found.media_type, "Content-Length": str(len(body)), **_HARDENED}
    headers["Content-Security-Policy"] = _PAGE_POLICY if found.media_type.startswith("text/html") else _DATA_POLICY
    if found.last_modified is not None:
        headers["Last-Modified"] = found.last_modified
    if zipped is not None:
        headers["Content-Encoding"] = "gzip"
    return _Pieces(body, headers=headers)


def _validators(found: Published, *, zipped: bool) -> dict[str, str]:
    """Return what a 304 says too (RFC 9110, section 15.4.5): the rest is in the cache of whoever asks."""
    # Two encodings are two representations, and a strong tag names one of them (RFC 9110, section 8.8.3.3).
    tag = f"{found.etag}-gzip" if zipped else found.etag
    headers = {"ETag": f'"{tag}"', "Cache-Control": f"public, max-age={CACHE_SECONDS}"}
    if found.zipped is not None:
        headers["Vary"] = "Accept-Encoding"
    return headers | _CROSS_ORIGIN if found.media_type.startswith(_SHARED) else headers


def _has_it(found: Published, request: Request) -> bool:
    tags = request.headers.get("if-none-match")
    if tags is not None:
        return has_etag(tags, (found.etag, f"{found.etag}-gzip"))
    since = request.headers.get("if-modified-since")
    return since is not None and found.last_modified is not None and is_since(since, found.modified)


_LOST = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>No such page</title>
<link rel="stylesheet" href="/style.css"></head>
<body><main><h1>There is no such page here</h1>
<p>The <a href="/">front page</a> lists every document and feed, <a href="/changes/">all changes</a> what was told.</p>
</main></body></html>
"""
_WAIT = {"Retry-After": "10"}
_CROSS_ORIGIN = {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "ETag, Last-Modified"}


def _plain(sentence: str, status: int, headers: dict[str, str] | None = None) -> Response:
    return PlainTextResponse(f"{sentence}\n", status, headers={**_HARDENED, **(headers or {})})
