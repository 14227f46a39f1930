from collections.abc import Callable, Sequence
from datetime import timedelta
from ipaddress import ip_address

import httpcore
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fetch.conftest import QUICK
from tests.fetch.hostile import PAGE, Hostile, send
from watcher.errors import FetchError, FetchFailure
from watcher.fetch import Client, guard
from watcher.fetch.transport import system_dial
from watcher.model import Capture

PRIVATE = FetchFailure.PRIVATE_ADDRESS
BAD = FetchFailure.BAD_ADDRESS

SPELLINGS = [
    "http://127.0.0.1/",
    "http://127.0.0.1:80/",
    "https://127.0.0.1/",
    "http://127.1/",
    "http://127.0.1/",
    "http://127.255.255.254/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0x7f.0x0.0x0.0x1/",
    "http://0x7f.1/",
    "http://017700000001/",
    "http://0177.0.0.1/",
    "http://0177.0.0.01/",
    "http://127.0.0.01/",
    "http://127.00.00.01/",
    "http://00000127.0.0.1/",
    "http://0/",
    "http://0.0.0.0/",
    "http://0x0/",
    "http://127.0.0.1./",
    "http://127.0.0.1.:80/",
    "http://4294967295/",
    "http://425.510.425.510/",
    "http://256.256.256.256/",
    "http://1.2.3/",
    "http://1/",
    "http://08.0.0.1/",
    "http://localhost/",
    "http://LOCALHOST/",
    "http://localhost./",
    "http://localhost:8080/",
    "http://db.localhost/",
    "http://localhost.localdomain/",
    "http://printer.local/",
    "http://metadata.google.internal/",
    "http://wiki.intranet/",
    "http://router.lan/",
    "http://nas.home.arpa/",
    "http://vault.internal/",
    "http://router/",
    "http://ip6-localhost/",
    "http://wiki.corp/",
    "http://kubernetes.default.svc/",
    "http://[::ffff:127.1]/",
    "http://[fe80::1%lo]/",
    "http://127.0.0.1#@lab.example/",
    "http://127.0.0.1?@lab.example/",
    "http://lab.example:80@127.0.0.1/",
    "http:\\\\127.0.0.1/",
    "http://\u0661\u0662\u0667.0.0.1/",
    "http://\u00b9\u00b2\u2077.0.0.1/",
    "http://127\uff0e0\uff0e0\uff0e1/",
    "http://l\u200bocalhost/",
    "http://loc\u00adalhost/",
    "http://\uff4cocalhost/",
    "http://0b1111111.0.0.1/",
    "http://1e0.0.0.1/",
    "http://2130706433./",
    "http://[64:ff9b::c0a8:101]/",
    "http://10.0.0.1/",
    "http://10.255.255.255/",
    "http://172.16.0.1/",
    "http://172.31.255.255/",
    "http://192.168.0.1/",
    "http://192.168.1.1/",
    "http://100.64.0.1/",
    "http://100.127.255.255/",
    "http://100.100.100.200/",
    "http://169.254.169.254/",
    "http://169.254.0.1/",
    "http://168.63.129.16/",
    "http://192.0.0.192/",
    "http://192.0.2.1/",
    "http://198.18.0.1/",
    "http://198.51.100.7/",
    "http://203.0.113.9/",
    "http://192.88.99.1/",
    "http://224.0.0.1/",
    "http://239.255.255.250/",
    "http://240.0.0.1/",
    "http://255.255.255.255/",
    "http://[::1]/",
    "http://[::]/",
    "http://[0:0:0:0:0:0:0:1]/",
    "http://[0000::0001]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[::ffff:10.0.0.1]/",
    "http://[::ffff:8.8.8.8]/",
    "http://[::ffff:0:127.0.0.1]/",
    "http://[::127.0.0.1]/",
    "http://[::7f00:1]/",
    "http://[64:ff9b::127.0.0.1]/",
    "http://[64:ff9b::a9fe:a9fe]/",
    "http://[64:ff9b::10.0.0.1]/",
    "http://[64:ff9b:1::1]/",
    "http://[2002:7f00:1::]/",
    "http://[2a00:1450::5efe:7f00:1]/",
    "http://[2a00:1450::200:5efe:a00:1]/",
    "http://[2620:4f:8000::1]/",
    "http://192.31.196.1/",
    "http://192.52.193.1/",
    "http://192.175.48.6/",
    "http://[2002:a9fe:a9fe::1]/",
    "http://[2001:0:7f00:1::]/",
    "http://[2001:0000:4136:e378:8000:63bf:3fff:fdd2]/",
    "http://[2001:db8::1]/",
    "http://[2001:10::1]/",
    "http://[2001:2::1]/",
    "http://[3fff::1]/",
    "http://[fe80::1]/",
    "http://[fe80::1%25eth0]/",
    "http://[fec0::1]/",
    "http://[fc00::1]/",
    "http://[fd00:ec2::254]/",
    "http://[ff02::1]/",
    "http://[100::1]/",
    "http://[5f00::1]/",
    "http://[4000::1]/",
    "http://user@lab.example/",
    "http://user:pw@lab.example/",
    "http://lab.example@127.0.0.1/",
    "http://127.0.0.1\\@lab.example/",
    "http://lab.example\\@127.0.0.1/",
    "http://@127.0.0.1/",
    "http://%31%32%37.0.0.1/",
    "http://127%2e0%2e0%2e1/",
    "http://127.0.0.1%00.lab.example/",
    "http://１２７.０.０.１/",
    "http://127。0。0。1/",
    "http://127｡0｡0｡1/",
    "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/",
    "http://①②⑦.⓪.⓪.①/",
    "http://lab.example./",
    "http://lab..example/",
    "http://.lab.example/",
    "http://-lab.example/",
    "http://lab.example:0/",
    "http://lab.example:65536/",
    "http://lab.example:-1/",
    "http://lab.example:80:80/",
    "http://[::1",
    "http://::1/",
    "http://[1.2.3.4]/",
    "http://[v1.127.0.0.1]/",
    "http://xn--/",
    "http:///etc/passwd",
    "http://",
    "http:127.0.0.1/",
    "//127.0.0.1/",
    "127.0.0.1",
    "lab.example",
    "file:///etc/passwd",
    "FILE:///etc/passwd",
    "ftp://lab.example/card",
    "gopher://127.0.0.1:25/",
    "dict://127.0.0.1:11211/",
    "ldap://127.0.0.1/",
    "jar:http://lab.example!/",
    "data:text/html,x",
    "javascript:alert(1)",
    "ws://lab.example/",
    "unix:///var/run/docker.sock",
    "blob:http://lab.example/1",
]

