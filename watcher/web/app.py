"""The Starlette application: GET and HEAD on published files, /healthz, and headers that let no page do anything."""

import time
from collections.abc import Callable
from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from watcher.web.conditional import has_etag, is_since, takes_gzip
from watcher.web.files import Folder, Published
from watcher.web.health import Health
from watcher.web.rate import Buckets

CACHE_SECONDS = 60
"""A reader that polls more often than this is answered by its own cache."""
REQUEST_BODY_BYTES_MAX = 0
"""Nothing here takes a body."""
PATH_CHARACTERS_MAX = 1024

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


def application(root: Path, health: Callable[[], Health]) -> Starlette:
    """Return the application over a published folder; `health` is asked at each /healthz."""
    folder, buckets = Folder(root), Buckets()

    async def healthz(request: Request) -> Response:  # noqa: ARG001 - Starlette's signature
        now = health()
        headers = {"Cache-Control": "no-store", **_HARDENED}
        return JSONResponse(now.plain(), status_code=200 if now.well else 503, headers=headers)

    async def file(request: Request) -> Response:
        if not buckets.allows(request.client.host if request.client else None, time.monotonic()):
            return _plain("Too many requests; nothing here changes more often than once a minute.", 429, _WAIT)
        return _refused(request) or await _published(folder, request)

    methods = ["GET", "HEAD", "OPTIONS"]
    return Starlette(routes=[Route("/healthz", healthz), Route("/{path:path}", file, methods=methods)])


def _refused(request: Request) -> Response | None:
    """Refuse what no client of a folder of files needs, before anything is looked up."""
    if request.method == "OPTIONS":
        headers = {"Allow": "GET, HEAD, OPTIONS", "Access-Control-Allow-Methods": "GET, HEAD", **_CROSS_ORIGIN}
        return Response(status_code=204, headers={**headers, "Access-Control-Max-Age": "86400"})
    length = request.headers.get("content-length", "0")
    if "transfer-encoding" in request.headers or not length.isascii() or not length.isdigit() or int(length):
        return _plain("Requests have no body here.", 413, {"Connection": "close"})
    if len(request.scope["path"]) > PATH_CHARACTERS_MAX:
        return _plain("No published file has so long a name.", 414)
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


def _answer(found: Published, request: Request) -> Response:
    zipped = found.zipped if takes_gzip(request.headers.get("accept-encoding")) else None
    headers = _headers(found, zipped=zipped is not None)
    if _has_it(found, request):
        return Response(status_code=304, headers=headers)
    body = found.body if zipped is None else zipped
    headers |= {"Content-Type": found.media_type, "Content-Length": str(len(body))}
    if zipped is not None:
        headers["Content-Encoding"] = "gzip"
    return Response(body, headers=headers)


def _headers(found: Published, *, zipped: bool) -> dict[str, str]:
    # Two encodings are two representations, and a strong tag names one of them (RFC 9110, section 8.8.3.3).
    tag = f"{found.etag}-gzip" if zipped else found.etag
    page = found.media_type.startswith("text/html")
    headers = {
        "ETag": f'"{tag}"',
        "Cache-Control": f"public, max-age={CACHE_SECONDS}",
        "Content-Security-Policy": _PAGE_POLICY if page else _DATA_POLICY,
        **_HARDENED,
    }
    if found.last_modified is not None:
        headers["Last-Modified"] = found.last_modified
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
