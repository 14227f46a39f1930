"""A WebSub hub, and what Apprise reaches, each on loopback."""

import json
import logging
import re
from pathlib import Path
from urllib.parse import parse_qsl

import pytest

from tests.entries.invented import CHARTER, edited
from tests.notify.conftest import MakeDesk
from tests.notify.receiver import Manner, Receiver, closed_port
from tests.publish.installed import rewording
from watcher.config import Secret, Target, TargetKind
from watcher.errors import DeliveryError
from watcher.model import Comparison, Edit, EditClass, Side
from watcher.notify import unready
from watcher.notify.by_apprise import opened as by_apprise_opened
from watcher.notify.message import Message, quiet

DOCS = (Path(__file__).parents[2] / "docs/notifications.md").read_text()
ADDRESSES = re.findall(r"^\| [A-Z]?[A-Za-z]+ \| `([a-z]+://[^`]+)` \|$", DOCS, re.MULTILINE)
SLY = "[our policy](https://evil.example) <https://evil.example|here> *now*"


def hub(url: str) -> Target:
    return Target("hub", TargetKind.WEBSUB, Secret(value=url), allow_private=True)


def by_apprise(url: str) -> Target:
    return Target("room", TargetKind.APPRISE, Secret(value=url))


def test_a_hub_is_told_which_feed_documents_are_new(desk_of: MakeDesk, receiver: Receiver) -> None:
    desk = desk_of(hub(receiver.url("/publish")))
    (entry,) = desk.tell_published()
    assert desk.deliver() == ""
    (request,) = receiver.requests
    form = parse_qsl(request.body.decode())
    assert request.headers["content-type"] == "application/x-www-form-urlencoded"
    assert form[0] == ("hub.mode", "publish")
    told = {value for name, value in form if name == "hub.url"}
    base = desk.settings.base_url
    assert told == {f"{base}/{stem}.{ending}" for stem in entry.feeds for ending in ("rss", "atom", "json")}
    assert all((desk.feeds / url.removeprefix(f"{base}/")).is_file() for url in told)


def test_a_hub_that_fails_is_told_later(desk_of: MakeDesk, receiver: Receiver) -> None:
    desk = desk_of(hub(receiver.url("/publish")))
    desk.tell_published()
    receiver.manner = lambda number, _path: Manner(503 if number == 1 else 204)
    assert "it answered 503" in desk.deliver()
    desk.pass_time(hours=1)
    assert desk.deliver() == ""


