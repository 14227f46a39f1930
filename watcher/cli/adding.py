"""What `watcher add` finds out: what stands at an address, whether it is watched already, how it would be declared."""

import os
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from urllib.parse import urlsplit

from watcher.check.reading import media_type
from watcher.cli.client import open_client
from watcher.cli.guesses import publisher_of
from watcher.cli.places import places
from watcher.cli.remote import is_private, read_capture
from watcher.cli.stored import catalogue
from watcher.config import Declarations, index_text, load_environment
from watcher.discover.found import key_of
from watcher.discover.ids import id_of
from watcher.discover.known import known, same_document
from watcher.errors import ExtractError, FetchError, InputError
from watcher.extract.listed import Listing
from watcher.extract.proposal import Proposal
from watcher.extract.sandbox import Sandbox
from watcher.model import Adopt, Capture, Document, Index, Rules, Scope, Suspicion
from watcher.verdict import judge

LISTED_MIN = 6
"""So many documents of one folder, and little else: that is a list."""
LISTED_WORDS_MAX = 40
"""Words of a page for each document that it lists: a title, a date and two lines."""
WORDS_MIN = 20
"""With fewer the page has no text beside what it lists."""
_CARD = re.compile(r"(?:system|model)-card", re.IGNORECASE)
_ADVICE = {
    Suspicion.CHALLENGE: "It refuses programs, and the watcher never disguises itself. Look for a feed of the site.",
    Suspicion.LOGIN: "Only what everybody can read is watched.",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """What stands at an address."""

    capture: Capture
    document: Document
    proposal: Proposal
    rules: Rules


def find(url: str, rules: Rules, scope: Scope, *, as_document: bool) -> Finding:
    """Return what stands at an address, read twice where it is a page; raise InputError where it is no document.

    A list of documents is none, and is refused with the stanza of an index, unless it was called one (`as_document`).
    """
    captures = _captures(url)
    first = captures[0]
    with Sandbox() as sandbox:
        proposal = _proposal(sandbox, captures)
        try:
            document: Document | ExtractError = read_capture(first, sandbox, rules=rules, scope=scope)
        except ExtractError as error:
            document = error
        if not as_document:
            _refuse_list(sandbox, first, document)
        _refuse_other(sandbox, first, document, proposal)
        assert isinstance(document, Document)
        rules = replace(rules, select=rules.select or proposal.select, remove=(*rules.remove, *proposal.remove))
        return Finding(first, read_capture(first, sandbox, rules=rules, scope=scope), proposal, rules)


def spelled_as(declared: Declarations | None, *urls: str) -> str | None:
    """Return under which id an address is watched already, by its spellings alone: nothing is fetched."""
    keys = {key for url in urls if (key := key_of(url))}
    sources = declared.sources if declared else ()
    return next((source.id for source in sources if key_of(source.url) in keys), None)


def watched_as(declared: Declarations | None, url: str, found: Finding) -> str | None:
    """Return under which id an address is watched already: by its spellings, redirects, canonical address or text."""
    if declared is None:
        return None
    reached = (url, *(exchange.url for exchange in found.capture.exchanges), found.capture.url)
    if same := spelled_as(declared, *reached):
        return same
    led = (*reached, found.document.canonical)
    if not places().has_catalogue:
        return known(None, declared.sources, declared.indexes).at(led)
    with catalogue() as opened:
        heard = known(opened, declared.sources, declared.indexes)
        return heard.at(led) or same_document(opened, declared.sources, found.capture, found.document)


def index_at(declared: Declarations | None, url: str) -> str | None:
    """Return the id of the index that has this address."""
    indexes = declared.indexes if declared else ()
    return next((index.id for index in indexes if key_of(url) in map(key_of, index.urls)), None)


def _captures(url: str) -> tuple[Capture, Capture]:
    """Return two readings of a page; what is no page is asked for once."""
    private = is_private(url)
    gap = timedelta(0) if private else None
    with open_client(load_environment(os.environ)) as client:
        try:
            first = client.fetch(url, allow_private=private, host_gap=gap)
            assert isinstance(first, Capture)
            if "html" not in (media_type(first)[0] or ""):
                return first, first
            second = client.fetch(url, allow_private=private, host_gap=gap)
        except FetchError as error:
            raise InputError(str(error)) from error
    assert isinstance(second, Capture)
    return first, second


def _proposal(sandbox: Sandbox, captures: Sequence[Capture]) -> Proposal:
    kind, charset = media_type(captures[0])
    if "html" not in (kind or ""):
        return Proposal()
    first, second = (capture.body for capture in captures)
    try:
        return sandbox.proposal(first, second, charset=charset, url=captures[0].url)
    except ExtractError:
        return Proposal()


def _refuse_other(sandbox: Sandbox, capture: Capture, document: Document | ExtractError, proposal: Proposal) -> None:
    """Raise InputError for a login, a challenge, a page that a script would make, and what else is no document."""
    verdict = judge(capture, document, None)
    if verdict.good:
        return
    assert verdict.suspicion
    said = [f"{capture.url} is not watched.", verdict.sentence, _ADVICE.get(verdict.suspicion, "")]
    said += [f"The page names a feed: `watcher add {feed}`." for feed in proposal.feeds[:1]]
    said += [f"The page names its Markdown: `watcher add {proposal.markdown}`."] if proposal.markdown else []
    if verdict.suspicion is Suspicion.EMPTY and isinstance(document, Document):
        said.append(_index_of_links(sandbox, capture))
    raise InputError(" ".join(filter(None, said)))


def _index_of_links(sandbox: Sandbox, capture: Capture) -> str:
    """Return the index to declare where a page has no text but links to documents; nothing where it has no links."""
    listing = _listing(sandbox, capture)
    folder = _folder(listing, capture.url, least=1) if listing else None
    if listing is None or folder is None:
        return ""
    index = index_text(_index(capture.url, listing, folder))
    return f"To hear of what it links to, put this index into watcher.toml (see docs/declarations.md).\n\n{index}"


def _listing(sandbox: Sandbox, capture: Capture) -> Listing | None:
    kind, charset = media_type(capture)
    try:
        return sandbox.listing(capture.body, media_type=kind, charset=charset, url=capture.url)
    except ExtractError:
        return None


def _refuse_list(sandbox: Sandbox, capture: Capture, document: Document | ExtractError) -> None:
    if isinstance(document, Document) and document.media in {"feed", "pdf"}:
        return
    listing = _listing(sandbox, capture)
    if listing is None:
        return
    folder = _folder(listing, capture.url)
    count = sum(item.url.startswith(folder) for item in listing.items) if folder else 0
    if folder is None or (isinstance(document, Document) and not _is_list(document, folder, count)):
        return
    raise InputError(
        f"{capture.url} lists {count} documents below {folder} and is none itself. To hear of them, put this index "
        f"into watcher.toml (see docs/declarations.md); to watch the page as it is, say which --kind it has.\n\n"
        f"{index_text(_index(capture.url, listing, folder))}"
    )


def _folder(listing: Listing, url: str, least: int = LISTED_MIN) -> str | None:
    """Return the address that most of what is listed lies below; None where it is less than a list's worth."""
    if listing.more:
        return f"{urlsplit(url).scheme}://{urlsplit(url).netloc}/"
    folders = Counter(item.url.rpartition("/")[0] + "/" for item in listing.items if item.url != url)
    folder, count = folders.most_common(1)[0] if folders else ("", 0)
    return folder if count >= least else None


def _is_list(document: Document, folder: str, count: int) -> bool:
    """Whether the text of a document is little more than the links of a list, or there is hardly any."""
    links = {link for section in document.sections for block in section.blocks for link in block.links}
    listed = sum(link.startswith(folder) for link in links)
    return document.words < min(count, WORDS_MIN) or (
        listed >= LISTED_MIN and document.words <= LISTED_WORDS_MAX * listed
    )


def _index(url: str, listing: Listing, folder: str) -> Index:
    publisher = publisher_of(url, "", ())
    below = [item.url for item in listing.items if item.url.startswith(folder)]
    cards = sum(_CARD.search(one) is not None for one in below) * 2 > len(below)
    return Index(
        id=id_of("", f"{publisher} {urlsplit(url).path.strip('/').rpartition('/')[2]} list", url, ()),
        urls=(url,),
        match="(system|model)-card" if cards else f"^{re.escape(folder)}",
        adopt=Adopt.ALWAYS if cards else Adopt.ON_TOPIC,
        template=(("publisher", publisher), ("kind", "system-card" if cards else "post")),
        allow_private=is_private(url),
    )
