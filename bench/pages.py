"""Invented policy pages and a loopback server for them, in a process of its own: `python -m bench.pages PORT`."""

import hashlib
import sys

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

CHANGING_EVERY = 20
"""One page in twenty changes between rounds: 5 %."""
PARAGRAPHS = 60


def page(number: int, version: int) -> bytes:
    """Return an HTML page of about 20 KB; pages whose number divides by CHANGING_EVERY differ by version."""
    shown = version if number % CHANGING_EVERY == 0 else 0
    links = "".join(f'<li><a href="/p/{n}">Policy {n}</a></li>' for n in range(40))
    body = "".join(
        f"<h2 id=s{n}>Part {n} of charter {number}</h2><p>Halcyon Labs will review rule {n} of charter {number} once a "
        f"year, together with the people who run the models that it concerns. The notes of review {n} are kept, and "
        f"{'later' if shown else 'earlier'} readers may ask for them in writing.</p>"
        if n == PARAGRAPHS // 2
        else f"<h2 id=s{n}>Part {n} of charter {number}</h2><p>Rule {n} of charter {number} says what the laboratory "
        f"owes to a model while it is in use, who may ask for a pause, and how answer {n} is recorded.</p>"
        for n in range(PARAGRAPHS)
    )
    html = (
        f"<!doctype html><html lang=en><head><title>Charter {number}</title></head><body><nav><ul>{links}</ul></nav>"
        f"<main><article><h1>Charter {number}</h1>{body}</article></main><footer>Halcyon Labs</footer></body></html>"
    )
    return html.encode()


class Site:
    """The pages at their present version."""

    def __init__(self) -> None:
        self.version = 0
        self.made: dict[tuple[int, int], tuple[bytes, str]] = {}

    def robots(self, _request: Request) -> Response:
        return PlainTextResponse("User-agent: *\nAllow: /\n")

    def advance(self, _request: Request) -> Response:
        self.version += 1
        return PlainTextResponse(str(self.version))

    def page(self, request: Request) -> Response:
        number = int(request.path_params["number"])
        key = (number, self.version if number % CHANGING_EVERY == 0 else 0)
        if key not in self.made:
            body = page(number, key[1])
            self.made[key] = body, f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        body, tag = self.made[key]
        if request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers={"ETag": tag})
        return Response(body, media_type="text/html", headers={"ETag": tag})


def main(port: int) -> None:
    site = Site()
    routes = [
        Route("/robots.txt", site.robots),
        Route("/advance", site.advance),
        Route("/p/{number:int}", site.page),
    ]
    # The floor holds its connections through a whole round of ours; a server that drops them would not measure it.
    uvicorn.run(Starlette(routes=routes), host="127.0.0.1", port=port, log_level="error", timeout_keep_alive=600)


if __name__ == "__main__":
    main(int(sys.argv[1]))
