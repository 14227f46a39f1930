"""Webhooks: what is sent, how it is signed, and what an answer means."""

import base64
import hashlib
import hmac
import json
import ssl
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.notify.conftest import MakeDesk
from tests.notify.desk import QUICK, SECRET, webhook
from tests.notify.receiver import Manner, Receiver, closed_port, receiving
from watcher.config import Secret
from watcher.errors import DeliveryError
from watcher.fetch import Poster
from watcher.notify import send_test, signing
from watcher.publish.jsonfeed import json_item

CERTIFICATES = Path(__file__).parents[1] / "fetch/certificates"


def verified(secret: str, headers: dict[str, str], body: bytes) -> bool:
    """As docs/notifications.md tells a receiver to do it."""
    key = base64.b64decode(secret.removeprefix("whsec_"))
    content = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    expected = base64.b64encode(hmac.new(key, content, hashlib.sha256).digest()).decode()
    given = [one.removeprefix("v1,") for one in headers["webhook-signature"].split() if one.startswith("v1,")]
    return any(hmac.compare_digest(expected, one) for one in given)


def test_the_specifications_own_example_is_signed_as_it_says() -> None:
    at = datetime.fromtimestamp(1614265330, UTC)
    headers = signing.headers("msg_p5jXN8AQM9LWM0D4loKWxJek", at, b'{"test": 2432232314}', signing.keys(SECRET))
    assert headers == {
        "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
        "webhook-timestamp": "1614265330",
        "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    }


def test_an_entry_arrives_signed_as_it_stands_in_the_json_feed(desk_of: MakeDesk, receiver: Receiver) -> None:
    desk = desk_of(webhook(receiver.url()))
    (entry,) = desk.tell_published()
    assert desk.deliver() == ""
    (request,) = receiver.requests
    assert verified(SECRET, request.headers, request.body)
    assert not verified(SECRET, request.headers, request.body + b" ")
    assert request.headers["content-type"] == "application/json"
    assert json.loads(request.body) == {
        "type": "entries",
        "timestamp": entry.told.isoformat(),
        "data": {"schema": 1, "entries": [json.loads(json_item(entry, desk.settings.base_url))]},
    }


def test_two_secrets_sign_while_one_is_replaced_by_the_other(desk_of: MakeDesk, receiver: Receiver) -> None:
    new = "whsec_" + base64.b64encode(b"n" * 32).decode()
    desk = desk_of(webhook(receiver.url(), secret=Secret(value=f"{SECRET}\n{new}\n")))
    desk.tell_published()
    desk.deliver()
    (request,) = receiver.requests
    assert verified(SECRET, request.headers, request.body)
    assert verified(new, request.headers, request.body)


def test_what_was_withdrawn_before_it_was_sent_is_sent_as_a_tombstone(desk_of: MakeDesk, receiver: Receiver) -> None:
    desk = desk_of(webhook(receiver.url()))
    entry = desk.change()
    desk.correct(entry, withdraw=True)
    desk.publish()
    desk.deliver()
    said = b"".join(request.body for request in receiver.requests)
    assert next(event for request in receiver.requests for event in request.events) == entry.event_id
    assert b"keep the weights" not in said
    assert b"withdrawn" in said.lower()


@pytest.mark.parametrize(
    ("manner", "sentence"),
    [
        (Manner(500), "it answered 500"),
        (Manner(302, {"Location": "http://127.0.0.1/elsewhere"}), "redirects are not followed"),
        (Manner(404), "it answered 404"),
        (Manner(hang_seconds=5.0), "it did not answer in time"),
        (Manner(cut=True), "it gave no answer that is HTTP"),
    ],
)
def test_what_is_no_acceptance_is_said_and_tried_again(
    desk_of: MakeDesk, receiver: Receiver, manner: Manner, sentence: str
) -> None:
    desk = desk_of(webhook(receiver.url()))
    entries = desk.tell_published(2)
    receiver.manner = lambda _number, _path: manner
    assert sentence in desk.deliver()
    assert {event for request in receiver.requests for event in request.events} == {entries[0].event_id}
    receiver.manner = lambda _number, _path: Manner()
    desk.pass_time(hours=1)
    assert desk.deliver() == ""
    assert [event for one in receiver.accepted() for event in one.events] == [entry.event_id for entry in entries]


def test_the_same_message_has_the_same_id_however_often_it_is_tried(desk_of: MakeDesk, receiver: Receiver) -> None:
    desk = desk_of(webhook(receiver.url()))
    desk.tell_published()
    receiver.manner = lambda number, _path: Manner(500 if number < 4 else 200)
    for _ in range(4):
        desk.deliver()
        desk.pass_time(hours=1)
    ids = [request.headers["webhook-id"] for request in receiver.requests]
    assert len(ids) == 4
    assert len(set(ids)) == 1


def test_nobody_listening_is_no_acceptance(desk_of: MakeDesk) -> None:
    desk = desk_of(webhook(f"http://127.0.0.1:{closed_port()}/hook"))
    desk.tell_published()
    assert "it accepts no connection" in desk.deliver()


def test_a_wrong_certificate_is_no_acceptance_and_the_right_one_is(desk_of: MakeDesk) -> None:
    trusting = ssl.create_default_context(cafile=CERTIFICATES / "authority.pem")
    poster = Poster("test", limits=QUICK, resolver=lambda _host, _port: ("127.0.0.1",), context=trusting)
    with (
        receiving(certificate=CERTIFICATES / "other.pem") as wrong,
        receiving(certificate=CERTIFICATES / "lab.pem") as right,
    ):
        desk = desk_of(webhook(f"https://lab.example:{wrong.port}/hook"), poster=poster)
        desk.tell_published()
        assert "its certificate does not prove that it is who its name says" in desk.deliver()
        assert wrong.requests == []
        desk.targets = (webhook(f"https://lab.example:{right.port}/hook"),)
        desk.pass_time(hours=1)
        assert desk.deliver() == ""
        assert len(right.requests) == 1


def test_a_private_address_wants_the_operators_word(desk_of: MakeDesk, receiver: Receiver) -> None:
    desk = desk_of(webhook(receiver.url(), allow_private=False))
    desk.tell_published()
    assert "declare allow_private = true" in desk.deliver()
    assert receiver.requests == []


def test_no_sentence_names_the_address(desk_of: MakeDesk, receiver: Receiver, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG", "watcher")
    desk = desk_of(webhook(receiver.url("/hidden-token")))
    desk.tell_published(3)
    for manner in (Manner(500), Manner(cut=True), Manner(301)):
        receiver.manner = lambda _number, _path, manner=manner: manner  # type: ignore[misc]
        assert "hidden-token" not in desk.deliver()
        (head,) = desk.catalogue.outbox.waiting("room", 1)
        assert "hidden-token" not in head.sentence
        assert str(receiver.port) not in head.sentence
        assert "hidden-token" not in repr(desk.targets)
        assert SECRET not in repr(desk.targets)
        desk.catalogue.outbox.accepted([head], desk.at)
    assert "hidden-token" not in caplog.text
    assert "room: it answered 500" in caplog.text


@pytest.mark.parametrize(
    "secret", ["", "plain words", "whsec_", "whsec_c2hvcnQ=", "whsec_!!!!", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"]
)
def test_a_secret_that_receivers_could_not_use_is_said_and_nothing_is_counted(
    desk_of: MakeDesk, receiver: Receiver, secret: str
) -> None:
    desk = desk_of(webhook(receiver.url(), secret=Secret(env="HOOK")), env={"HOOK": secret})
    desk.tell_published()
    trouble = desk.deliver()
    assert "secret is not 'whsec_'" in trouble or "environment variable HOOK is missing or empty" in trouble
    assert len(secret) < 7 or secret not in trouble
    assert desk.catalogue.outbox.waiting("room", 1)[0].attempts == 0
    assert receiver.requests == []


def test_a_test_is_sent_past_the_outbox(desk_of: MakeDesk, receiver: Receiver) -> None:
    desk = desk_of(webhook(receiver.url()))
    send_test(desk.targets[0], desk.settings, desk.office.means)
    (request,) = receiver.requests
    assert json.loads(request.body)["type"] == "test"
    assert verified(SECRET, request.headers, request.body)
    receiver.manner = lambda _number, _path: Manner(403)
    with pytest.raises(DeliveryError, match="it answered 403"):
        send_test(desk.targets[0], desk.settings, desk.office.means)