PUBLIC = [
    "http://lab.example/",
    "https://lab.example:8443/card.pdf",
    "http://8.8.8.8/",
    "https://[2606:4700:4700::1111]/",
    "https://xn--bcher-kva.example/",
    "https://bücher.example/",
    "https://my_lab.example/",
    "https://a-b.lab.example/x?y=z",
    "http://[64:ff9b::8.8.8.8]/",
    "https://1lab.example/",
    "https://lab1.example/",
    "https://3.lab.example/",
]


def refused(check: Callable[[], object]) -> FetchFailure:
    with pytest.raises(FetchError) as caught:
        check()
    return caught.value.failure


def nobody(host: str, port: int) -> Sequence[str]:
    raise AssertionError(f"{host}:{port} was resolved")


def test_there_are_enough_spellings() -> None:
    assert len(set(SPELLINGS)) >= 120


@pytest.mark.parametrize(
    "address", [*SPELLINGS, "http://lab.example/\r\nHost: x", "http://lab .example/", " http://h/"]
)
def test_no_spelling_reaches_inside(address: str) -> None:
    with Client("x/1", timedelta(0), limits=QUICK, resolver=nobody) as client:
        assert refused(lambda: client.fetch(address)) in (PRIVATE, BAD)


@pytest.mark.parametrize("address", PUBLIC)
def test_ordinary_addresses_pass(address: str) -> None:
    guard.check_host(guard.parse(address))


class Outside:
    """The Internet as a client sees it: names have the addresses given here, and every public one is our server."""

    def __init__(self, server: Hostile, *answers: Sequence[str]) -> None:
        self._server, self._answers = server, list(answers) or [("93.184.216.34",)]
        self.dialled: list[str] = []
        self.resolved: list[str] = []

    def resolve(self, host: str, _: int) -> Sequence[str]:
        self.resolved.append(host)
        return self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]

    def dial(self, address: str, _: int, seconds: float) -> httpcore.NetworkStream:
        self.dialled.append(address)
        return system_dial("127.0.0.1", self._server.port, seconds)

    def client(self) -> Client:
        return Client("x/1", timedelta(0), limits=QUICK, resolver=self.resolve, dial=self.dial)


@pytest.mark.parametrize("address", SPELLINGS)
def test_no_redirect_leads_inside(server: Hostile, address: str) -> None:
    location = address.encode("utf-8").decode("latin-1")
    server.behaviours["away"] = lambda _, connection, __: send(connection, 302, headers={"Location": location})
    outside = Outside(server)
    with outside.client() as client:
        failed = refused(lambda: client.fetch("http://lab.example/away"))
    # What is no absolute address is a path of the host that said it, and is not found there.
    allowed = (PRIVATE, BAD, FetchFailure.BAD_REDIRECT, FetchFailure.NOT_FOUND, FetchFailure.REDIRECT_LOOP)
    assert failed in allowed
    assert set(outside.dialled) == {"93.184.216.34"}


