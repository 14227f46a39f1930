"""Whole pages of site builders and help centres, with what a careful person copies out of each."""

import pytest

from tests.extract.pages import ASKED, BODY, CLOSED, KEPT, UNSURE, WHOLE, page, read, texts

PAGES: dict[str, tuple[str, list[str]]] = {
    "wordpress twentyseventeen": (
        f"""<div id="page" class="site"><a class="skip-link screen-reader-text" href="#content">Skip to content</a>
<header id="masthead" class="site-header"><div class="custom-header"><div class="site-branding"><p class="site-title"><a href="/">Fern</a></p><p class="site-description">Careful systems</p></div></div></header>
<div class="site-content-contain"><div id="content" class="site-content"><div class="wrap"><div id="primary" class="content-area"><main id="main" class="site-main">
<article id="post-12" class="post-12 post type-post status-publish hentry category-policy"><header class="entry-header"><div class="entry-meta"><span class="screen-reader-text">Posted on</span> <a href="/p"><time class="entry-date published" datetime="2026-03-04">March 4, 2026</time><time class="updated" datetime="2026-03-05">March 5, 2026</time></a><span class="byline"> by <span class="author vcard"><a href="/author/ann">Ann Bird</a></span></span></div><h1 class="entry-title">Care for systems</h1></header>
<div class="entry-content">{BODY}<div class="sharedaddy sd-sharing-enabled"><div class="robots-nocontent sd-block sd-social"><h3 class="sd-title">Share this:</h3><ul><li><a href="?share=x">X</a></li><li><a>Facebook</a></li></ul></div></div><div class='sharedaddy sd-block sd-like'><h3 class="sd-title">Like this:</h3><span class='button'>Like</span> <span class="loading">Loading...</span><a class='sd-link-color'></a></div><div id='jp-relatedposts' class='jp-relatedposts'><h3 class="jp-relatedposts-headline"><em>Related</em></h3></div></div>
<footer class="entry-footer"><span class="cat-tags-links"><span class="cat-links"><span class="screen-reader-text">Categories</span><a href="/c">Policy</a></span><span class="tags-links"><a>care</a>, <a>models</a></span></span></footer></article>
<div id="comments" class="comments-area"><h2 class="comments-title">2 Replies to “Care for systems”</h2><ol class="comment-list"><li class="comment"><article class="comment-body"><footer class="comment-meta"><b>Bo</b> says: <a>March 6, 2026 at 10:10 am</a></footer><div class="comment-content"><p>I do not think this is enough, honestly, and here is a long explanation of what I think about it.</p></div></article></li></ol><div id="respond" class="comment-respond"><h3 id="reply-title">Leave a Reply</h3><form><p class="comment-notes">Your email address will not be published. Required fields are marked *</p><textarea></textarea></form></div></div>
<nav class="navigation post-navigation"><h2 class="screen-reader-text">Post navigation</h2><a href="/prev">Previous Post: Bread</a></nav></main></div>
<aside id="secondary" class="widget-area"><section class="widget widget_recent_entries"><h2 class="widget-title">Recent Posts</h2><ul><li><a>Hello</a></li></ul></section></aside></div></div>
<footer id="colophon" class="site-footer"><a href="https://wordpress.org/">Proudly powered by WordPress</a></footer></div></div>""",
        ["# Care for systems", "by Ann Bird", *WHOLE[1:]],
    ),
    "wordpress block theme": (
        f"""<div class="wp-site-blocks"><header class="wp-block-template-part"><div class="wp-block-group"><p class="wp-block-site-title"><a href="/">Fern</a></p><nav class="wp-block-navigation"><ul><li><a>Home</a></li></ul></nav></div></header>
<main class="wp-block-group"><h1 class="wp-block-post-title">Care for systems</h1><div class="wp-block-group"><div class="wp-block-post-date"><time datetime="2026">4 March 2026</time></div><div class="wp-block-post-author-name"><a>Ann Bird</a></div><div class="taxonomy-category wp-block-post-terms"><a>Policy</a></div></div>
<div class="entry-content wp-block-post-content is-layout-constrained">{BODY}<figure class="wp-block-table"><table><thead><tr><th>System</th><th>Withdrawn</th></tr></thead><tbody><tr><td>Moss 1</td><td>June</td></tr></tbody></table><figcaption class="wp-element-caption">What was withdrawn</figcaption></figure><hr class="wp-block-separator"/><p class="has-small-font-size"><sup class="fn"><a href="#fn1" id="fn1-link">1</a></sup></p><ol class="wp-block-footnotes"><li id="fn1">We mean all of them. <a href="#fn1-link" aria-label="Jump to footnote reference 1">↩︎</a></li></ol></div>
<div class="wp-block-group"><div class="wp-block-comments"><h2>Comments</h2><div class="wp-block-comment-respond"><h3>Leave a Reply</h3></div></div></div></main><footer class="wp-block-template-part"><p>Designed with <a>WordPress</a></p></footer></div>""",
        [
            "# Care for systems",
            "Ann Bird",
            "Policy",
            *WHOLE[1:],
            "System | Withdrawn",
            "Moss 1 | June",
            "What was withdrawn",
            "We mean all of them.",
        ],
    ),
    "docusaurus": (
        f"""<div id="__docusaurus"><div role="region" aria-label="Skip to main content"><a class="skipToContent_fXgn" href="#x">Skip to main content</a></div><nav aria-label="Main" class="navbar navbar--fixed-top"><div class="navbar__inner"><a>Fern</a></div></nav>
<div id="__docusaurus_skipToContent_fallback" class="main-wrapper mainWrapper_z2l0"><div class="docsWrapper_hBAB"><button aria-label="Scroll back to top" class="clean-btn"></button><div class="docRoot_UBD9"><aside class="theme-doc-sidebar-container"><ul><li><a>Intro</a></li></ul></aside>
<main class="docMainContainer_TBSr"><div class="container padding-top--md"><div class="row"><div class="col docItemCol_VOVn"><div class="docItemContainer_Djhp"><article><nav class="theme-doc-breadcrumbs breadcrumbsContainer_Z_bl" aria-label="Breadcrumbs"><ul class="breadcrumbs"><li class="breadcrumbs__item"><a>Home</a></li></ul></nav><span class="theme-doc-version-badge badge badge--secondary">Version: 3.2</span><div class="tocCollapsible_ETCw theme-doc-toc-mobile"><button type="button" class="clean-btn tocCollapsibleButton_TO0P">On this page</button></div>
<div class="theme-doc-markdown markdown"><header><h1>Care for systems</h1></header><p>{KEPT}</p><h2 class="anchor anchorWithStickyNavbar_LWe7" id="withdrawal">Withdrawal<a href="#withdrawal" class="hash-link" aria-label="Direct link to Withdrawal" title="Direct link to Withdrawal">\u200b</a></h2><p>{ASKED}</p><div class="theme-admonition theme-admonition-note admonition_xJq3 alert alert--secondary"><div class="admonitionHeading_Gvgb"><span class="admonitionIcon_Rf37"><svg></svg></span>note</div><div class="admonitionContent_BuS1"><p>{UNSURE}</p></div></div><h2 class="anchor" id="closing">Closing conversations<a href="#closing" class="hash-link">#</a></h2><p>{CLOSED}</p>
<div class="tabs-container"><ul role="tablist" class="tabs"><li role="tab" class="tabs__item tabs__item--active">npm</li><li role="tab">yarn</li></ul><div class="margin-top--md"><div role="tabpanel"><p>Use the first way.</p></div><div role="tabpanel" hidden=""><p>Use the second way.</p></div></div></div>
<details class="details_lb9f alert alert--info details_b_Ee" data-collapsed="true"><summary>Why not?</summary><div><div class="collapsibleContent_i85q"><p>Because it costs.</p></div></div></details></div>
<footer class="theme-doc-footer docusaurus-mt-lg"><div class="row margin-top--sm theme-doc-footer-edit-meta-row"><div class="col"><a href="https://github.com/x/edit" class="theme-edit-this-page"><svg></svg>Edit this page</a></div><div class="col lastUpdated_JAkA"><span class="theme-last-updated">Last updated<!-- --> on <b><time datetime="2026">Mar 4, 2026</time></b> by <b>ann</b></span></div></div></footer></article><nav class="pagination-nav docusaurus-mt-lg" aria-label="Docs pages"><a class="pagination-nav__link"><div class="pagination-nav__sublabel">Next</div><div class="pagination-nav__label">Bread</div></a></nav></div></div><div class="col col--3"><div class="tableOfContents_bqdL thin-scrollbar theme-doc-toc-desktop"><ul class="table-of-contents"><li><a href="#withdrawal">Withdrawal</a></li></ul></div></div></div></div></main></div></div></div><footer class="theme-layout-footer footer"><div class="footer__copyright">Copyright © 2026 Fern</div></footer></div>""",
        [
            "# Care for systems",
            KEPT,
            "## Withdrawal",
            ASKED,
            "note",
            UNSURE,
            "## Closing conversations",
            CLOSED,
            "Use the first way.",
            "Use the second way.",
            "### Why not?",
            "Because it costs.",
        ],
    ),
    "notion": (
        f"""<div id="notion-app"><div class="notion-app-inner notion-light-theme"><div class="notion-cursor-listener"><div><div class="notion-topbar"><div>Fern / Care for systems</div><div role="button" tabindex="0">Duplicate</div></div><main class="notion-frame"><div class="notion-scroller vertical"><div class="layout"><div><div class="notion-page-block"><div><h1 spellcheck="true" placeholder="New page" data-content-editable-leaf="true" contenteditable="false">Care for systems</h1></div></div></div><div class="notion-page-content">
<div data-block-id="a0" class="notion-selectable notion-text-block"><div><div spellcheck="true" data-content-editable-leaf="true" contenteditable="false">{KEPT}</div></div></div>
<div data-block-id="1" class="notion-selectable notion-sub_header-block"><div><h3 spellcheck="true">Withdrawal</h3></div></div>
<div data-block-id="2" class="notion-selectable notion-text-block"><div>{ASKED}</div></div>
<div data-block-id="3" class="notion-selectable notion-bulleted_list-block"><div><div class="notion-list-item-box-left"><div class="pseudoBefore" style="--pseudoBefore--content:'•'"></div></div><div><div spellcheck="true">First we ask.</div></div></div></div>
<div data-block-id="4" class="notion-selectable notion-sub_header-block"><h3>Closing conversations</h3></div>
<div data-block-id="5" class="notion-selectable notion-text-block"><div>{CLOSED}</div></div>
<div data-block-id="6" class="notion-selectable notion-toggle-block"><div><div role="button" aria-expanded="false" aria-label="Open"><svg></svg></div><div><div spellcheck="true">Exceptions</div></div></div></div>
</div></div></div></main></div></div></div></div>""",
        [
            "# Care for systems",
            KEPT,
            "## Withdrawal",
            ASKED,
            "First we ask.",
            "## Closing conversations",
            CLOSED,
            "Exceptions",
        ],
    ),
    "zendesk": (
        f"""<a class="skip-navigation" tabindex="1" href="#main-content">Skip to main content</a><header class="header"><div class="logo"><a>Fern help</a></div><nav class="user-nav"><a>Submit a request</a></nav></header><main role="main"><div class="container-divider"></div><div class="container"><div class="sub-nav"><nav aria-label="Current location"><ol class="breadcrumbs"><li title="Fern"><a>Fern</a></li><li><a>Policy</a></li></ol></nav><form role="search" class="search"><input type="search"></form></div>
<div class="article-container" id="article-container"><aside class="article-sidebar" aria-labelledby="section-articles-title"><div class="collapsible-sidebar"><h2 class="collapsible-sidebar-title sidenav-title">Articles in this section</h2><ul><li><a class="sidenav-item">Bread</a></li></ul></div></aside>
<article id="main-content" class="article"><header class="article-header"><h1 title="Care for systems" class="article-title">Care for systems</h1><div class="article-author"><div class="avatar article-avatar"><img></div><div class="article-meta"><a href="/u">Ann Bird</a><div class="meta-group"><time datetime="2026" title="2026-03-04" data-datetime="relative">3 months ago</time><span class="meta-data">Updated</span></div></div></div><button class="article-subscribe" aria-label="Follow">Follow</button></header>
<section class="article-info"><div class="article-content"><div class="article-body">{BODY}</div></div></section><footer><div class="article-footer"><div class="article-share"><ul class="share"><li><a>Facebook</a></li></ul></div><a class="article-comment-count"><svg></svg>4</a></div><div class="article-votes"><span class="article-votes-question" id="article-votes-label">Was this article helpful?</span><div class="article-votes-controls"><button>Yes</button><button>No</button></div><small class="article-votes-count"><span class="article-vote-label">12 out of 20 found this helpful</span></small></div><div class="article-more-questions">Have more questions? <a>Submit a request</a></div><div class="article-return-to-top"><a>Return to top</a></div></footer>
<section class="article-relatives"><div><section class="related-articles"><h2 class="related-articles-title">Related articles</h2><ul><li><a>Bread 17</a></li></ul></section></div></section><div class="article-comments" id="article-comments"><section class="comments"><header class="comment-overview"><h2 class="comment-heading">Comments</h2><p class="comment-callout">4 comments</p></header></section></div></article></div></div></main><footer class="footer"><a>Fern</a></footer>""",
        ["# Care for systems", "Ann Bird", *WHOLE[1:]],
    ),
    "intercom": (
        f"""<div id="__next"><div class="header"><div class="header__container"><a>Fern</a><select><option>English<option>日本語</select><form><input name=q></form></div></div><div class="container"><div class="content"><section class="content content__narrow"><div class="mb-4 flex"><div tabindex="-1" class="flex flex-wrap items-baseline pb-4 text-base"><a class="pr-2">All Collections</a><div class="pr-2" aria-hidden="true">›</div><a class="pr-2">Policy</a><div class="pr-2" aria-hidden="true">›</div><div class="text-body-secondary-color">Care for systems</div></div></div>
<div class="section bg-white"><div class="article intercom-force-break"><div class="mb-10 max-lg:mb-6"><div class="flex flex-col gap-4"><div class="flex flex-col"><h1 class="mb-1 font-primary text-2xl font-bold">Care for systems</h1></div><div class="avatar"><div class="avatar__info -mt-0.5 text-base"><span class="text-body-secondary-color"><div class="leading-6">Updated over 2 weeks ago</div></span></div></div></div></div>
<div class="jsx-1 "><div class="jsx-1 article_body"><article class="jsx-1 "><div class="intercom-interblocks-paragraph no-margin"><p>{KEPT}</p></div><div class="intercom-interblocks-subheading2"><h2 id="h_1234abcd">Withdrawal</h2></div><div class="intercom-interblocks-paragraph"><p>{ASKED}</p></div><div class="intercom-interblocks-subheading2"><h2 id="h_7">Closing conversations</h2></div><p>{CLOSED}</p><div class="intercom-interblocks-table-container"><table><tr><td><div><p>Moss</p></div></td><td><div><p>June</p><p>July</p></div></td></tr></table></div><section class="jsx-2 related_articles my-6"><hr><div class="mb-3 text-xl font-bold">Related Articles</div><section class="flex flex-col rounded-card"><a class="duration-250 group/article"><div class="flex"><span class="m-0 text-md">Bread for all</span></div></a><a><span>How to bake</span></a></section></section></article></div></div></div></div>
<div class="intercom-reaction-picker -mb-4" dir="ltr"><div class="intercom-reaction-prompt">Did this answer your question?</div><button class="intercom-reaction" aria-label="Disappointed Reaction"><span title="Disappointed">😞</span></button><button>😐</button><button>😃</button></div></section></div></div><footer class="footer">Fern</footer></div>""",
        [*["# Care for systems", KEPT, "## Withdrawal", ASKED, "## Closing conversations", CLOSED, "Moss | June July"]],
    ),
    "ghost casper": (
        f"""<div class="viewport"><header id="gh-head" class="gh-head outer"><a class="gh-head-logo" href="/">Fern</a><nav class="gh-head-menu"><ul><li><a>Home</a></li></ul></nav><div class="gh-head-actions"><a class="gh-head-button" data-portal="signup">Subscribe</a></div></header>
<div class="site-content"><main id="site-main" class="site-main"><article class="article post tag-policy"><header class="article-header gh-canvas"><div class="article-tag post-card-tags"><span class="post-card-primary-tag"><a href="/tag/policy">Policy</a></span><span class="post-card-featured">Featured</span></div><h1 class="article-title">Care for systems</h1><p class="article-excerpt">What we owe them.</p><div class="article-byline"><section class="article-byline-content"><ul class="author-list instapaper_ignore"><li class="author-list-item"><a class="author-avatar"><img></a></li></ul><div class="article-byline-meta"><h4 class="author-name"><a>Ann Bird</a></h4><div class="byline-meta-content"><time class="byline-meta-date" datetime="2026-03-04">Mar 4, 2026</time><span class="byline-reading-time"><span class="bull">&bull;</span> 4 min read</span></div></div></section></div></header>
<section class="gh-content gh-canvas">{BODY}<div class="kg-card kg-toggle-card" data-kg-toggle-state="close"><div class="kg-toggle-heading"><h4 class="kg-toggle-heading-text"><span>And if not?</span></h4><button class="kg-toggle-card-icon" aria-label="Expand toggle to read content"><svg></svg></button></div><div class="kg-toggle-content"><p>Then we say so.</p></div></div><div class="kg-card kg-callout-card kg-callout-card-blue"><div class="kg-callout-emoji">💡</div><div class="kg-callout-text">{UNSURE}</div></div><div class="kg-card kg-signup-card"><h2 class="kg-signup-card-heading">Sign up for Fern</h2><p>Letters now and then.</p><form><input type="email" placeholder="Your email"><button>Subscribe</button></form></div></section>
<section class="footer-cta outer"><div class="inner"><h2 class="footer-cta-title">Sign up for more like this.</h2><a class="footer-cta-button" href="#/portal" data-portal><div class="footer-cta-input">Enter your email</div><span>Subscribe</span></a></div></section></article></main>
<aside class="read-more-wrap outer"><div class="read-more inner"><article class="post-card"><h2 class="post-card-title">Bread</h2></article></div></aside></div><footer class="site-footer outer"><section class="copyright">Fern © 2026</section></footer></div>""",
        [
            "# Care for systems",
            "Policy Featured",
            "What we owe them.",
            "Ann Bird",
            *WHOLE[1:],
            "### And if not?",
            "Then we say so.",
            UNSURE,
        ],
    ),
    "substack": (
        f"""<div id="entry"><div id="main" class="main typography"><div class="pencraft topbar"><a href="/">Fern's letter</a><button>Subscribe</button><button>Sign in</button></div><div aria-label="Post" role="main" class="single-post-container"><div class="container"><div class="single-post"><div class="pencraft"><article class="typography newsletter-post post"><div role="region" aria-label="Post header" class="post-header"><h1 dir="auto" class="post-title published">Care for systems</h1><h3 dir="auto" class="subtitle">What we owe them</h3><div aria-label="Post UFI" role="region" class="post-ufi"><div class="pencraft"><a class="pencraft" href="/@ann">Ann Bird</a></div><div class="pencraft meta">Mar 04, 2026</div><div class="like-button-container"><a role="button" class="post-ufi-button"><svg></svg><div class="label">37</div></a></div><a role="button" aria-label="View comments (12)"><div class="label">12</div></a><a role="button"><div class="label">Share</div></a></div></div>
<div><div class="available-content"><div dir="auto" class="body markup"><p>{KEPT}<a data-component-name="FootnoteAnchorToDOM" id="footnote-anchor-1-99" href="#footnote-1-99" target="_self" class="footnote-anchor">1</a></p><div class="subscription-widget-wrap-editor"><div class="subscription-widget show-subscribe"><div class="preamble"><p class="cta-caption">Fern's letter is reader-supported. To receive new posts, subscribe.</p></div><div class="subscribe-widget"><form class="form"><input type="email" name="email"><button>Subscribe</button></form></div></div></div><h2 class="header-anchor-post">Withdrawal<div class="pencraft header-anchor-parent"><div class="pencraft header-anchor offset-top"><div id="§withdrawal"></div><button aria-label="Link"><svg></svg></button></div></div></h2><p>{ASKED}</p><h2 class="header-anchor-post">Closing conversations</h2><p>{CLOSED}</p><div class="captioned-image-container"><figure><a class="image-link"><div class="image2-inset"><picture><img></picture><div class="image-link-expand"><div class="pencraft"><button>x</button></div></div></div></a><figcaption class="image-caption">A fern.</figcaption></figure></div><p class="button-wrapper" data-component-name="ButtonCreateButton"><a class="button primary" href="/s"><span>Share</span></a></p>
<div data-component-name="FootnoteToDOM" class="footnote"><a id="footnote-1-99" href="#footnote-anchor-1-99" class="footnote-number" contenteditable="false">1</a><div class="footnote-content"><p>We mean all of them.</p></div></div></div></div></div></article></div></div></div>
<div class="comments-page"><div class="container"><h4>Discussion about this post</h4><div class="comment-list"><p>Great piece, I have waited for someone to say these things for a very long time and I am glad.</p></div></div></div></div><div class="footer-wrap"><div class="footer"><div>© 2026 Ann Bird</div><a>Privacy</a></div></div></div></div>""",
        [
            "# Care for systems",
            "## What we owe them",
            "Ann Bird",
            KEPT,
            "## Withdrawal",
            ASKED,
            "## Closing conversations",
            CLOSED,
            "A fern.",
            "We mean all of them.",
        ],
    ),
    "lesswrong": (
        f"""<div id="react-app"><div class="Layout-main"><header class="Header-root"><h6 class="Header-title"><a>LW</a></h6></header><div class="RouteRootClient-main"><div class="PostsPage-root"><div class="ToCColumn-root"><div class="TableOfContentsList-root"><a href="#W">Withdrawal</a><a href="#C">Closing conversations</a></div></div><div class="ToCColumn-content"><div class="PostsPagePostHeader-header"><h1 class="PostsPageTitle-root"><a class="PostsPageTitle-link" href="/posts/x">Care for systems</a></h1><div class="PostsPagePostHeader-authorAndSecondaryInfo"><div>by <span class="PostsAuthors-authorName"><a href="/users/ann">Ann Bird</a></span></div><div class="PostsPageDate-date"><span>4th Mar 2026</span></div><div>4 min read</div><a>12 comments</a></div><div class="LWPostsPageHeader-audioToggle">Listen</div><div class="PostsVote-voteScore"><h1 class="voteScore">87</h1></div></div>
<div class="PostsPage-postContent instapaper_body" id="postContent"><div id="postBody"><div><p>{KEPT}<span class="footnote-reference" data-footnote-reference="" data-footnote-index="1" data-footnote-id="ab" role="doc-noteref" id="fnrefab"><sup><a href="#fnab">[1]</a></sup></span></p><h2 id="W" data-internal-id="W">Withdrawal</h2><p>{ASKED}</p><h2 id="C">Closing conversations</h2><p>{CLOSED}</p><ol class="footnote-section footnotes" data-footnote-section="" role="doc-endnotes"><li class="footnote-item" data-footnote-item="" data-footnote-index="1" data-footnote-id="ab" role="doc-endnote" id="fnab"><span class="footnote-back-link" data-footnote-back-link=""><sup><strong><a href="#fnrefab">^</a></strong></sup></span><div class="footnote-content" data-footnote-content=""><p>We mean all of them.</p></div></li></ol></div></div></div>
<div class="PostsPagePostFooter-footerTagList"><span class="FooterTag-root"><a href="/tag/ai">AI</a></span><span class="FooterTag-root"><a>Welfare</a></span></div><div class="PostsVote-secondary">87</div><div class="PingbacksList-root"><div class="PingbacksList-title">Mentioned in</div><a>Links for May</a></div></div></div><div class="CommentsListSection-root" id="comments"><div class="CommentsListSection-commentSorting">12 comments, sorted by top scoring</div><div class="comments-node"><div class="CommentBody-root"><p>I disagree with most of this, because nobody can know what a system would want, not even it.</p></div></div></div></div></div></div>""",
        [
            "# Care for systems",
            "by Ann Bird",
            KEPT,
            "## Withdrawal",
            ASKED,
            "## Closing conversations",
            CLOSED,
            "We mean all of them.",
        ],
    ),
    "gitbook": (
        f"""<div class="site-background"><header id="site-header" class="flex"><a>Fern docs</a><div>Ask or search…</div></header><div class="lg:flex"><aside class="group page-no-toc"><ul><li><a>Home</a></li></ul></aside><div class="flex-1"><main class="relative min-w-0 flex-1 py-8"><header class="max-w-3xl mx-auto mb-6 space-y-3"><nav aria-label="Breadcrumb"><ol><li><a>Policy</a></li></ol></nav><div class="flex"><h1 class="text-4xl font-bold">Care for systems</h1><div><button>Copy</button></div></div><p class="text-lg text-tint">What we owe them.</p></header><div class="whitespace-pre-wrap"><p class="max-w-3xl w-full mx-auto">{KEPT}</p>
<h2 class="text-3xl flip-heading-hash flex items-baseline scroll-m-[var(--content-scroll-margin)] group relative pt-3 mb-2" id="withdrawal"><div class="hash group-hover"><a class="flip" href="#withdrawal"><svg></svg></a></div><div class="flex-1">Withdrawal</div></h2><p>{ASKED}</p><div class="hint transition-colors rounded-md"><svg></svg><div class="flex-1"><p>{UNSURE}</p></div></div><h2 id="closing"><div class="hash"><a href="#closing">#</a></div><div>Closing conversations</div></h2><p>{CLOSED}</p><details class="max-w-3xl group/expandable"><summary class="cursor-pointer"><div>Exceptions</div></summary><div><p>None of them yet.</p></div></details></div>
<div class="flex flex-col md:flex-row mt-6 gap-2"><a class="group text-sm"><span class="flex flex-col"><span>Previous</span><span>Bread</span></span></a><a><span><span>Next</span><span>Salt</span></span></a></div><div class="flex flex-row"><p class="text-sm">Last updated <time datetime="2026-03-04">3 months ago</time></p><div class="hidden lg:block"><form>Was this helpful?<div><button>🙁</button></div></form></div></div></main></div></div></div>""",
        [
            "# Care for systems",
            "What we owe them.",
            KEPT,
            "## Withdrawal",
            ASKED,
            UNSURE,
            "## Closing conversations",
            CLOSED,
            "### Exceptions",
            "None of them yet.",
        ],
    ),
    "mintlify": (
        f"""<div class="relative antialiased"><div id="navbar" class="z-30 fixed"><a>Fern</a><button>Search...</button></div><div id="sidebar"><ul><li><a>Home</a></li></ul></div><div id="content-area"><div id="content-container"><header id="header" class="relative"><div class="mt-0.5 space-y-2.5"><div class="eyebrow h-5 text-primary text-sm font-semibold">Policies</div><div class="flex"><h1 id="page-title" class="inline-block text-2xl">Care for systems</h1><div id="page-context-menu" class="items-center"><button id="page-context-menu-button"><span>Copy page</span></button></div></div></div><div class="mt-2 text-lg prose"><p>What we owe them.</p></div></header>
<div class="mdx-content prose" data-page-title="x" id="content"><span data-as="p">{KEPT}</span><h2 class="flex whitespace-pre-wrap group font-semibold" id="withdrawal"><div class="absolute" tabindex="-1"><a href="#withdrawal" class="-ml-10 flex items-center opacity-0" aria-label="Navigate to header">\u200b<div class="w-6"><svg></svg></div></a></div><span class="cursor-pointer">Withdrawal</span></h2><span data-as="p">{ASKED}</span><div class="callout my-4 px-5" data-callout-type="note"><div class="mt-0.5 w-4" data-component-part="callout-icon"><svg></svg></div><div class="text-sm prose" data-component-part="callout-content"><span data-as="p">{UNSURE}</span></div></div><h2 id="closing"><span>Closing conversations</span></h2><span data-as="p">{CLOSED}</span>
<div class="accordion border"><details class="group"><summary class="w-full" aria-controls="Why not accordion children" aria-expanded="false"><div class="mr-0.5"><svg></svg></div><div class="leading-tight text-left"><p class="m-0 font-medium">Why not</p></div></summary><div class="mt-2 mb-4"><span data-as="p">It costs.</span></div></details></div></div></div>
<div class="feedback-toolbar pb-16"><p class="text-sm">Was this page helpful?</p><button id="feedback-thumbs-up">Yes</button><button>No</button></div><div id="pagination" class="px-0.5 flex"><a class="flex">Bread</a><a>Salt</a></div><div id="footer"><a>Powered by Mintlify</a></div></div><div id="table-of-contents"><button>On this page</button><ul><li><a href="#withdrawal">Withdrawal</a></li></ul></div></div>""",
        [
            "# Care for systems",
            "Policies",
            "What we owe them.",
            KEPT,
            "## Withdrawal",
            ASKED,
            UNSURE,
            "## Closing conversations",
            CLOSED,
            "### Why not",
            "It costs.",
        ],
    ),
    "1998": (
        f"""<HTML><HEAD><TITLE>Care for systems</TITLE></HEAD><BODY BGCOLOR="#FFFFFF" TEXT=#000000><CENTER><FONT SIZE=+3><B>Care for systems</B></FONT></CENTER><HR>
<TABLE WIDTH=100% BORDER=0><TR><TD WIDTH=120 VALIGN=TOP><A HREF="index.html">Home</A><BR><A HREF="b.html">Bread</A><BR></TD><TD>
<P>{KEPT}
<P>{ASKED}
<UL><LI>First we ask.<LI>Then we write.</UL>
<DL><DT>System<DD>What we made.<DT>Person<DD>Who talks to it.</DL>
<H3>Closing conversations</H3>
{CLOSED}<BR><BR>{UNSURE}
</TD></TR></TABLE><HR><ADDRESS><A HREF="mailto:ann@fern.example">Ann</A></ADDRESS></BODY></HTML>""",
        [
            "Care for systems",
            KEPT,
            ASKED,
            "First we ask.",
            "Then we write.",
            "System",
            "What we made.",
            "Person",
            "Who talks to it.",
            "# Closing conversations",
            CLOSED,
            UNSURE,
        ],
    ),
    "webflow": (
        f"""<div class="page-wrapper"><div class="navbar w-nav" role="banner" data-collapse="medium"><div class="container"><a class="brand w-nav-brand">Fern</a><nav role="navigation" class="nav-menu w-nav-menu"><a class="w-nav-link">Home</a></nav><div class="w-nav-button"><div class="w-icon-nav-menu"></div></div></div></div><main class="main-wrapper"><section class="section_header"><div class="padding-global"><div class="container-large"><div class="tag-list w-dyn-list"><div role="list" class="w-dyn-items"><div role="listitem" class="w-dyn-item"><div>Policy</div></div></div></div><h1>Care for systems</h1><div class="text-meta">March 4, 2026</div></div></div></section><section class="section_content"><div class="container"><div class="text-rich-text w-richtext">{BODY}<p>‍</p><figure class="w-richtext-figure-type-image"><div><img></div><figcaption>A fern.</figcaption></figure></div></div></section>
<section class="faq"><div class="faq_accordion"><div class="faq_question" role="button"><div class="text-size-medium">Who decides?</div><div class="faq_icon-wrapper"><svg></svg></div></div><div class="faq_answer" style="width:100%;height:0px"><p>A board of five decides, and writes down why.</p></div></div></section>
<section class="section_related"><h2>More from Fern</h2><div class="w-dyn-list"><div role="list" class="w-dyn-items"><div role="listitem" class="w-dyn-item"><a href="/x" class="card w-inline-block"><h3>Bread</h3><div>May 2, 2026</div></a></div><div role="listitem" class="w-dyn-item"><a href="/y" class="card"><h3>Salt</h3><div>May 1, 2026</div></a></div></div></div></section></main>
<div class="footer"><div class="container"><div>© 2026 Fern. All rights reserved.</div></div></div><div class="fs-cc-banner_component"><p>By clicking “Accept All Cookies”, you agree.</p></div></div>""",
        [
            "# Care for systems",
            "Policy",
            KEPT,
            "## Withdrawal",
            ASKED,
            "## Closing conversations",
            CLOSED,
            "A fern.",
            "### Who decides?",
            "A board of five decides, and writes down why.",
        ],
    ),
    "framer": (
        f"""<div id="main" data-framer-hydrate-v2="x"><style></style><div class="framer-a1 framer-b2" style="min-height:100vh;width:auto"><div class="framer-nav-container"><nav class="framer-c3" data-framer-name="Desktop"><a class="framer-d4"><p>Fern</p></a></nav></div><div class="ssr-variant hidden-72rtr7"><div class="framer-t1" data-framer-component-type="RichTextContainer"><h1 class="framer-text">Care for systems</h1></div></div><div class="ssr-variant hidden-1ab hidden-2cd"><div data-framer-component-type="RichTextContainer"><h1 class="framer-text">Care for systems</h1></div></div>
<div class="framer-body" data-framer-name="Content" data-framer-component-type="RichTextContainer"><p class="framer-text">{KEPT}</p><h2 class="framer-text">Withdrawal</h2><p class="framer-text">{ASKED}</p><h2 class="framer-text">Closing conversations</h2><p class="framer-text">{CLOSED}</p></div><div class="ssr-variant hidden-72rtr7"><div><p class="framer-text">Short note for the desk.</p></div></div><div class="ssr-variant hidden-1ab"><div><p class="framer-text">Short note for the desk.</p></div></div>
<footer class="framer-e5"><p>© Fern 2026</p></footer></div></div>""",
        [*WHOLE, "Short note for the desk."],
    ),
    "mkdocs": (
        f"""<input class="md-toggle" type="checkbox" id="__drawer"><div data-md-component="skip"><a href="#x" class="md-skip">Skip to content</a></div><header class="md-header"><nav class="md-header__inner"><div class="md-header__topic"><span class="md-ellipsis">Fern docs</span></div></nav></header><div class="md-container"><main class="md-main" data-md-component="main"><div class="md-main__inner md-grid"><div class="md-sidebar md-sidebar--primary"><nav><ul><li><a>Home</a></li></ul></nav></div><div class="md-sidebar md-sidebar--secondary"><nav class="md-nav md-nav--secondary" aria-label="Table of contents"><label class="md-nav__title">Table of contents</label><ul><li><a href="#w">Withdrawal</a></li></ul></nav></div><div class="md-content" data-md-component="content"><article class="md-content__inner md-typeset"><a href="e" title="Edit this page" class="md-content__button md-icon"><svg></svg></a><h1 id="c">Care for systems<a class="headerlink" href="#c" title="Permanent link">&para;</a></h1><p>{KEPT}<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup></p><h2 id="w">Withdrawal<a class="headerlink" href="#w">&para;</a></h2><p>{ASKED}</p><div class="admonition note"><p class="admonition-title">Note</p><p>{UNSURE}</p></div><details class="tip"><summary>More</summary><p>There is more.</p></details><h2 id="d">Closing conversations<a class="headerlink" href="#d">&para;</a></h2><p>{CLOSED}</p><div class="highlight"><table class="highlighttable"><tr><td class="linenos"><div class="linenodiv"><pre><span>1</span>
<span>2</span></pre></div></td><td class="code"><div><pre><span></span><code>a = 1
b = 2
</code></pre></div></td></tr></table></div><div class="footnote"><hr><ol><li id="fn:1"><p>We mean all. <a class="footnote-backref" href="#fnref:1" title="Jump back">&#8617;</a></p></li></ol></div><aside class="md-source-file"><span class="md-source-file__fact"><span class="md-icon" title="Last update"><svg></svg></span><span class="git-revision-date-localized-plugin git-revision-date-localized-plugin-date">March 4, 2026</span></span></aside></article></div></div></main><footer class="md-footer"><nav><a>Previous Bread</a></nav></footer></div>""",
        [
            "# Care for systems",
            KEPT,
            "## Withdrawal",
            ASKED,
            "Note",
            UNSURE,
            "### More",
            "There is more.",
            "## Closing conversations",
            CLOSED,
            "a = 1\nb = 2",
            "We mean all.",
        ],
    ),
    "sphinx rtd": (
        f"""<div class="wy-grid-for-nav"><nav data-toggle="wy-nav-shift" class="wy-nav-side"><div class="wy-side-scroll"><a class="icon icon-home"> Fern</a></div></nav><section class="wy-nav-content-wrap"><div class="wy-nav-content"><div class="rst-content"><div role="navigation" aria-label="Page navigation"><ul class="wy-breadcrumbs"><li><a class="icon icon-home"></a></li><li class="wy-breadcrumbs-aside"><a>View page source</a></li></ul><hr/></div><div role="main" class="document" itemscope itemtype="http://schema.org/Article"><div itemprop="articleBody"><section id="care"><h1>Care for systems<a class="headerlink" href="#care" title="Link to this heading"></a></h1><p>{KEPT} <a class="footnote-reference brackets" href="#id2" id="id1" role="doc-noteref"><span class="fn-bracket">[</span>1<span class="fn-bracket">]</span></a></p><section id="w"><h2>Withdrawal<a class="headerlink" href="#w"></a></h2><p>{ASKED}</p><dl class="simple"><dt>Archive</dt><dd><p>Where answers lie.</p></dd></dl></section><section id="d"><h2>Closing conversations<a class="headerlink"></a></h2><p>{CLOSED}</p><div class="admonition warning"><p class="admonition-title">Warning</p><p>{UNSURE}</p></div></section><aside class="footnote-list brackets"><aside class="footnote brackets" id="id2" role="doc-footnote"><span class="label"><span class="fn-bracket">[</span><a role="doc-backlink" href="#id1">1</a><span class="fn-bracket">]</span></span><p>We mean all.</p></aside></aside></section></div></div><footer><div class="rst-footer-buttons" role="navigation"><a class="btn">Previous</a></div><hr/><div role="contentinfo"><p>&#169; Copyright 2026, Fern.</p></div>Built with <a>Sphinx</a></footer></div></div></section></div>""",
        [
            "# Care for systems",
            KEPT,
            "## Withdrawal",
            ASKED,
            "Archive",
            "Where answers lie.",
            "## Closing conversations",
            CLOSED,
            "Warning",
            UNSURE,
            "We mean all.",
        ],
    ),
}


@pytest.mark.parametrize("name", list(PAGES))
def test_a_page_is_read_as_a_careful_person_would_copy_it(name: str) -> None:
    markup, expected = PAGES[name]
    assert texts(read(markup if markup.startswith("<HTML") else page(markup))) == expected
