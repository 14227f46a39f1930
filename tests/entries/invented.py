"""Documents of an invented lab, and changes of them, as the rooms below hand them over."""

from datetime import UTC, datetime

from watcher.model import (
    Block,
    BlockKind,
    ChangeKind,
    Comparison,
    Document,
    Edit,
    EditClass,
    Kind,
    Notice,
    Scope,
    Section,
    SectionChange,
    Side,
    Snapshot,
    Source,
    highest,
)

FEED_ID = "watch.example.org,2026-11-20"
TOLD = datetime(2026, 1, 24, 23, 39, 5, tzinfo=UTC)
BETWEEN = (datetime(2026, 1, 23, 0, 22, tzinfo=UTC), datetime(2026, 1, 24, 23, 38, tzinfo=UTC))

CHARTER = Source(
    id="harbour-charter",
    title="Harbour's Charter",
    publisher="Harbour Lab",
    kind=Kind.CONSTITUTION,
    url="https://harbour.example/charter",
    scope=Scope.ALL,
)
CARD = Source(
    id="lantern-2-card",
    title="Lantern 2 system card",
    publisher="Harbour Lab",
    kind=Kind.SYSTEM_CARD,
    url="https://harbour.example/lantern-2-card",
    series="lantern-cards",
    model="Lantern 2",
)
TRACKER = Source(
    id="welfare-tracker",
    title="Welfare tracker",
    publisher="Tidewatch",
    kind=Kind.TRACKER,
    url="https://tidewatch.example/tracker",
    scope=Scope.ALL,
)


def snapshot(source: Source, captured: datetime, *, url: str | None = None, digest: str = "a") -> Snapshot:
    return Snapshot(
        id=f"{source.id}/{captured:%Y%m%d%H%M%S}",
        source_id=source.id,
        captured=captured,
        url=url or source.url,
        requested_url=source.url,
        sha256=digest * 64,
        media_type="text/html",
        bytes=1000,
    )


def edit(before: str, after: str, *, weight: EditClass = EditClass.SUBSTANTIVE, at: int = 0, **more: object) -> Edit:
    """An edit of a sentence in which the changed words stand between brackets: "We [will] wait." """
    parts = [text.partition("[") for text in (before, after)]
    words = [rest.partition("]") for _, _, rest in parts]
    return Edit(
        edit_class=weight,
        before=words[0][0],
        after=words[1][0],
        context_before=" ".join(parts[0][0].split()[-6:]),
        context_after=" ".join(words[0][2].split()[:6]),
        sentence_before=before.replace("[", "").replace("]", ""),
        sentence_after=after.replace("[", "").replace("]", ""),
        offset_before=len(parts[0][0]),
        offset_after=len(parts[1][0]),
        **more,  # type: ignore[arg-type]
    )


def edited(
    side: Side,
    *edits: Edit,
    before: Side | None = None,
    relevant: bool = True,
    notice: Notice = Notice.NO_CHANGELOG,
    **more: object,
) -> SectionChange:
    return SectionChange(
        kinds=(ChangeKind.EDITED,),
        before=before or side,
        after=side,
        edit_class=highest(e.edit_class for e in edits),
        edits=edits,
        relevant=relevant,
        notice=notice,
        diff="".join(f"@@ -1,1 +1,1 @@ {side.title}\n-{e.sentence_before}\n+{e.sentence_after}\n" for e in edits),
        text_before="".join(f"{e.sentence_before}\n" for e in edits),
        text_after="".join(f"{e.sentence_after}\n" for e in edits),
        **more,  # type: ignore[arg-type]
    )


def section(
    title: str,
    *lines: str,
    number: str | None = None,
    level: int = 1,
    relevant: bool = False,
    pages: tuple[int, int] | None = None,
    path: tuple[str, ...] = (),
    topics: tuple[str, ...] = (),
) -> Section:
    return Section(
        title=title,
        level=level,
        number=number,
        path=path,
        relevant=relevant,
        topics=topics,
        page_first=pages and pages[0],
        page_last=pages and pages[1],
        anchor=pages and f"page={pages[0]}",
        blocks=tuple(Block(BlockKind.PARAGRAPH, line) for line in lines),
    )


def document(title: str, *sections: Section, pages: int | None = None, dated: str | None = None) -> Document:
    return Document(title=title, sections=sections, media="pdf" if pages else "html", pages=pages, dated=dated)


def charter_change() -> Comparison:
    """One sentence, one change of words, no changelog."""
    return Comparison(
        sections=(
            edited(
                Side(title="Firm limits", path=("Charter",), anchor="firm-limits", level=2),
                edit(
                    "Never help an individual [group attempting] to close the harbour to others.",
                    "Never help an individual [or group with an attempt] to close the harbour to others.",
                ),
                topics=("commitments",),
                words_added=5,
                words_removed=2,
            ),
        ),
        diff="--- before\n+++ after\n@@ -1,1 +1,1 @@ Firm limits\n-x\n+y\n",
    )