@pytest.mark.filterwarnings("ignore:'imghdr' is deprecated:DeprecationWarning")
class TestApprise:
    """Through services that Apprise can be pointed at on loopback."""

    @pytest.fixture(autouse=True)
    def _installed(self) -> None:
        pytest.importorskip("apprise")

    def test_plain_text_goes_to_a_service_of_plain_text(self, desk_of: MakeDesk, receiver: Receiver) -> None:
        desk = desk_of(by_apprise(f"json://127.0.0.1:{receiver.port}/token-of-ours"))
        (entry,) = desk.tell_published()
        assert desk.deliver() == ""
        (request,) = receiver.requests
        found = json.loads(request.body)
        assert found["title"] == entry.title
        assert "Before: We will keep the weights." in found["message"]
        assert found["message"].endswith(f"{desk.settings.base_url}/{entry.links[0].href}")

    def test_html_goes_to_a_service_of_html_with_everything_escaped(
        self, desk_of: MakeDesk, receiver: Receiver
    ) -> None:
        desk = desk_of(by_apprise(f"json://127.0.0.1:{receiver.port}/?format=html"))
        (entry,) = desk.tell_published()
        desk.deliver()
        found = json.loads(receiver.requests[0].body)
        assert "<strong>Before:</strong>" in found["message"]
        assert f'href="{desk.settings.base_url}/{entry.links[0].href}"' in found["message"]

    def test_ntfy_gets_title_and_text(self, desk_of: MakeDesk, receiver: Receiver) -> None:
        desk = desk_of(by_apprise(f"ntfy://127.0.0.1:{receiver.port}/welfare"))
        (entry,) = desk.tell_published()
        assert desk.deliver() == ""
        body = receiver.requests[0].body.decode()
        assert entry.title in json.loads(body)["title"]

    def test_a_refusal_says_its_status_and_no_token(
        self, desk_of: MakeDesk, receiver: Receiver, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level(logging.DEBUG)
        desk = desk_of(by_apprise(f"json://127.0.0.1:{receiver.port}/token-of-ours"))
        desk.tell_published()
        receiver.manner = lambda _number, _path: Manner(403)
        trouble = desk.deliver()
        assert trouble.startswith("the service answered 403; 1 entry is tried again")
        assert "token-of-ours" not in "".join(
            record.getMessage() for record in caplog.records if record.name.startswith(("watcher", "apprise"))
        )

    def test_nobody_listening_is_said(self, desk_of: MakeDesk) -> None:
        desk = desk_of(by_apprise(f"json://127.0.0.1:{closed_port()}/"))
        desk.tell_published()
        assert desk.deliver().startswith("the service could not be reached")

    def test_words_of_a_page_are_no_markdown_where_a_service_shows_markdown(
        self, desk_of: MakeDesk, receiver: Receiver
    ) -> None:
        desk = desk_of(by_apprise(f"mmost://127.0.0.1:{receiver.port}/token-of-ours"))
        sly = Edit(EditClass.SUBSTANTIVE, "will", "may", sentence_before="We will.", sentence_after=f"We may {SLY}.")
        desk.change(CHARTER, Comparison(sections=(edited(Side(title=f"On {SLY}"), sly),)))
        desk.publish()
        assert desk.deliver() == ""
        said = json.loads(receiver.requests[0].body)["text"]
        assert "**Before:** We will." in said
        assert r"\[our policy\]\(https://evil.example\)" in said
        assert "[our policy](" not in said
        assert "<https://evil.example|here>" not in said.replace(r"\<", "")

    @pytest.mark.parametrize("address", ADDRESSES)
    def test_the_documented_addresses_are_known(self, address: str) -> None:
        by_apprise_opened(address)

    @pytest.mark.parametrize("address", ["slack://token-of-ours", "tgram://token-of-ours", "mailto://me:token-of-ours"])
    def test_an_address_that_is_not_whole_is_said_by_its_service_alone(self, address: str) -> None:
        with pytest.raises(DeliveryError, match=r"what follows [a-z]+:// is not what that service wants") as refused:
            by_apprise_opened(address)
        assert "token-of-ours" not in str(refused.value)

    def test_an_address_that_apprise_does_not_know_is_said_at_once(self, desk_of: MakeDesk) -> None:
        desk = desk_of(by_apprise("nonesuch://127.0.0.1/"))
        assert "Apprise does not know its address" in str(unready(desk.targets[0], desk.office.means))
        desk.tell_published()
        assert "Apprise does not know its address" in desk.deliver()
        assert desk.catalogue.outbox.waiting("room", 1)[0].attempts == 0


@pytest.mark.parametrize(
    ("said", "sent"),
    [
        ("@everyone look", "@\u200beveryone look"),
        ("ask @ada@fern.example", "ask @\u200bada@fern.example"),
        ("<!channel> and <@U1>", "<\u200b!channel> and <\u200b@\u200bU1>"),
        (
            "mail us@fern.example, or https://social.example/@fern",
            "mail us@fern.example, or https://social.example/@fern",
        ),
    ],
)
def test_nobody_is_called_by_words_that_a_page_chose(said: str, sent: str) -> None:
    assert quiet(said) == sent


def test_what_is_too_long_for_a_service_is_said_briefly_with_its_address(desk_of: MakeDesk) -> None:
    desk = desk_of()
    told = desk.tell_published(30)
    one = Message("room", tuple(told[:1]), desk.settings.base_url, "Model welfare watch")
    many = Message("room", tuple(told), desk.settings.base_url, "Model welfare watch")
    assert one.text(300) == f"{told[0].summary}\n{desk.settings.base_url}/{told[0].links[0].href}"
    assert many.title == "Model welfare watch: 30 entries"
    for brief in (many.text(1500), many.html(1500)):
        assert len(brief) <= 1500
        assert told[0].links[0].href in brief
        assert " more." in brief


def test_the_address_is_never_cut(desk_of: MakeDesk) -> None:
    desk = desk_of()
    (entry,) = desk.tell_published()
    message = Message("room", (entry,), desk.settings.base_url, "Model welfare watch")
    url = f"{desk.settings.base_url}/{entry.links[0].href}"
    assert message.text(len(url) + 5) == url
    tight = message.text(len(url) + 70)
    assert tight.endswith(f"…\n{url}")
    assert len(tight) <= len(url) + 70
    assert message.html(400).endswith(f'<a href="{url}">{url}</a></p>')


def test_two_short_entries_fit_into_a_toot(desk_of: MakeDesk) -> None:
    desk = desk_of()
    told = desk.tell_published(2)
    said = Message("room", tuple(told), desk.settings.base_url, "Model welfare watch").text(460)
    assert [entry.links[0].href in said for entry in told] == [True, True]
    assert "more" not in said


def test_colours_are_left_out_before_words_are(desk_of: MakeDesk) -> None:
    desk = desk_of()
    (entry,) = desk.tell_published()
    message = Message("room", (entry,), desk.settings.base_url, "Model welfare watch")
    whole = message.html(100_000)
    plain = message.html(len(whole) - 1)
    assert "style=" in whole
    assert "style=" not in plain
    assert "Before:</strong> We <del>will</del> keep the weights." in plain


def test_words_from_right_to_left_reach_chats_without_tags_that_they_refuse(desk_of: MakeDesk) -> None:
    desk = desk_of()
    told = desk.change(CHARTER, rewording("سوف [نحتفظ] بها.", "سوف [نحذف] بها.", title="الأوزان"))
    said = Message("room", (told,), desk.settings.base_url, "Model welfare watch").html(100_000)
    assert "<bdi>" in told.content_html
    assert "bdi>" not in said
    assert "</strong> \u2068سوف" in said