def test_a_public_host_is_connected_to_at_the_address_that_was_checked(server: Hostile) -> None:
    outside = Outside(server, ("93.184.216.34", "2606:4700:4700::1111"))
    with outside.client() as client:
        brought = client.fetch("http://lab.example/page")
    assert isinstance(brought, Capture)
    assert brought.body == PAGE
    assert (outside.resolved, outside.dialled) == (["lab.example"], ["93.184.216.34"])
    assert server.asked[-1].headers["host"] == "lab.example"


@pytest.mark.parametrize(
    "answer",
    [
        ("127.0.0.1",),
        ("169.254.169.254",),
        ("93.184.216.34", "10.0.0.1"),
        ("::1", "93.184.216.34"),
        ("::ffff:127.0.0.1",),
        ("fe80::1%eth0",),
        ("64:ff9b::7f00:1",),
        ("0.0.0.0",),
        ("100.64.1.1",),
    ],
)
def test_a_name_that_answers_with_a_private_address_is_not_asked(server: Hostile, answer: Sequence[str]) -> None:
    outside = Outside(server, answer)
    with outside.client() as client:
        assert refused(lambda: client.fetch("http://lab.example/page")) is PRIVATE
    assert outside.dialled == []


def test_a_name_that_changes_its_mind_is_checked_at_every_connection(server: Hostile) -> None:
    """Rebinding: public for robots.txt, private for the page. The connection is closed between them."""
    server.behaviours["robots.txt"] = lambda _, c, __: send(c, 404, headers={"Connection": "close"})
    outside = Outside(server, ("93.184.216.34",), ("127.0.0.1",))
    with outside.client() as client:
        assert refused(lambda: client.fetch("http://lab.example/page")) is PRIVATE
    assert outside.dialled == ["93.184.216.34"]
    assert server.paths() == ["/robots.txt"]


def test_a_redirect_to_a_name_with_a_private_address_is_not_followed(server: Hostile) -> None:
    server.behaviours["away"] = lambda _, c, __: send(c, 302, headers={"Location": "http://inside.example/admin"})
    outside = Outside(server, ("93.184.216.34",), ("192.168.0.10",))
    with outside.client() as client:
        assert refused(lambda: client.fetch("http://lab.example/away")) is PRIVATE
    assert "/admin" not in server.paths()


def test_a_robots_txt_that_redirects_inside_is_not_followed(server: Hostile) -> None:
    server.behaviours["robots.txt"] = lambda _, c, __: send(c, 302, headers={"Location": "http://169.254.169.254/"})
    outside = Outside(server)
    with outside.client() as client:
        assert refused(lambda: client.fetch("http://lab.example/page")) is PRIVATE
    assert server.paths() == ["/robots.txt"]


def test_a_declared_private_address_works_and_so_do_its_redirects(server: Hostile, client: Client) -> None:
    brought = client.fetch(server.url("to-page"), allow_private=True)
    assert isinstance(brought, Capture)
    assert brought.body == PAGE


def test_a_connection_for_a_private_source_is_not_there_for_others(server: Hostile, client: Client) -> None:
    client.fetch(server.url("page"), allow_private=True)
    assert refused(lambda: client.fetch(server.url("page"))) is PRIVATE


def test_behind_a_proxy_literal_private_addresses_are_refused(server: Hostile) -> None:
    with Client("x/1", timedelta(0), limits=QUICK, proxy=server.base) as client:
        assert refused(lambda: client.fetch("http://10.0.0.1/")) is PRIVATE
        assert refused(lambda: client.fetch("http://localhost/")) is PRIVATE
        server.behaviours["http:"] = server.behaviours["page"]
        brought = client.fetch("http://lab.example/page")
    assert isinstance(brought, Capture)
    assert server.paths() == ["http://lab.example/robots.txt", "http://lab.example/page"]


def test_a_proxy_that_refuses_is_told_as_such(server: Hostile) -> None:
    with Client("x/1", timedelta(0), limits=QUICK, proxy=server.base) as client:
        assert refused(lambda: client.fetch("https://lab.example/page")) is FetchFailure.CONNECT


def test_an_address_without_end_is_refused() -> None:
    assert refused(lambda: guard.parse("https://lab.example/" + "x" * 9000)) is BAD


@given(st.ip_addresses())
def test_no_address_is_both_public_and_special(address: object) -> None:
    parsed = ip_address(str(address))
    if guard.is_public(parsed):
        embedded = (
            getattr(parsed, "ipv4_mapped", None)
            or getattr(parsed, "sixtofour", None)
            or getattr(parsed, "teredo", None)
        )
        assert embedded is None
        assert not parsed.is_private or str(parsed).startswith("64:ff9b::")
        assert not parsed.is_multicast
        assert not parsed.is_loopback
        assert not parsed.is_link_local
        assert not parsed.is_unspecified
