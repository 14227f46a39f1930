"""What stands on a page and is not the document: decided by what an element says it is, never by a host's own names."""

import re
from collections.abc import Iterable
from functools import lru_cache

from bs4 import Tag

from watcher.extract.html import controls
from watcher.extract.html.tree import attribute, holds, names_of, prose_chars, remove, tags

_NEVER = frozenset(
    "head script style noscript svg iframe canvas video audio object embed applet select option datalist input textarea"
    " dialog nav menu meter progress map area source track annotation frame frameset noframes rp title link meta base label legend".split()
)
_ROLES = frozenset(
    "navigation banner contentinfo complementary search dialog alertdialog menu menubar toolbar tooltip status log alert"
    " progressbar combobox listbox slider tablist timer scrollbar spinbutton".split()
)
_HIDDEN_NAMES = re.compile(
    r"(?:^|[\s_-])(?:sr-only|visually-?hidden|screen-?reader(?:-text|-only)?|visuallyhidden|a11y-?(?:text|hidden)|assistive-text"
    r"|u-hidden-visually|invisible-text|offscreen|hide-visually|is-visually-hidden|element-invisible|cdk-visually-hidden)(?:$|[\s_-])"
)
_CHROME_NAMES = re.compile(
    r"(?:^|[\s_-])(?:breadcrumbs?|crumbs?|cookie-(?:banner|consent|notice|bar|popup|modal|dialog|settings|law)|consent|gdpr|onetrust"
    r"|skip-?(?:link|nav|to)s?|shar(?:e|ing)(?:-(?:links?|buttons?|bar|icons?|tools?|this|list))?|social(?:-\w+)?|newsletter(?:-\w+)?|addthis"
    r"|related(?:-\w+)?|recommended|recommendations?|recirculation|recirc|read-next|up-next|next-up|more-(?:posts|articles|stories|news)"
    r"|also-like|suggested|teasers?|paginat(?:ion|or)|pager|languages?-(?:picker|select(?:or)?|switch(?:er)?|menu|dropdown|list)"
    r"|locale-(?:picker|select(?:or)?|switch(?:er)?|menu)|lang-(?:picker|select(?:or)?|switch(?:er)?)|feedback|helpful|reactions?|rating"
    r"|was-this|toc|table-of-contents|on-this-page|page-nav|side-?(?:bar|nav)|site-(?:header|footer|nav|menu)|global-(?:nav|header|footer)"
    r"|nav-?bar|top-?bar|action-?bar|announcement-bar|promo|advert(?:isement)?s?|ad-slot|sponsored|comments?-(?:list|section|area|thread)|back-to-top"
    r"|popup|toast|off-?canvas|modal|search-(?:form|box|bar|input)|edit-this-page|edit-page|copy-(?:button|page|link)|meta-share"
    r"|reading-time|read-time|post-nav(?:igation)?|prev-next|anchor-?(?:link|icon)|header-?anchor|headerlink|permalink|hash-link)(?:$|[\s_-])"
)
_CHROME_LABELS = re.compile(
    r"breadcrumbs?|pagination|share\b.*|social.*|related.*|table of contents|on this page|contents|skip.*|language.*|select language"
    r"|choose language|feedback|cookie.*|site.*|main (?:menu|navigation)|footer.*|recommended.*|newsletter.*|search.*|article actions|page actions|.*actions",
    re.IGNORECASE,
)
_CALLOUT_NAMES = re.compile(
    r"(?:^|[\s_-])(?:note|callout|admonition|warning|tip|caution|info|important|notice|footnotes?|alert|hint|example)(?:$|[\s_-])"
)
_ICON_NAMES = re.compile(
    r"(?:^|[\s_-])(?:material-(?:icons|symbols)|icon|icons|fa|fas|far|fab|fa-[a-z-]+|glyphicon|mdi|google-symbols)(?:$|[\s_-])"
)
_VARIANT = re.compile(r"[:/()\[\]@]")
"""A utility class that applies under a condition ("toc-visible:grid", "md:sr-only") says nothing of the element."""
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_INVISIBLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_SHARE_MAX = 0.35
"""Nothing that holds more of the page's words than this is chrome, whatever it is called."""
_BREADCRUMB_TYPES = re.compile(r"BreadcrumbList|SiteNavigationElement|WPHeader|WPFooter|WPSideBar", re.IGNORECASE)
_ICON_CHARS_MAX = 40
_EVEN_IF_LARGE = frozenset({"hidden", "never"})


