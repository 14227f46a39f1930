"""Whole pages of other makers: manuals, mail, word processors, sliders, tables dressed for telephones."""

import pytest

from tests.extract.pages import ASKED, BODY, CLOSED, KEPT, UNSURE, WHOLE, page, read, texts

PAGES: dict[str, tuple[str, list[str]]] = {
    "asciidoctor": (
        f"""<div id="header"><h1>Care for systems</h1><div class="details"><span id="author" class="author">Ann Bird</span><br><span id="revnumber">version 2.1,</span> <span id="revdate">2026-03-04</span></div><div id="toc" class="toc2"><div id="toctitle">Table of Contents</div><ul class="sectlevel1"><li><a href="#_withdrawal">1. Withdrawal</a></li><li><a href="#_closing">2. Closing conversations</a></li></ul></div></div>
<div id="content"><div id="preamble"><div class="sectionbody"><div class="paragraph"><p>{KEPT}</p></div></div></div>
<div class="sect1"><h2 id="_withdrawal"><a class="anchor" href="#_withdrawal"></a>1. Withdrawal</h2><div class="sectionbody"><div class="paragraph"><p>{ASKED}</p></div><div class="admonitionblock note"><table><tr><td class="icon"><i class="fa icon-note" title="Note"></i></td><td class="content">{UNSURE}</td></tr></table></div><div class="ulist"><ul><li><p>First we ask.</p></li></ul></div></div></div>
<div class="sect1"><h2 id="_closing">2. Closing conversations</h2><div class="sectionbody"><div class="paragraph"><p>{CLOSED}</p></div><div class="dlist"><dl><dt class="hdlist1">abusive</dt><dd><p>Hurting on purpose.</p></dd></dl></div><table class="tableblock frame-all"><caption class="title">Table 1. What was withdrawn</caption><colgroup><col></colgroup><thead><tr><th class="tableblock">System</th><th>Month</th></tr></thead><tbody><tr><td class="tableblock"><p class="tableblock">Moss 1</p></td><td><p class="tableblock">June</p></td></tr></tbody></table></div></div></div>
<div id="footnotes"><hr><div class="footnote" id="_footnotedef_1"><a href="#_footnoteref_1">1</a>. All of them.</div></div><div id="footer"><div id="footer-text">Version 2.1<br>Last updated 2026-03-05 10:11:12 +0100</div></div>""",
        [
            "# Care for systems",
            "Ann Bird version 2.1, 2026-03-04",
            KEPT,
            "## Withdrawal",
            ASKED,
            f"Note | {UNSURE}",
            "First we ask.",
            "## Closing conversations",
            CLOSED,
            "abusive",
            "Hurting on purpose.",
            "Table 1. What was withdrawn",
            "System | Month",
            "Moss 1 | June",
            "All of them.",
        ],
    ),
    "starlight": (
        f"""<a href="#_top" class="sl-skip">Skip to content</a><div class="page sl-flex"><header class="header"><site-search><button data-open-modal>Search <kbd>Ctrl K</kbd></button><dialog aria-label="Search"><button>Cancel</button></dialog></site-search><starlight-theme-select><label style="--sl-select-width:6.25em"><span class="sr-only">Select theme</span><select><option>Dark</option></select></label></starlight-theme-select></header>
<nav class="sidebar" aria-label="Main"><sl-sidebar-state-persist><ul class="top-level"><li><a href="/a/">Bread</a></li></ul></sl-sidebar-state-persist></nav><div class="main-frame"><div class="lg:sl-flex"><aside class="right-sidebar-container"><starlight-toc><nav aria-labelledby="starlight__on-this-page"><h2 id="starlight__on-this-page">On this page</h2><ul><li><a href="#withdrawal">Withdrawal</a></li></ul></nav></starlight-toc></aside>
<div class="main-pane"><mobile-starlight-toc><nav><details id="starlight__mobile-toc"><summary class="sl-flex"><span class="toggle">On this page</span><span class="display-current"></span></summary><div class="dropdown"><ul><li><a href="#withdrawal">Withdrawal</a></li></ul></div></details></nav></mobile-starlight-toc>
<main data-pagefind-body lang="en"><div class="content-panel"><div class="sl-container"><h1 id="_top">Care for systems</h1></div></div><div class="content-panel"><div class="sl-container"><div class="sl-markdown-content"><p>{KEPT}</p><div class="sl-heading-wrapper level-h2"><h2 id="withdrawal">Withdrawal</h2><a class="sl-anchor-link" href="#withdrawal"><span aria-hidden="true" class="sl-anchor-icon"><svg></svg></span><span class="sr-only">Section titled “Withdrawal”</span></a></div><p>{ASKED}</p><aside aria-label="Tip" class="starlight-aside starlight-aside--tip"><p class="starlight-aside__title" aria-hidden="true"><svg></svg>Tip</p><div class="starlight-aside__content"><p>{UNSURE}</p></div></aside><div class="sl-heading-wrapper level-h2"><h2 id="closing">Closing conversations</h2><a class="sl-anchor-link" href="#closing"><span class="sr-only">Section titled “Closing conversations”</span></a></div><p>{CLOSED}</p><div class="expressive-code"><figure class="frame has-title"><figcaption class="header"><span class="title">care.py</span></figcaption><pre data-language="py"><code><div class="ec-line"><div class="code">keep(<span>weights</span>)</div></div><div class="ec-line"><div class="code">ask()</div></div></code></pre><div class="copy"><button title="Copy to clipboard" data-code="keep"><div></div></button></div></figure></div></div><footer class="sl-flex"><div class="meta sl-flex"><a href="https://github.com/x/edit" class="sl-flex"><svg></svg>Edit page</a><p>Last updated: <time datetime="2026-03-04">Mar 4, 2026</time></p></div><div class="pagination-links"><a href="/b" rel="prev"><span>Previous<br><span class="link-title">Bread</span></span></a></div></footer></div></div></main></div></div></div></div>""",
        [
            "# Care for systems",
            KEPT,
            "## Withdrawal",
            ASKED,
            UNSURE,
            "## Closing conversations",
            CLOSED,
            "care.py",
            "keep(weights)\nask()",
        ],
    ),
    "lightning knowledge": (
        f"""<div class="siteforceContentArea"><div role="banner"><a href="/">Fern</a></div><div class="contentRegion comm-layout-column"><div class="cb-section"><article class="article-content forceKnowledgeArticle"><div class="article-head"><h1 class="article-title selfServiceArticleHeaderDetail"><span>Care for systems</span></h1><div class="meta"><span class="uiOutputDateTime">Mar 4, 2026</span>•<span>Knowledge</span></div></div><div class="slds-form-element"><div class="test-id__field-label-container slds-form-element__label"><span class="test-id__field-label">Content</span></div><div class="slds-form-element__control"><span class="test-id__field-value"><span class="uiOutputRichText" data-aura-rendered-by="77:0">{BODY}</span></span></div></div></article><div class="selfServiceArticleFeedback"><div>Did this article solve your issue?</div><div>Let us know so we can improve!</div><button>Yes</button><button>No</button></div></div></div></div>""",
        [
            "# Care for systems",
            "Knowledge",
            "Content",
            KEPT,
            "## Withdrawal",
            ASKED,
            "## Closing conversations",
            CLOSED,
        ],
    ),
    "amp": (
        f"""<!doctype html><html ⚡ lang="en"><head><meta charset="utf-8"><title>Care for systems</title></head><body><amp-sidebar id="sb" layout="nodisplay"><ul><li><a href="/">Home</a></li><li>Menu</li></ul></amp-sidebar><header><button on="tap:sb.toggle">☰</button></header><article><h1>Care for systems</h1><p>{KEPT}</p><amp-img src="x" alt="A picture"><noscript><img src=x></noscript></amp-img><amp-accordion><section expanded><h2>Withdrawal</h2><div><p>{ASKED}</p></div></section><section><h2>Closing conversations</h2><div><p>{CLOSED}</p></div></section></amp-accordion><amp-ad width=300><div placeholder>Advertisement</div></amp-ad><amp-social-share type="x"></amp-social-share></article><amp-user-notification id="n" layout="nodisplay"><p>We use cookies to make this page.</p><button on="tap:n.dismiss">Accept</button></amp-user-notification></body></html>""",
        [*WHOLE],
    ),
    "word filtered html": (
        f"""<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><title>Care for systems</title><!--[if gte mso 9]><xml><o:DocumentProperties><o:Author>Ann</o:Author></o:DocumentProperties></xml><![endif]--></head><body lang=EN-US style='tab-interval:.5in'><div class=WordSection1><h1>Care for systems<o:p></o:p></h1><p class=MsoNormal>{KEPT}<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]><span class=MsoFootnoteReference>[1]</span><![endif]></span></span></a></p><h2>Withdrawal</h2><p class=MsoNormal>{ASKED}</p><p class=MsoListParagraphCxSpFirst style='text-indent:-.25in;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span><![endif]>First we ask.</p><p class=MsoListParagraphCxSpLast style='mso-list:l0'><![if !supportLists]><span>·<span>&nbsp;&nbsp; </span></span><![endif]>Then we wait.</p><h2>Closing conversations</h2><p class=MsoNormal>{CLOSED}<o:p>&nbsp;</o:p></p></div><div style='mso-element:footnote-list'><hr align=left size=1 width="33%"><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1"><span class=MsoFootnoteReference>[1]</span></a> All of them.</p></div></div></body></html>""",
        [
            "# Care for systems",
            KEPT,
            "## Withdrawal",
            ASKED,
            "First we ask.",
            "Then we wait.",
            "## Closing conversations",
            CLOSED,
            "All of them.",
        ],
    ),
    "slick clones": (
        f"""<main><h1>Care for systems</h1><p>{KEPT}</p><h2>Withdrawal</h2><p>{ASKED}</p><div class="slick-slider"><div class="slick-track"><div class="slick-slide slick-cloned" aria-hidden="true" tabindex="-1"><blockquote>{CLOSED}</blockquote></div><div class="slick-slide slick-active"><blockquote>{UNSURE}</blockquote></div><div class="slick-slide" aria-hidden="true"><blockquote>{CLOSED}</blockquote></div><div class="slick-slide slick-cloned" aria-hidden="true"><blockquote>{UNSURE}</blockquote></div></div></div><p>So much for what was said by others.</p></main>""",
        ["# Care for systems", KEPT, "## Withdrawal", ASKED, UNSURE, CLOSED, "So much for what was said by others."],
    ),
    "sticky table head": (
        f"""<main><h1>Care for systems</h1><p>{KEPT}</p><div class="table-wrap"><div class="sticky-head" aria-hidden="true"><table><thead><tr><th>System</th><th>Withdrawn</th></tr></thead></table></div><table><thead><tr><th>System</th><th>Withdrawn</th></tr></thead><tbody><tr><td>Moss 1</td><td>June</td></tr><tr><td>Moss 2</td><td>July</td></tr></tbody></table></div><p>{ASKED}</p></main>""",
        ["# Care for systems", KEPT, "System | Withdrawn", "Moss 1 | June", "Moss 2 | July", ASKED],
    ),
    "responsive table labels": (
        f"""<main><h1>Care for systems</h1><p>{KEPT}</p><table class="responsive"><thead><tr><th>System</th><th>Withdrawn</th></tr></thead><tbody><tr><td data-label="System"><span class="mobile-label d-md-none" aria-hidden="true">System</span>Moss 1</td><td data-label="Withdrawn"><span class="mobile-label d-md-none" aria-hidden="true">Withdrawn</span>June</td></tr></tbody></table><p>{ASKED}</p></main>""",
        ["# Care for systems", KEPT, "System | Withdrawn", "Moss 1 | June", ASKED],
    ),
    "glossary tooltip": (
        f"""<main><h1>Care for systems</h1><p>We keep the <span class="term" tabindex="0" aria-describedby="t1">weights</span><span role="tooltip" id="t1" class="tooltip">The numbers that a system is made of.</span> of every system that we have ever released to the public.</p><p>{ASKED}</p></main>""",
        ["# Care for systems", "We keep the weights of every system that we have ever released to the public.", ASKED],
    ),
    "listen player": (
        f"""<main><article><h1>Care for systems</h1><div class="audio-player"><button aria-label="Play">▶</button><span>Listen to this article</span><span>0:00</span>/<span>12:34</span></div>{BODY}</article></main>""",
        [*WHOLE],
    ),
    "pullquote": (
        f"""<main><article><h1>Care for systems</h1><p>{KEPT}</p><aside class="pullquote" aria-hidden="true">We do not claim that any of our systems is conscious</aside><p>{UNSURE}</p><h2>Closing conversations</h2><p>{CLOSED}</p></article></main>""",
        ["# Care for systems", KEPT, UNSURE, "## Closing conversations", CLOSED],
    ),
    "mailchimp": (
        f"""<!DOCTYPE html><html><head><meta charset="UTF-8"><title>Care for systems</title></head><body><div id="awesomewrap"><div id="awesomebar"><ul><li><a href="/s">Subscribe</a></li><li><a href="/p">Past Issues</a></li><li>Translate<ul><li>English</li><li>العربية</li></ul></li></ul></div></div><center><table align="center" border="0" cellpadding="0" cellspacing="0" width="100%" id="bodyTable"><tr><td align="center"><table class="templateContainer" width="600"><tr><td id="templatePreheader"><table class="mcnTextBlock"><tr><td class="mcnTextContent"><a href="https://mailchi.mp/x" target="_blank">View this email in your browser</a></td></tr></table></td></tr><tr><td id="templateBody"><table class="mcnTextBlock"><tbody><tr><td class="mcnTextBlockInner"><table class="mcnTextContentContainer"><tbody><tr><td class="mcnTextContent"><h1>Care for systems</h1><p>{KEPT}</p><h2>Withdrawal</h2><p>{ASKED}</p></td></tr></tbody></table></td></tr></tbody></table><table class="mcnDividerBlock"><tr><td><table><tr><td><span></span></td></tr></table></td></tr></table><table class="mcnTextBlock"><tr><td class="mcnTextContent"><h2>Closing conversations</h2><p>{CLOSED}</p></td></tr></table></td></tr><tr><td id="templateFooter"><table><tr><td class="mcnTextContent"><em>Copyright © 2026 Fern, All rights reserved.</em><br><br>Want to change how you receive these emails?<br>You can <a href="/u">update your preferences</a> or <a href="/x">unsubscribe from this list</a>.</td></tr></table></td></tr></table></td></tr></table></center></body></html>""",
        [*WHOLE],
    ),
    "gov.uk": (
        f"""<div id="global-cookie-message" class="gem-c-cookie-banner govuk-cookie-banner" role="region" aria-label="Cookies"><h2>Cookies on Fern</h2><p>We use some essential cookies to make this website work.</p><button>Accept additional cookies</button></div><a href="#content" class="govuk-skip-link">Skip to main content</a><header class="gem-c-layout-super-navigation-header"></header><div class="govuk-width-container"><div class="gem-c-breadcrumbs"><ol><li><a>Home</a></li></ol></div><main role="main" id="content" class="govuk-main-wrapper" lang="en"><div class="govuk-grid-row"><div class="gem-c-heading"><span class="govuk-caption-xl">Guidance</span><h1 class="gem-c-heading__text">Care for systems</h1></div><div class="gem-c-metadata"><dl><dt>From:</dt><dd><a href="/o">Fern Institute</a></dd><dt>Published</dt><dd>4 March 2026</dd><dt>Last updated</dt><dd>5 March 2026 — <a href="#history">See all updates</a></dd></dl></div><div class="gem-c-single-page-notification-button"><form><button>Get emails about this page</button></form></div></div>
<div class="gem-c-contents-list"><h2>Contents</h2><ol><li><a href="#withdrawal">Withdrawal</a></li><li><a href="#closing">Closing conversations</a></li></ol></div><div class="gem-c-govspeak govuk-govspeak"><p>{KEPT}</p><h2 id="withdrawal">Withdrawal</h2><p>{ASKED}</p><div class="call-to-action"><p>{UNSURE}</p></div><h2 id="closing">Closing conversations</h2><p>{CLOSED}</p></div>
<div class="gem-c-published-dates" id="history"><h2>Updates to this page</h2>Published 4 March 2026<br><span>Last updated 5 March 2026</span> <a href="#full-history">+ show all updates</a><div id="full-history"><ol><li><time datetime="2026-03-05">5 March 2026</time><p>Added what we ask before withdrawal.</p></li><li><time>4 March 2026</time><p>First published.</p></li></ol></div></div><div class="gem-c-print-link"><button>Print this page</button></div></main></div><div class="gem-c-feedback"><h2>Is this page useful?</h2><button>Yes</button></div>""",
        [
            "# Care for systems",
            "Guidance",
            "From:",
            "Fern Institute",
            KEPT,
            "## Withdrawal",
            ASKED,
            UNSURE,
            "## Closing conversations",
            CLOSED,
            "## Updates to this page",
            "5 March 2026",
            "Added what we ask before withdrawal.",
            "4 March 2026",
            "First published.",
        ],
    ),
    "trust centre": (
        f"""<div id="root"><div class="jss1"><div class="MuiAppBar-root"><a href="/">Fern</a><button>Request access</button></div><div class="MuiContainer-root"><div class="MuiTypography-root MuiTypography-h1" role="heading" aria-level="1">Care for systems</div><div class="MuiTypography-root MuiTypography-body1">{KEPT}</div><div class="MuiAccordion-root"><div class="MuiButtonBase-root MuiAccordionSummary-root" tabindex="0" role="button" aria-expanded="false" aria-controls="p1"><div class="MuiAccordionSummary-content"><p class="MuiTypography-root">Withdrawal</p></div><div class="MuiAccordionSummary-expandIconWrapper"><svg></svg></div></div><div class="MuiCollapse-root MuiCollapse-hidden" style="min-height:0px;height:0px;visibility:hidden"><div><div role="region" id="p1"><div class="MuiAccordionDetails-root"><p>{ASKED}</p></div></div></div></div></div><div class="MuiAccordion-root"><div class="MuiButtonBase-root MuiAccordionSummary-root" role="button" aria-expanded="false" aria-controls="p2"><div class="MuiAccordionSummary-content"><p>Closing conversations</p></div></div><div class="MuiCollapse-root MuiCollapse-hidden" style="height:0px;visibility:hidden"><div><div role="region" id="p2"><p>{CLOSED}</p></div></div></div></div></div><div class="Mui-footer"><span>Powered by</span><a href="https://safe">SafeBase</a></div></div></div>""",
        [*WHOLE],
    ),
    "google sites": (
        f"""<div jscontroller="x" class="SxdS6"><div role="navigation"><a href="/h">Home</a></div><div jsname="ZBtY8b" class="fktJzd"><div role="main" class="UtePc RCETm"><section id="h.1" class="yaqOZd"><div class="mYVXT"><div class="LS81yb"><div class="hJDwNd-AhqUyc"><div class="jXK9ad"><div class="tyJCtd mGzaTb"><h1 id="h.1_l" dir="ltr" class="CDt4Ke zfr3Q duRjpb" tabindex="-1"><div jscontroller="Ae65rd" class="CjVfdc"><div class="PPhIP rviiZ" jsname="haAclf"><div role="presentation" class="U26fgb mUbCce"><svg></svg></div></div><span style="color:#000">Care for systems</span></div></h1></div></div></div></div></div></section><section><div class="tyJCtd"><p class="CDt4Ke zfr3Q" dir="ltr"><span>Fern Institute keeps the weights of ever</span><span style="font-weight:bold">y system that it has released to the public, and does not delete them while the institute exists.</span></p><h2 id="h.2_l"><div><span>Withdrawal</span></div></h2><p class="zfr3Q"><span>{ASKED}</span></p><ul class="n8H08c UVNKR"><li dir="ltr" class="zfr3Q TYR86d"><p role="presentation"><span>First we ask.</span></p></li></ul></div></section></div></div><div class="Xpil1b"><div>Page details</div><div>Page updated</div><button>Report abuse</button></div></div>""",
        ["# Care for systems", KEPT, "## Withdrawal", ASKED, "First we ask."],
    ),
}


@pytest.mark.parametrize("name", list(PAGES))
def test_a_page_is_read_as_a_careful_person_would_copy_it(name: str) -> None:
    markup, expected = PAGES[name]
    assert texts(read(markup if "<html" in markup or "<HTML" in markup else page(markup))) == expected
