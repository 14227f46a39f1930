"""What the declaration files say, and how a mistake in them is told."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watcher.config import Settings, load
from watcher.config.stanzas import FILE_BYTES_MAX, read
from watcher.errors import DeclarationError, DeclarationErrors
from watcher.model import Adopt, Kind, Scope

ONE = """[[source]]
id = "acme-charter"
title = "Acme's charter"
publisher = "Acme"
kind = "constitution"
url = "https://acme.example/charter"
"""
TWO = ONE.replace("charter", "pledge").replace("constitution", "commitment")
INDEX = """[[index]]
id = "acme-cards"
urls = ["https://acme.example/cards", "https://acme.example/de/cards"]
match = "-card$"
adopt = "on-topic"
template = { publisher = "Acme", kind = "system-card", series = "acme-cards" }
"""

Declare = Callable[..., Path]


@pytest.fixture
def declare(tmp_path: Path) -> Declare:
    def write(sources: str = ONE, *, watcher: str | None = None, adopted: str | None = None) -> Path:
        files = {"sources.toml": sources, "watcher.toml": watcher, "adopted.toml": adopted}
        for name, text in files.items():
            if text is not None:
                (tmp_path / name).write_text(text, "utf-8")
        return tmp_path / "sources.toml"

    return write


def wrong(config: Path, **more: Path | dict[str, str]) -> DeclarationError:
    with pytest.raises(DeclarationError) as caught:
        load(config, **more)  # type: ignore[arg-type]
    return caught.value


def test_a_source_has_what_its_stanza_says(declare: Declare) -> None:
    config = declare(
        ONE
        + """every = "90m"