@lru_cache(maxsize=20_000)
def _named(names: str) -> str | None:
    """Return what the class names and id of an element say it is: "hidden", "chrome", "icon", or nothing."""
    words = _CAMEL.sub("-", " ".join(name for name in names.split() if not _VARIANT.search(name))).lower()
    if _HIDDEN_NAMES.search(words):
        return "hidden"
    if _CHROME_NAMES.search(words):
        return "chrome"
    return "icon" if _ICON_NAMES.search(words) else None


def prune(root: Tag, whole: Tag, kept: Iterable[Tag]) -> None:
    """Remove from under `root` what no reader of the document would copy out. `kept` elements stay, and what is in them."""
    protected = {id(part) for tag in kept for part in (tag, *tag.parents, *tags(tag))}
    panels = _panels(whole)
    total = prose_chars(root)
    every = tags(root)
    gone: set[int] = set()
    for tag in controls.found(every, root):
        if id(tag) not in gone and id(tag) not in protected and _small(tag, total):
            remove(tag, gone)
    for tag in every:
        if id(tag) in gone or id(tag) in protected:
            continue
        why = _why_not(tag, panels)
        if why and (why in _EVEN_IF_LARGE or _small(tag, total)):
            remove(tag, gone)


def _small(tag: Tag, total: int) -> bool:
    return not holds(tag, {"h1"}) and prose_chars(tag) <= max(_SHARE_MAX * total, _SMALL_CHARS)


_SMALL_CHARS = 60


def _panels(whole: Tag) -> frozenset[str]:
    """Return the ids of what a button opens: an accordion's text is hidden until then, and is text."""
    openers = (tag for tag in tags(whole) if "aria-controls" in tag.attrs)
    return frozenset(
        identity
        for tag in openers
        if tag.name in {"button", "summary", "a", "div", "h2", "h3", "h4"}
        for identity in attribute(tag, "aria-controls").split()
    )


def _why_not(tag: Tag, panels: frozenset[str]) -> str | None:
    name = tag.name
    if name in _NEVER or (name == "template" and not tag.get("shadowrootmode")):
        return "never"
    attrs = tag.attrs
    if not attrs and name not in _BY_PLACE:
        return None
    if _hidden(tag, panels):
        return "hidden"
    if name in _BY_PLACE and _out_of_place(tag):
        return "chrome"
    said = _named(names_of(tag)) if "class" in attrs or "id" in attrs else None
    if said == "hidden":
        return "hidden"
    if said == "icon":
        return "chrome" if name in {"i", "span"} and len(tag.get_text()) < _ICON_CHARS_MAX and not tags(tag) else None
    if said == "chrome" and name not in {"html", "body", "main", "article", "h1", "p", "li", "td", "tr"}:
        return "chrome"
    return "chrome" if _says_so(tag) else None


_BY_PLACE = frozenset({"header", "footer", "aside"})


def _says_so(tag: Tag) -> bool:
    role = attribute(tag, "role")
    if role and role.split()[0].lower() in _ROLES:
        return True
    label = attribute(tag, "aria-label")
    if label and tag.name in {"div", "section", "ul", "ol", "form"} and _CHROME_LABELS.fullmatch(label):
        return True
    return bool("itemtype" in tag.attrs and _BREADCRUMB_TYPES.search(attribute(tag, "itemtype")))


def _hidden(tag: Tag, panels: frozenset[str]) -> bool:
    attrs = tag.attrs
    if attrs.get("aria-hidden") == "true" or attrs.get("data-sr-only") == "true" or "data-visually-hidden" in attrs:
        return True
    concealed = "hidden" in attrs and attrs["hidden"] != "until-found"
    if not concealed and not ("style" in attrs and _INVISIBLE.search(attribute(tag, "style"))):
        return False
    opened = attribute(tag, "id") in panels or (
        attribute(tag, "role") in {"region", "tabpanel"} and "aria-labelledby" in attrs
    )
    return not opened


def _out_of_place(tag: Tag) -> bool:
    if tag.name == "aside":
        return attribute(tag, "role") not in {"note", "doc-footnote", "doc-endnotes"} and not _CALLOUT_NAMES.search(
            _CAMEL.sub("-", names_of(tag)).lower()
        )
    inside = tag.find_parent(["article", "main", "blockquote", "figure", "section"])
    if tag.name == "header":
        return inside is None
    if inside is not None and inside.name in {"blockquote", "figure"}:
        return False
    return not any("footnote" in f"{attribute(part, 'role')} {names_of(part)}" for part in (tag, *tags(tag)))
