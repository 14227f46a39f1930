"""The same folder behind nginx behaves the same: with the configurations that the documentation gives."""

import gzip
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.web.test_serving import FEED, Site, ask, published

DOCUMENTATION = Path(__file__).parents[2] / "docs" / "serving.md"
NGINX = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin")

pytestmark = pytest.mark.skipif(NGINX is None, reason="nginx is not installed (Debian: apt install nginx-light)")


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def nginx(folder: Path, server: str) -> Iterator[tuple[str, int]]:
    """Run nginx over one server block; its own files stay in the folder."""
    port = free_port()
    (folder / "logs").mkdir()
    config = folder / "nginx.conf"
    config.write_text(
        f"daemon off; master_process off; pid {folder}/pid; error_log {folder}/logs/error.log;\n"
        f"events {{}}\nhttp {{ access_log off; client_body_temp_path {folder}/b; proxy_temp_path {folder}/p;\n"
        f"fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;\n"
        f"{server.replace('listen 80;', f'listen 127.0.0.1:{port};')} }}\n"
    )
    assert NGINX is not None
    with (folder / "said").open("wb") as said:
        process = subprocess.Popen([NGINX, "-p", str(folder), "-c", str(config)], stderr=said)
    try:
        wait_for(port, process, folder / "said")
        yield "127.0.0.1", port
    finally:
        process.terminate()
        process.wait(5)


def wait_for(port: int, process: subprocess.Popen[bytes], said: Path) -> None:
    end = time.monotonic() + 5
    while True:
        assert process.poll() is None, said.read_text()
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            assert time.monotonic() < end
            time.sleep(0.02)
        else:
            return


def documented(number: int) -> str:
    """Return one of the configurations as the documentation prints it."""
    return str(re.findall(r"```nginx\n(.*?)```", DOCUMENTATION.read_text(), re.DOTALL)[number])


@pytest.fixture(scope="module", params=["proxy", "folder"])
def address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, int]]:
    """The published folder, behind nginx in both ways."""
    folder = tmp_path_factory.mktemp("nginx")
    feeds = published(tmp_path_factory.mktemp("site"))
    if request.param == "folder":
        with nginx(folder, documented(1).replace("/srv/watch/feeds", str(feeds))) as place:
            yield place
        return
    site = Site(feeds)
    try:
        with nginx(folder, documented(0).replace(":8080", f":{site.server.address[1]}")) as place:
            yield place
    finally:
        site.close()


@pytest.mark.parametrize(
    ("path", "media_type"),
    [
        ("/", "text/html"),
        ("/feed.rss", "application/rss+xml"),
        ("/feed.atom", "application/atom+xml"),
        ("/feed.json", "application/feed+json"),
        ("/subscriptions.opml", "text/x-opml"),
        ("/changes/", "text/html"),
        ("/changes/maple-charter/20260101000000-20260102000000.diff", "text/plain"),
        ("/changes/maple-charter/20260101000000-20260102000000.json", "application/json"),
        ("/api/v1/changes.json", "application/json"),
        ("/api/v1/changes.schema.json", "application/schema+json"),
        ("/api/v1/changes/maple-charter/20260101000000..20260102000000.json", "application/json"),
        ("/style.css", "text/css"),
        ("/icon.png", "image/png"),
    ],
)
def test_types_are_the_same(address: tuple[str, int], path: str, media_type: str) -> None:
    answer = ask(address, path)
    assert answer.status == 200
    assert (answer.header("Content-Type") or "").partition(";")[0] == media_type
    assert answer.header("X-Content-Type-Options") == "nosniff"
    assert "default-src 'none'" in (answer.header("Content-Security-Policy") or "")


def test_validators_work(address: tuple[str, int]) -> None:
    first = ask(address, "/feed.rss")
    tag, date = first.header("ETag") or "", first.header("Last-Modified") or ""
    assert first.body == FEED
    assert date == "Mon, 21 Sep 2026 14:13:20 GMT"
    assert ask(address, "/feed.rss", If_None_Match=tag).status == 304
    assert ask(address, "/feed.rss", If_Modified_Since=date).status == 304
    head = ask(address, "/feed.rss", "HEAD")
    assert (head.status, head.body, head.header("ETag")) == (200, b"", tag)


def test_compression_works(address: tuple[str, int]) -> None:
    answer = ask(address, "/feed.rss", Accept_Encoding="gzip")
    assert gzip.decompress(answer.body) == FEED
    assert ask(address, "/feed.rss", Accept_Encoding="gzip", If_None_Match=answer.header("ETag") or "").status == 304


def test_json_may_be_read_by_other_sites(address: tuple[str, int]) -> None:
    for path in ("/feed.json", "/api/v1/changes.json", "/api/v1/changes.schema.json"):
        assert ask(address, path).header("Access-Control-Allow-Origin") == "*"


@pytest.mark.parametrize("path", ["/.feed.rss.tmp", "/missing.rss", "/../secret.txt", "/%2e%2e/secret.txt", "/empty/"])
def test_nothing_else_is_served(address: tuple[str, int], path: str) -> None:
    answer = ask(address, path)
    assert answer.status in {400, 403, 404}
    assert b"secret" not in answer.body
    assert b"only.txt" not in answer.body