scope = "all"
select = ["main article", "main"]
remove = ".related"
keep = ["[hidden] table"]
published = 2026-01-22
rights = "cc0"
was = ["acme-values"]
host_gap = "5s"
patience = "2d"
"""
    )
    (source,) = load(config).sources
    assert (source.id, source.kind, source.scope) == ("acme-charter", Kind.CONSTITUTION, Scope.ALL)
    assert (source.every, source.host_gap) == (timedelta(minutes=90), timedelta(seconds=5))
    assert source.patience == timedelta(days=2)
    assert source.rules.select == ("main article", "main")
    assert (source.rules.remove, source.rules.keep) == ((".related",), ("[hidden] table",))
    assert source.published == date(2026, 1, 22)
    assert (source.rights, source.was, source.enabled, source.adopted) == ("cc0", ("acme-values",), True, False)


def test_what_a_stanza_does_not_say_is_at_its_default(declare: Declare) -> None:
    (source,) = load(declare()).sources
    assert (source.every, source.scope, source.host_gap) == (None, Scope.WELFARE, None)
    assert (source.rules.select, source.allow_private, source.was) == ((), False, ())


def test_auto_is_an_interval(declare: Declare) -> None:
    assert load(declare(ONE + 'every = "auto"\n')).sources[0].every == "auto"


def test_an_index_has_what_its_stanza_says(declare: Declare) -> None:
    (index,) = load(declare(INDEX)).indexes
    assert index.urls == ("https://acme.example/cards", "https://acme.example/de/cards")
    assert (index.match, index.adopt) == ("-card$", Adopt.ON_TOPIC)
    assert dict(index.template) == {"publisher": "Acme", "kind": "system-card", "series": "acme-cards"}


def test_a_misspelt_key_is_named_with_its_place_and_the_right_spelling(declare: Declare) -> None:
    config = declare(ONE + 'evry = "1h"\n')
    error = wrong(config)
    assert (error.file, error.line, error.source, error.key) == (config, 7, "acme-charter", "evry")
    assert "did you mean 'every'?" in str(error)


def test_a_wrong_value_is_told_with_what_was_found_and_expected(declare: Declare) -> None:
    error = wrong(declare(ONE.replace('"constitution"', '"constitutoin"')))
    assert (error.line, error.key, error.found) == (5, "kind", "'constitutoin'")
    assert error.expected is not None
    assert "system-card" in error.expected
    assert "did you mean 'constitution'?" in str(error)


def test_every_mistake_is_told_in_one_go_in_order_of_the_text(declare: Declare) -> None:
    error = wrong(declare(ONE.replace("https", "ftp") + "scope = 'some'\n" + "[[source]]\nid = 'B'\n"))
    told = [(one.line, one.key) for one in error.errors]
    assert told == [(6, "url"), (7, "scope"), (8, "title"), (8, "publisher"), (8, "kind"), (8, "url"), (9, "id")]
    assert str(error).startswith("7 declarations are wrong.")


def test_a_misspelt_table_is_named(declare: Declare) -> None:
    error = wrong(declare(ONE.replace("[[source]]", "[[soruce]]")))
    assert (error.line, error.key) == (1, "soruce")
    assert "did you mean 'source'?" in str(error)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (ONE + "every = \n", 7),
        (ONE + ONE.splitlines()[0] + "\nid = 5 5\n", 8),
        (ONE + 'id = "again"\n', 7),
    ],
)
def test_what_is_not_toml_is_told_with_its_line(declare: Declare, text: str, line: int) -> None:
    error = wrong(declare(text))
    assert error.line == line
    assert "TOML" in str(error)


def test_a_key_that_stands_there_twice_is_named(declare: Declare) -> None:
    assert "found 'title' a second time" in str(wrong(declare(ONE + '"title" = "Another"\n')))


def test_a_mistake_names_what_it_is_in(declare: Declare) -> None:
    assert "index 'acme-cards', adopt" in str(wrong(declare(INDEX.replace("on-topic", "sometimes"))))
    target = '[[notify]]\nname = "desk"\nkind = "pigeon"\nurl_env = "DESK"\n'
    assert "target 'desk', kind" in str(wrong(declare(ONE, watcher=target)))


def test_a_single_value_where_a_table_is_wanted_is_told(declare: Declare) -> None:
    error = wrong(declare("# sources\nsource = 5\n"))
    assert (error.line, error.key) == (2, "source")


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    error = wrong(tmp_path / "sources.toml")
    assert "No such file" in str(error)
    assert error.file == tmp_path / "sources.toml"


def test_a_file_that_is_not_utf8_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_bytes(b"# one\n# caf\xe9\n")
    assert wrong(tmp_path / "sources.toml").line == 2


def test_a_file_without_end_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_bytes(b"#" * (FILE_BYTES_MAX + 1))
    assert f"at most {FILE_BYTES_MAX}" in str(wrong(tmp_path / "sources.toml"))


def test_ids_are_unique(declare: Declare) -> None:
    error = wrong(declare(ONE + "\n" + ONE))
    assert (error.line, error.key) == (9, "id")
    assert "line 1" in str(error)


def test_a_source_and_an_index_may_not_share_an_id(declare: Declare) -> None:
    assert "as an index and as a source" in str(
        wrong(declare(ONE + INDEX.replace('"acme-cards"', '"acme-charter"', 1)))
    )


@pytest.mark.parametrize("old", ["acme-pledge", "acme-charter", "acme-values"])
def test_an_earlier_id_belongs_to_one_source_that_is_not_declared_any_more(declare: Declare, old: str) -> None:
    config = declare(f'{ONE}was = ["{old}"]\n{TWO}was = ["acme-values"]\n')
    assert wrong(config).key == "was"


def test_many_earlier_ids_are_fine(declare: Declare) -> None:
    config = declare(f'{ONE}was = ["acme-old", "acme-older"]\n{TWO}was = ["acme-other"]\n')
    assert [source.was for source in load(config).sources] == [("acme-old", "acme-older"), ("acme-other",)]


class TestOperator:
    def test_keys_of_watcher_toml_are_written_over_the_catalogue(self, declare: Declare) -> None:
        config = declare(ONE + TWO, watcher='[[source]]\nid = "acme-charter"\nenabled = false\n')
        charter, pledge = load(config).sources
        assert (charter.enabled, charter.title, pledge.enabled) == (False, "Acme's charter", True)

    def test_an_unknown_id_is_a_source_of_the_operator(self, declare: Declare) -> None:
        assert [source.id for source in load(declare(ONE, watcher=TWO)).sources] == ["acme-charter", "acme-pledge"]

    def test_a_mistake_in_an_override_is_told_where_it_stands(self, declare: Declare) -> None:
        config = declare(ONE, watcher='\n[[source]]\nid = "acme-charter"\nkind = 5\n')
        error = wrong(config)
        assert (error.file, error.line) == (config.parent / "watcher.toml", 4)

    def test_an_override_of_nothing_is_one_mistake_with_the_id_that_was_meant(self, declare: Declare) -> None:
        error = wrong(declare(ONE, watcher='[[source]]\nid = "acme-charters"\nenabled = false\n'))
        assert len(error.errors) == 1
        assert "did you mean 'acme-charter'?" in error.message
        assert (error.source, error.line) == ("acme-charters", 2)

    def test_adopted_sources_come_last_and_say_so(self, declare: Declare) -> None:
        config = declare(ONE, adopted=TWO)
        found = load(config, snapshots=config.parent).sources
        assert [(source.id, source.adopted) for source in found] == [("acme-charter", False), ("acme-pledge", True)]

    def test_adopted_sources_come_behind_the_operators_own(self, declare: Declare) -> None:
        own = TWO.replace("pledge", "faq")
        found = load(declare(ONE, watcher=own, adopted=TWO), snapshots=declare().parent).sources
        assert [source.id for source in found] == ["acme-charter", "acme-faq", "acme-pledge"]

    def test_a_declared_source_wins_over_an_adopted_one(self, declare: Declare) -> None:
        config = declare(ONE, adopted=ONE.replace("Acme's charter", "Found"))
        (source,) = load(config, snapshots=config.parent).sources
        assert (source.title, source.adopted) == ("Acme's charter", False)

    def test_an_adopted_source_can_be_paused(self, declare: Declare) -> None:
        config = declare(ONE, watcher='[[source]]\nid = "acme-pledge"\nenabled = false\n', adopted=TWO)
        adopted = load(config, snapshots=config.parent).sources[1]
        assert (adopted.adopted, adopted.enabled) == (True, False)


class TestSettings:
    def test_without_any_the_defaults_hold(self, declare: Declare) -> None:
        settings = load(declare()).settings
        assert settings == Settings()
        assert settings.base_url_is_example

    def test_they_are_read_from_watcher_toml(self, declare: Declare) -> None:
        config = declare(
            watcher="""[watcher]
