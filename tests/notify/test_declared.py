"""`[[notify]]`: what is read, and what is refused with a sentence."""

from datetime import timedelta
from pathlib import Path

import pytest

from watcher.config import Secret, TargetKind, load
from watcher.errors import DeclarationError
from watcher.model import EditClass, Event, Kind

SOURCE = """
[[source]]
id = "fern-charter"
title = "The Charter of Fern"
publisher = "Fern Lab"
kind = "constitution"
url = "https://fern.example/charter"
"""


def declared(tmp_path: Path, watcher: str) -> Path:
    (tmp_path / "sources.toml").write_text(SOURCE)
    (tmp_path / "watcher.toml").write_text(watcher)
    return tmp_path / "sources.toml"


def test_every_key_is_read(tmp_path: Path) -> None:
    config = declared(
        tmp_path,
        """
[[notify]]
name = "desk"
kind = "webhook"
url_env = "DESK_URL"
secret_file = "secrets/desk"
sources = ["fern-charter"]
topics = ["evidence.self-reports"]
kinds = ["constitution"]
classes = ["substantive"]
events = ["changed", "gone"]
health = true
every = "1h"
allow_private = true
enabled = false

[[notify]]
name = "phone"
kind = "apprise"
url_file = "/run/secrets/ntfy"
""",
    )
    desk, phone = load(config).targets
    assert (desk.name, desk.kind, desk.every) == ("desk", TargetKind.WEBHOOK, timedelta(hours=1))
    assert (desk.url, desk.secret) == (Secret(env="DESK_URL"), Secret(file=tmp_path / "secrets/desk"))
    assert (desk.wanted.kinds, desk.wanted.classes) == ((Kind.CONSTITUTION,), (EditClass.SUBSTANTIVE,))
    assert (desk.wanted.events, desk.wanted.health) == ((Event.CHANGED, Event.GONE), True)
    assert (desk.allow_private, desk.enabled) == (True, False)
    assert (phone.kind, phone.url, phone.secret) == (TargetKind.APPRISE, Secret(file=Path("/run/secrets/ntfy")), None)


def test_the_hub_of_the_settings_is_a_target(tmp_path: Path) -> None:
    config = declared(tmp_path, '[watcher]\nhub = "https://hub.example/"\n')
    (hub,) = load(config).targets
    assert (hub.name, hub.kind, hub.url.value) == ("hub", TargetKind.WEBSUB, "https://hub.example/")


@pytest.mark.parametrize("name", ["our-hub", "hub"])
def test_a_stanza_for_the_hub_takes_its_place(tmp_path: Path, name: str) -> None:
    stanza = f'[[notify]]\nname = "{name}"\nkind = "websub"\nallow_private = true\n'
    (hub,) = load(declared(tmp_path, f'[watcher]\nhub = "http://10.0.0.7/"\n{stanza}')).targets
    assert (hub.name, hub.url.value, hub.allow_private) == (name, "http://10.0.0.7/", True)


HOOK = 'name = "desk"\nkind = "webhook"\n'


@pytest.mark.parametrize(
    ("stanza", "said"),
    [
        (HOOK + 'secret_env = "S"', "expected one of url, url_env and url_file"),
        (HOOK + 'secret_env = "S"\nurl = "https://x.example"\nurl_env = "U"', "expected one of url, url_env"),
        (HOOK + 'url = "https://x.example"', "expected one of secret_env and secret_file"),
        (HOOK + 'url = "ntfy://x"\nsecret_env = "S"', "expected an address with http or https"),
        (HOOK + 'url_env = "not a name"\nsecret_env = "S"', "expected the name of an environment variable"),
        (HOOK + 'url_env = "U"\nsecret_env = "S"\nevents = ["changd"]', "did you mean 'changed'?"),
        (HOOK + 'url_env = "U"\nsecret_env = "S"\nsources = ["fern-chartr"]', "did you mean 'fern-charter'?"),
        (HOOK + 'url_env = "U"\nsecret_env = "S"\nsources = []', "a list of at least one"),
        (HOOK + 'url_env = "U"\nsecret_env = "S"\ntopic = ["evidence"]', "did you mean 'topics'?"),
        ('name = "x"\nkind = "websub"', "expected one of url, url_env and url_file"),
        ('name = "x"\nkind = "websub"\nurl_env = "U"\nhealth = true', "it takes no filters"),
        ('name = "x"\nkind = "apprise"\nurl_env = "U"\nsecret_env = "S"', "only a webhook is signed"),
        ('name = "x"\nkind = "apprise"\nurl_env = "U"\nallow_private = true', "apprise connects by itself"),
        ('name = "hub"\nkind = "apprise"\nurl_env = "U"', "found 'hub', the name of the settings' hub"),
        ('kind = "apprise"\nurl_env = "U"', "name: is missing"),
        ('name = "x"\nkind = "web-hook"\nurl_env = "U"', "did you mean 'webhook'?"),
    ],
)
def test_what_does_not_go_together_is_refused_with_its_line(tmp_path: Path, stanza: str, said: str) -> None:
    config = declared(tmp_path, f"[[notify]]\n{stanza}\n")
    with pytest.raises(DeclarationError) as refused:
        load(config)
    assert said in str(refused.value)
    assert refused.value.errors[0].line is not None


def test_a_secret_in_a_wrong_address_is_not_repeated(tmp_path: Path) -> None:
    for url in (
        "https://user:pass-of-ours@x.example/",
        "pass-of-ours",
        "https://x.example/pass-of-ours here",
        "https://user:pass-of-ours",
        "https://[pass-of-ours/",
    ):
        config = declared(tmp_path, f'[[notify]]\n{HOOK}url = "{url}"\nsecret_env = "S"\n')
        with pytest.raises(DeclarationError) as refused:
            load(config)
        assert "pass-of-ours" not in str(refused.value)


@pytest.mark.parametrize("url", ["https://user:pass-of-ours@hub.example/", "https://user:pass/of-ours@hub.example/"])
def test_a_password_in_the_address_of_a_hub_is_not_repeated(tmp_path: Path, url: str) -> None:
    with pytest.raises(
        DeclarationError, match=r"hub: found 'https://...@hub.example/'; expected an address"
    ) as refused:
        load(declared(tmp_path, f'[watcher]\nhub = "{url}"\n'))
    assert "of-ours" not in str(refused.value)
