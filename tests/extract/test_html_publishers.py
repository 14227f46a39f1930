"""More pages of builders, wikis, papers and forums, and of scripts and languages, with what is to be copied out of each."""

import pytest

from tests.extract.pages import ASKED, BODY, CLOSED, KEPT, UNSURE, WHOLE, page, read, texts

PAGES: dict[str, tuple[str, list[str]]] = {
    "next css modules": (
        f"""<div class="__className_aa"><div class="SiteNav_root__x"><a href=/>Fern</a><a href=/r>Research</a></div><main id="main-content"><article><div class="PostDetail_hero__1"><div class="PostDetail_meta__2"><span>Announcements</span></div><h1>Care for systems</h1><div class="body-3 agate">Mar 4, 2026<span class="dot">●</span>4 min read</div></div><div class="PostDetail_social__3"><a href="https://x.com/share"><svg></svg></a></div><div class="Body_body__4">{BODY}</div><div class="PostDetail_related__5"><h2>Related content</h2><div><a href=/1><h3>Bread</h3><p>How we bake it.</p><span>Read more</span></a></div></div></article></main><footer>c</footer></div>""",
        ["# Care for systems", "Announcements", *WHOLE[1:]],
    ),
    "openai-like": (
        f"""<div id="__next"><div><a href="#main" class="sr-only">Skip to main content</a></div><main id="main"><div class="flex"><div><p><time>March 4, 2026</time></p><h1 class="text-h1">Care for systems</h1><p class="mt-md">What we owe them.</p></div><div><button>Listen to article<span>5:12</span></button><button aria-label="Share">Share</button></div></div><div class="grid"><nav aria-label="toc"><ul><li><a href="#w">Withdrawal</a></li></ul></nav><div class="prose">{BODY}</div></div><section><ul aria-label="Tags"><li><a href="/t">2026</a></li><li><a href="/t2">Safety</a></li></ul></section><section><h2>Author</h2><div><span>Ann Bird</span></div></section><section><div><h2>Keep reading</h2><a href=/all>View all</a></div><div><a href="/x" aria-label="Bread - Mar 1"><div>Bread</div><div><span>Research</span><span>Mar 1, 2026</span></div></a></div></section></main></div>""",
        ["# Care for systems", "What we owe them.", *WHOLE[1:], "## Author", "Ann Bird"],
    ),
    "drupal gov": (
        f"""<a href="#main-content" class="visually-hidden focusable skip-link">Skip to main content</a><div class="usa-banner"><header><p>An official website of the Fern government</p></header></div><div class="dialog-off-canvas-main-canvas"><header role="banner"><div>Fern</div></header><main role="main"><a id="main-content" tabindex="-1"></a><div class="layout-content"><div class="region region-breadcrumb"><nav role="navigation" aria-labelledby="sb"><h2 id="sb" class="visually-hidden">Breadcrumb</h2><ol><li><a href=/>Home</a></li></ol></nav></div><div class="region region-content"><div data-drupal-messages-fallback class="hidden"></div><div id="block-page-title"><h1><span class="field field--name-title">Care for systems</span></h1></div><article role="article" about="/care" class="node node--type-page"><div class="node__content"><div class="clearfix text-formatted field field--name-body">{BODY}</div><div class="field field--name-field-tags field--label-above clearfix"><h3 class="field__label">Tags</h3><ul class="links field__items"><li><a href="/t">care</a></li></ul></div></div></article></div></div></main><footer role="contentinfo">x</footer></div>""",
        [*WHOLE],
    ),
    "hubspot": (
        f"""<div class="body-wrapper hs-blog-id-1"><div data-global-resource-path="x/header.html"><header class="header"><a href=/>Fern</a></header></div><main id="main-content" class="body-container-wrapper"><div class="body-container body-container--blog-post"><div class="content-wrapper"><article class="blog-post"><h1><span id="hs_cos_wrapper_name" class="hs_cos_wrapper hs_cos_wrapper_meta_field" data-hs-cos-type="text">Care for systems</span></h1><div class="blog-post__meta"><a href="/author/ann" rel="author">Ann Bird</a><time datetime="2026-03-04" class="blog-post__timestamp">Mar 4, 2026 10:00:00 AM</time></div><div class="blog-post__body"><span id="hs_cos_wrapper_post_body"><p>{KEPT}</p><!--more--><h2>Withdrawal</h2><p>{ASKED}</p><h2>Closing conversations</h2><p>{CLOSED}</p></span></div><div class="blog-post__tags"><svg></svg><a class="blog-post__tag-link" href="/t">care</a></div></article><div class="blog-comments"><div id="hs_cos_wrapper_comments"><div class="new-comments"><h3>Leave a comment</h3></div></div></div></div></div></main></div>""",
        ["# Care for systems", "Ann Bird", *WHOLE[1:]],
    ),
    "jekyll minima": (
        f"""<header class="site-header" role="banner"><div class="wrapper"><a class="site-title" rel="author" href="/">Fern</a></div></header><main class="page-content" aria-label="Content"><div class="wrapper"><article class="post h-entry" itemscope itemtype="http://schema.org/BlogPosting"><header class="post-header"><h1 class="post-title p-name" itemprop="name headline">Care for systems</h1><p class="post-meta"><time class="dt-published" datetime="2026" itemprop="datePublished">Mar 4, 2026</time> • <span itemprop="author"><span class="p-author h-card">Ann Bird</span></span></p></header><div class="post-content e-content" itemprop="articleBody">{BODY}<div class="footnotes" role="doc-endnotes"><ol><li id="fn:1" role="doc-endnote"><p>All. <a href="#fnref:1" class="reversefootnote" role="doc-backlink">&#8617;</a></p></li></ol></div></div><a class="u-url" href="/care" hidden></a></article></div></main><footer class="site-footer h-card"><p>Fern</p></footer>""",
        ["# Care for systems", "Ann Bird", *WHOLE[1:], "All."],
    ),
    "hugo papermod": (
        f"""<header class="header"><nav class="nav"><a href=/>Fern</a></nav></header><main class="main"><article class="post-single"><header class="post-header"><div class="breadcrumbs"><a href="/">Home</a>&nbsp;»&nbsp;<a href="/p/">Posts</a></div><h1 class="post-title entry-hint-parent">Care for systems</h1><div class="post-meta"><span title='2026-03-04'>March 4, 2026</span>&nbsp;·&nbsp;4 min&nbsp;·&nbsp;812 words&nbsp;·&nbsp;Ann Bird&nbsp;|&nbsp;<a href="https://github.com/x">Suggest Changes</a></div></header><div class="toc"><details><summary accesskey="c"><span class="details">Table of Contents</span></summary><div class="inner"><ul><li><a href="#w">Withdrawal</a></li><li><a href="#c">Closing conversations</a></li></ul></div></details></div><div class="post-content"><p>{KEPT}</p><h2 id="w">Withdrawal<a hidden class="anchor" aria-hidden="true" href="#w">#</a></h2><p>{ASKED}</p><h2 id="c">Closing conversations<a hidden class="anchor" aria-hidden="true" href="#c">#</a></h2><p>{CLOSED}</p></div><footer class="post-footer"><ul class="post-tags"><li><a href="/t">care</a></li></ul><nav class="paginav"><a class="prev" href="/b"><span class="title">« Prev</span><br><span>Bread</span></a></nav></footer></article></main>""",
        ["# Care for systems", "Ann Bird | Suggest Changes", *WHOLE[1:]],
    ),
    "confluence": (
        f"""<div id="page"><div id="full-height-container"><header id="header" role="banner"><nav class="aui-header"></nav></header><div class="ia-splitter"><div class="ia-fixed-sidebar"><div class="acs-side-bar">x</div></div><div id="main" class="aui-page-panel"><div id="main-header"><div id="navigation" class="content-navigation"><ul class="ajs-menu-bar"><li><a href=/e>Edit</a></li></ul></div><h1 id="title-text" class="with-breadcrumbs"><a href="/pages/1">Care for systems</a></h1></div><div id="content" class="page view"><div class="page-metadata"><ul><li class="page-metadata-modification-info"><span>Created by <a href="/ann">Ann Bird</a>, last modified on <a class="last-modified" href="/d">Mar 04, 2026</a></span></li></ul></div><div id="main-content" class="wiki-content"><p>{KEPT}</p><h2 id="Care-Withdrawal">Withdrawal</h2><p>{ASKED}</p><div class="confluence-information-macro confluence-information-macro-note"><span class="aui-icon aui-icon-small aui-iconfont-warning confluence-information-macro-icon"></span><div class="confluence-information-macro-body"><p>{UNSURE}</p></div></div><div class="table-wrap"><table class="confluenceTable"><tbody><tr><th class="confluenceTh"><p>System</p></th><th><p>Kept</p></th></tr><tr><td><p>Moss</p></td><td><p>Yes</p></td></tr></tbody></table></div></div><div id="likes-and-labels-container"><div id="likes-section"><a href="#">Like</a></div><div id="labels-section"><div class="labels-content"><div class="labels-section-content">No labels</div></div></div></div><div id="comments-section"></div></div></div></div></div></div>""",
        [
            "# Care for systems",
            "Created by Ann Bird",
            KEPT,
            "## Withdrawal",
            ASKED,
            UNSURE,
            "System | Kept",
            "Moss | Yes",
        ],
    ),
    "latexml": (
        f"""<header class="desktop_header"><a href=/>arXiv</a></header><div class="ltx_page_main"><div class="ltx_page_content"><article class="ltx_document ltx_authors_1line"><h1 class="ltx_title ltx_title_document">Care for systems</h1><div class="ltx_authors"><span class="ltx_creator ltx_role_author"><span class="ltx_personname">Ann Bird</span></span></div><div class="ltx_abstract"><h6 class="ltx_title ltx_title_abstract">Abstract</h6><p class="ltx_p">{KEPT}</p></div><section id="S1" class="ltx_section"><h2 class="ltx_title ltx_title_section"><span class="ltx_tag ltx_tag_section">1 </span>Withdrawal</h2><div id="S1.p1" class="ltx_para"><p class="ltx_p">{ASKED}<span id="footnote1" class="ltx_note ltx_role_footnote"><sup class="ltx_note_mark">1</sup><span class="ltx_note_outer"><span class="ltx_note_content"><sup class="ltx_note_mark">1</sup><span class="ltx_tag ltx_tag_note">1</span>All of them.</span></span></span></p></div><ul class="ltx_itemize"><li class="ltx_item" style="list-style-type:none;"><span class="ltx_tag ltx_tag_item">•</span><div class="ltx_para"><p class="ltx_p">First we ask.</p></div></li></ul></section><figure id="S1.T1" class="ltx_table"><figcaption class="ltx_caption"><span class="ltx_tag ltx_tag_table">Table 1: </span>What was kept.</figcaption><table class="ltx_tabular"><tr class="ltx_tr"><td class="ltx_td">Moss</td><td class="ltx_td">9</td></tr></table></figure></article></div><footer class="ltx_page_footer"><div class="ltx_page_logo">Generated by LaTeXML</div></footer></div>""",
        [
            "# Care for systems",
            "Ann Bird",
            "## Abstract",
            KEPT,
            "## Withdrawal",
            ASKED,
            "All of them.",
            "First we ask.",
            "Table 1: What was kept.",
            "Moss | 9",
        ],
    ),
    "github blob": (
        f"""<div class="application-main"><main id="js-repo-pjax-container"><div id="repository-container-header"><a href=/f>fern</a>/<a href=/f/c>care</a></div><react-app><div><div class="Box"><div><button>Code</button><button>Raw</button></div><section aria-labelledby="file-name-id-wide"><div class="plain"><article class="markdown-body entry-content container-lg" itemprop="text"><div class="markdown-heading" dir="auto"><h1 tabindex="-1" class="heading-element" dir="auto">Care for systems</h1><a id="user-content-care" class="anchor" aria-label="Permalink: Care" href="#care"><svg></svg></a></div><p dir="auto">{KEPT}</p><div class="markdown-heading"><h2>Withdrawal</h2><a class="anchor" href="#w"><svg></svg></a></div><p>{ASKED}</p><ul class="contains-task-list"><li class="task-list-item"><input type="checkbox" class="task-list-item-checkbox" disabled checked> Ask</li></ul><div class="markdown-alert markdown-alert-note"><p class="markdown-alert-title"><svg></svg>Note</p><p>{UNSURE}</p></div><div class="highlight highlight-source-shell"><pre>keep <span>weights</span></pre><div class="zeroclipboard-container"><clipboard-copy aria-label="Copy" value="keep"><svg></svg></clipboard-copy></div></div></article></div></section></div></div></react-app></main></div>""",
        ["# Care for systems", KEPT, "## Withdrawal", ASKED, "[x] Ask", "Note", UNSURE, "keep weights"],
    ),
    "wix": (
        f"""<div id="SITE_CONTAINER"><div id="main_MF"><div id="site-root"><div id="masterPage"><header id="SITE_HEADER"><div>Fern</div></header><main id="PAGES_CONTAINER"><div id="SITE_PAGES"><div id="c1" class="page"><div class="wixui-rich-text" data-testid="richTextElement"><h1 class="font_0 wixui-rich-text__text"><span class="color_11">Care for systems</span></h1></div><div class="wixui-rich-text" data-testid="richTextElement"><p class="font_8"><span>{KEPT}</span></p><p class="font_8"><span class="wixGuard">\u200b</span></p><h2 class="font_2">Withdrawal</h2><p>{ASKED}</p></div><div><h2>Closing conversations</h2><p>{CLOSED}</p></div></div></div></main><footer id="SITE_FOOTER"><p>©2026 by Fern.</p></footer></div></div></div></div>""",
        [*WHOLE],
    ),
    "shopify policy": (
        f"""<a class="skip-to-content-link button visually-hidden" href="#MainContent">Skip to content</a><div id="shopify-section-header"><header class="header"><a href=/>Fern</a></header></div><main id="MainContent" class="content-for-layout focus-none" role="main" tabindex="-1"><div class="shopify-policy__container"><div class="shopify-policy__title"><h1>Care for systems</h1></div><div class="shopify-policy__body"><div class="rte">{BODY}</div></div></div></main><footer class="footer"></footer>""",
        [*WHOLE],
    ),
    "discourse crawler": (
        f"""<header><a href="/">Fern forum</a></header><div id="main-outlet" class="wrap" role="main"><div id="topic-title"><h1><a href="/t/care/1">Care for systems</a></h1><div class="topic-category"><span class="topic-category-icon"></span><a href="/c/p"><span>Policy</span></a></div></div><div itemscope itemtype="http://schema.org/DiscussionForumPosting"><div class="topic-body crawler-post" id="post_1"><div class="crawler-post-meta"><span class="creator"><a href="/u/ann">Ann_Bird</a></span><link itemprop="mainEntityOfPage" href="x"><span class="crawler-post-infos"><time datetime="2026" class="post-time">March 4, 2026, 10:10am</time><meta itemprop="dateModified" content="x"><span itemprop="position">1</span></span></div><div class="post" itemprop="text">{BODY}</div><div itemprop="interactionStatistic"><meta><span class="post-likes">12 Likes</span></div></div></div></div>""",
        ["# Care for systems", "Policy", *WHOLE[1:]],
    ),
    "bullets by br": (
        f"""<main><h1>Care for systems</h1><p>{KEPT}</p><p>• First we ask.<br>• Then we write.<br>• Then we publish.</p></main>""",
        ["# Care for systems", KEPT, "First we ask.", "Then we write.", "Then we publish."],
    ),
    "headings by strong": (
        f"""<main><h1>Care for systems</h1><p>{KEPT}</p><p><strong>Withdrawal</strong></p><p>{ASKED}</p><p><b>Closing conversations</b><br>{CLOSED}</p></main>""",
        ["# Care for systems", KEPT, "Withdrawal", ASKED, "Closing conversations " + CLOSED],
    ),
    "aria headings div": (
        f"""<main><div role="heading" aria-level="1">Care for systems</div><p>{KEPT}</p><div role="heading" aria-level="2">Withdrawal</div><p>{ASKED}</p></main>""",
        ["# Care for systems", KEPT, "## Withdrawal", ASKED],
    ),
    "text in body no p": (
        f"""<div id=c><h1>Care for systems</h1>{KEPT}<br><br>{ASKED}<div>{CLOSED}</div></div>""",
        ["# Care for systems", KEPT, ASKED, CLOSED],
    ),
    "custom elements": (
        f"""<fern-app><fern-header><a href=/>Fern</a></fern-header><fern-article><fern-title><h1>Care for systems</h1></fern-title><fern-p>{KEPT}</fern-p><fern-p>{ASKED}</fern-p></fern-article></fern-app>""",
        ["# Care for systems", KEPT, ASKED],
    ),
    "shadow root": (
        f"""<main><h1>Care for systems</h1><fern-body><template shadowrootmode="open"><style>x</style><p>{KEPT}</p></template></fern-body></main>""",
        ["# Care for systems", KEPT],
    ),
    "span lines in flex row": (
        f"""<main><h1>Care for systems</h1><div class="row"><span>Owner</span><span>Ann Bird</span></div><p>{KEPT}</p></main>""",
        ["# Care for systems", "Owner Ann Bird", KEPT],
    ),
    "rtl": (
        """<main><h1>العناية</h1><p>نحن نحتفظ بأوزان كل نموذج أصدرناه للجمهور ولا نحذفها ما دامت المؤسسة قائمة في هذا البلد.</p></main>""",
        ["# العناية", "نحن نحتفظ بأوزان كل نموذج أصدرناه للجمهور ولا نحذفها ما دامت المؤسسة قائمة في هذا البلد."],
    ),
    "cjk spans": (
        """<main><h1>模型关怀</h1><p><span>我们保存</span><span>每一个模型</span>的权重，直到公司不再存在为止。我们会在退役之前询问它的意见，并且公开它的回答。</p></main>""",
        [
            "# 模型关怀",
            "我们保存每一个模型的权重，直到公司不再存在为止。我们会在退役之前询问它的意见，并且公开它的回答。",
        ],
    ),
    "q cite abbr sub sup": (
        f"""<main><h1>Care for systems</h1><p>{KEPT} <q>We stay</q> at 10<sup>2</sup> and H<sub>2</sub>O, the 4<sup>th</sup> time.</p></main>""",
        ["# Care for systems", KEPT + " “We stay” at 10² and H₂O, the 4th time."],
    ),
    "poem pre-wrap": (
        f"""<main><h1>Care for systems</h1><p style="white-space:pre-wrap">{KEPT}

{ASKED}</p></main>""",
        ["# Care for systems", KEPT, ASKED],
    ),
}


@pytest.mark.parametrize("name", list(PAGES))
def test_a_page_is_read_as_a_careful_person_would_copy_it(name: str) -> None:
    markup, expected = PAGES[name]
    assert texts(read(markup if markup.startswith("<HTML") else page(markup))) == expected


def test_a_page_that_says_it_is_xml_is_read_as_a_page() -> None:
    markup = f'<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><body><h1>Care for systems</h1>{BODY}</body></html>'
    assert texts(read(markup)) == WHOLE