title = "Acme watch"
base_url = "https://watch.acme.example/feeds/"
listen = "0.0.0.0:80"
contact = "mailto:me@acme.example"
host_gap = "3s"
disk_free_min = "2 GiB"
hub = "https://hub.acme.example/"
proxy = "http://10.0.0.1:3128"
"""
        )
        settings = load(config).settings
        assert (settings.title, settings.base_url) == ("Acme watch", "https://watch.acme.example/feeds")
        assert (settings.listen, settings.contact) == (("0.0.0.0", 80), "mailto:me@acme.example")
        assert (settings.host_gap, settings.disk_free_min) == (timedelta(seconds=3), 2 * 2**30)
        assert settings.hub == "https://hub.acme.example/"
        assert settings.proxy == "http://10.0.0.1:3128"
        assert not settings.base_url_is_example

    def test_a_size_may_be_bytes_and_a_name_of_a_zone_utc(self, declare: Declare) -> None:
        settings = load(declare(watcher='[watcher]\ndisk_free_min = 5\ntimezone = "UTC"\n')).settings
        assert (settings.disk_free_min, settings.timezone) == (5, "UTC")

    @pytest.mark.skipif("Europe/Zurich" not in available_timezones(), reason="this machine has no time zone database")
    def test_a_zone_of_the_machine_is_fine(self, declare: Declare) -> None:
        assert load(declare(watcher='[watcher]\ntimezone = "Europe/Zurich"\n')).settings.timezone == "Europe/Zurich"

    def test_the_environment_wins(self, declare: Declare) -> None:
        config = declare(watcher='[watcher]\nlisten = "127.0.0.1:1"\n')
        settings = load(config, env={"WATCHER_LISTEN": "[::1]:2"}).settings
        assert settings.listen == ("::1", 2)

    def test_a_wrong_variable_is_named(self, declare: Declare) -> None:
        assert "WATCHER_LISTEN" in str(wrong(declare(), env={"WATCHER_LISTEN": "here"}))

    def test_a_misspelt_setting_is_named(self, declare: Declare) -> None:
        error = wrong(declare(watcher='[watcher]\nbaseurl = "https://a.example"\n'))
        assert (error.line, error.key) == (2, "baseurl")
        assert "did you mean 'base_url'?" in str(error)


class TestManners:
    """Less than two seconds between two requests are for our own machines alone."""

    @pytest.mark.parametrize("private", ["", "allow_private = false\n"])
    def test_a_short_gap_is_refused(self, declare: Declare, private: str) -> None:
        error = wrong(declare(ONE + private + 'host_gap = "1s"\n'))
        assert (error.key, error.line) == ("host_gap", 7 + private.count("\n"))

    def test_a_short_gap_is_fine_for_a_private_source(self, declare: Declare) -> None:
        (source,) = load(declare(ONE + 'allow_private = true\nhost_gap = "0s"\n')).sources
        assert source.host_gap == timedelta(0)

    def test_a_short_gap_for_all_is_refused_while_a_source_is_public(self, declare: Declare) -> None:
        watcher = '[watcher]\nhost_gap = "0s"\n'
        again = ONE.replace("acme-charter", "acme-notes").replace("/charter", "/notes")
        error = wrong(declare(ONE + again, watcher=watcher))  # one mistake, where it stands
        assert (error.file and error.file.name, error.line, error.key) == ("watcher.toml", 2, "host_gap")
        assert not isinstance(error, DeclarationErrors)
        assert load(declare(ONE + "allow_private = true\n", watcher=watcher)).settings.host_gap == timedelta(0)

    def test_a_public_source_may_keep_its_own_gap_beside_a_short_one_for_all(self, declare: Declare) -> None:
        config = declare(ONE + 'host_gap = "2s"\n', watcher='[watcher]\nhost_gap = "0s"\n')
        assert load(config).sources[0].host_gap == timedelta(seconds=2)

    def test_an_index_keeps_the_manners_too(self, declare: Declare) -> None:
        assert wrong(declare(INDEX, watcher='[watcher]\nhost_gap = "0.5s"\n')).key == "host_gap"


@pytest.mark.parametrize(
    "line",
    [
        'id = "Acme"',
        'id = "../acme"',
        'id = "-acme"',
        f'id = "{"a" * 101}"',
        'title = ""',
        'title = "two\\nlines"',
        'title = "\\u202eback"',
        "title = 5",
        f'title = "{"a" * 301}"',
        'url = "acme.example/charter"',
        'url = "file:///etc/passwd"',
        'url = "https:///charter"',
        'url = "https://me:secret@acme.example/"',
        'url = "https://acme.example/a b"',
        'url = "https://[::1/"',
        'url = "https://acme.example:99999/"',
        'every = "1 hour"',
        'every = "0s"',
        'every = "400d"',
        "every = 60",
        'scope = "half"',
        'select = ""',
        'select = ["main", 5]',
        'select = "main [class*=Body"',
        'select = "main)"',
        'select = "main >"',
        'select = ", main"',
        'select = "a[title=\'x]"',
        'published = "last year"',
        "published = 5",
        "published = 2026-01-22T00:00:00Z",
        'rights = "mine"',
        'was = "acme-old"',
        'enabled = "yes"',
        "allow_private = 1",
        'series = "Acme Cards"',
    ],
)
def test_a_value_that_does_not_fit_is_refused_at_its_key(declare: Declare, line: str) -> None:
    key = line.split(" =", maxsplit=1)[0]
    kept = [one for one in ONE.splitlines() if not one.startswith(f"{key} =")]
    error = wrong(declare("\n".join([*kept, line, ""])))
    assert [(one.key, one.line) for one in error.errors] == [(key, len(kept) + 1)]
    assert "expected" in str(error)


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("urls = []", "urls"),
        ('match = ""', "match"),
        ('match = "("', "match"),
        ('adopt = "maybe"', "adopt"),
        ('named = "Acme [0-9]"', "named"),
        ('named_url = "https://acme.example/{}"', "named"),
        ('named_url = "https://acme.example/card"', "named_url"),
        ('named_url = "{}"', "named_url"),
        ('every = "auto"', "every"),
        ("template = 5", "template"),
        ('template = { publisher = "Acme" }', "template.kind"),
        ('template = { publisher = "Acme", kind = "card" }', "template.kind"),
        ('template = { publisher = "Acme", kind = "post", url = "https://a.example" }', "template.url"),
    ],
)
def test_a_value_that_does_not_fit_an_index_is_refused_at_its_key(declare: Declare, line: str, key: str) -> None:
    kept = [one for one in INDEX.splitlines() if not one.startswith(f"{line.split(' =', maxsplit=1)[0]} =")]
    error = wrong(declare("\n".join([*kept, line, ""])))
    assert [one.key for one in error.errors] == [key]


@pytest.mark.parametrize(
    "line",
    [
        'base_url = "watch.acme.example"',
        'base_url = "https://watch.acme.example/?a=b"',
        'base_url = "https://üü..example"',
        'listen = "8080"',
        'listen = "::1:8080"',
        'listen = "127.0.0.1:70000"',
        f'listen = "127.0.0.1:{"9" * 5000}"',
        'contact = "me"',
        'contact = "mailto:me@acme.example (evil)"',
        'host_gap = "-1s"',
        'disk_free_min = "much"',
        "disk_free_min = -1",
        "disk_free_min = true",
        'timezone = "Mars/Olympus"',
        "timezone = 5",
        'timezone = "../../etc/passwd"',
        "publish_texts = true",
        'hub = "hub"',
        'proxy = "proxy:3128"',
        'proxy = "socks5://10.0.0.1:1080"',
    ],
)
def test_a_setting_that_does_not_fit_is_refused(declare: Declare, line: str) -> None:
    error = wrong(declare(watcher=f"[watcher]\n{line}\n"))
    assert (error.key, error.line) == (line.split(" =", maxsplit=1)[0], 2)


def test_a_setting_that_is_not_there_yet_is_no_misspelling(declare: Declare) -> None:
    said = str(wrong(declare(watcher="[watcher]\npublish_texts = true\n")))
    assert "cannot be published yet" in said
    assert "unknown" not in said
    assert load(declare(watcher="[watcher]\npublish_texts = false\n")).settings.title
    assert "cannot be published yet" in str(wrong(declare(), env={"WATCHER_PUBLISH_TEXTS": "true"}))


class TestPlaces:
    """Lines are right whatever stands between."""

    def test_text_that_looks_like_a_table_is_text(self, tmp_path: Path) -> None:
        file = tmp_path / "sources.toml"
        file.write_text(
            '# [[source]]\n[[source]]\ntitle = """\n[[source]]\nid = "x"\n"""\nselect = [\n  "[a]", # ]\n  \'[[source]]\',\n]\n'
            "\"id\" = 'a'\n[[index]]\nid = 'i'\n[[source]]\nid = 'b'\n"
        )
        places = [(stanza.id, stanza.line, stanza.given["id"].line) for stanza in read(file)]
        assert places == [("a", 2, 11), ("b", 14, 15), ("i", 12, 13)]

    def test_rows_of_a_list_are_no_tables(self, tmp_path: Path) -> None:
        file = tmp_path / "sources.toml"
        file.write_text("[[source]]\nkeep = [\n  ['a'],\n]\nid = 'a'\n")
        assert read(file)[0].given["id"].line == 5

    def test_a_byte_order_mark_is_no_text(self, tmp_path: Path) -> None:
        file = tmp_path / "sources.toml"
        file.write_bytes(b"\xef\xbb\xbf[[source]]\nid = 'a'\n")
        assert read(file)[0].id == "a"

    def test_quotes_at_the_end_of_a_long_string_are_its_own(self, tmp_path: Path) -> None:
        file = tmp_path / "sources.toml"
        file.write_text("[[source]]\ntitle = '''\nit said 'no''''\nid = 'a'\n[[source]]\nid = 'b'\n")
        assert [stanza.given["id"].line for stanza in read(file)] == [4, 6]

    @given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=30), max_size=6))
    def test_comments_and_long_strings_move_lines_and_nothing_else(
        self, tmp_path_factory: pytest.TempPathFactory, texts: list[str]
    ) -> None:
        file = tmp_path_factory.mktemp("places") / "sources.toml"
        clean = ["".join(c for c in text if c in "\n\t" or c.isprintable()) for text in texts]
        comments = "".join(f"# {line}\n" for text in clean for line in text.splitlines())
        long = "".join(text.replace("'", "") for text in clean)
        file.write_bytes(f"{comments}[[source]]\ntitle = '''{long}'''\nid = \"a\"\n".encode())
        (stanza,) = read(file)
        assert stanza.line == comments.count("\n") + 1
        assert stanza.given["id"].line == comments.count("\n") + 3 + long.count("\n")


@pytest.mark.parametrize(
    "damaged", ["\0garbage", '[[source]]\nid = "../../x"\nurl = "file:///etc/passwd"\n', "[[source"]
)
def test_a_damaged_file_of_adopted_sources_says_what_to_do(declare: Declare, damaged: str) -> None:
    config = declare(ONE, adopted=damaged)
    with pytest.raises(DeclarationError, match=r"adopted\.toml") as caught:
        load(config, snapshots=config.parent)
    if damaged[0] != "[" or "]]" not in damaged:
        assert "move it away: it is made again from the catalogue" in str(caught.value)
