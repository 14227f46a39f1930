"""Pages that are no document, in many shapes, and documents that look a little like them. All of them invented."""

from dataclasses import dataclass

from watcher.model import Suspicion as S  # noqa: N817

NAV = (
    '<header><nav><a href="/">Alder Lab</a> <a href="/research">Research</a> <a href="/news">News</a> '
    '<a href="/policy">Policies</a> <a href="/careers">Careers</a> <a href="/login">Log in</a></nav></header>'
)
FOOTER = (
    "<footer><p>Alder Lab, 12 Harbour Street, Northport</p><ul>"
    + "".join(
        f'<li><a href="/f/{word.lower()}">{word}</a></li>'
        for word in ["Privacy", "Terms", "Cookies", "Status", "Press", "Jobs", "Contact"]
    )
    + "</ul><p>© 2026 Alder Lab. All rights reserved.</p></footer>"
)
PAYLOAD = (
    '<script>self.__next_f.push([1,"{\\"children\\":\\"This page could not be found.\\",\\"className\\":\\"next-error-h1\\",'
    '\\"title\\":\\"404: This page could not be found.\\"}"])</script>'
)
JSD = (
    "<script>(function(){window['__CF$cv$params']={r:'8a1'};var a=document.createElement('script');"
    "a.src='/cdn-cgi/challenge-platform/scripts/jsd/main.js';document.head.appendChild(a);})();</script>"
)


@dataclass(frozen=True)
class Page:
    body: str
    expected: S | None = None
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    asked: str = "https://alder.example/research/care-for-models"
    reached: str | None = None
    media_type: str = "text/html; charset=utf-8"


def page(title: str, main: str, *, head: str = "", chrome: bool = True, lang: str = "en", foot: str = "") -> str:
    top, bottom = (NAV, FOOTER) if chrome else ("", "")
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
        f"<body>{top}<main>{main}</main>{bottom}{foot}</body></html>"
    )


def bare(title: str, body: str, head: str = "") -> str:
    return page(title, body, head=head, chrome=False)


CHALLENGES = {
    "cloudflare-managed": Page(
        bare(
            "Just a moment...",
            "<h1>alder.example</h1><h2>Verifying you are human. This may take a few seconds.</h2>"
            "<noscript>Enable JavaScript and cookies to continue</noscript>",
            "<script>window._cf_chl_opt={cvId:'3',cType:'managed'};</script>",
        ),
        S.CHALLENGE,
    ),
    "cloudflare-header-only": Page(
        bare("alder.example", "<p>...</p>"), S.CHALLENGE, headers=(("cf-mitigated", "challenge"),)
    ),
    "cloudflare-old": Page(
        bare(
            "Just a moment...",
            '<form id="challenge-form" action="/?__cf_chl_f_tk=1"><h1>Checking your browser before accessing</h1>'
            "<p>This process is automatic. Your browser will redirect to your requested content shortly.</p>"
            "<p>DDoS protection by Cloudflare</p></form>",
        ),
        S.CHALLENGE,
    ),
    "cloudflare-block": Page(
        bare(
            "Attention Required! | Cloudflare",
            '<div id="cf-error-details"><h1>Sorry, you have been blocked</h1><h2>You are unable to access alder.example</h2>'
            "<p>This website is using a security service to protect itself from online attacks.</p>"
            "<p>Cloudflare Ray ID: 8a1b2c</p></div>",
        ),
        S.CHALLENGE,
    ),
    "cloudflare-in-german": Page(
        bare("Nur einen Moment...", "<h1>alder.example</h1>", "<script>window._cf_chl_opt={cType:'managed'}</script>"),
        S.CHALLENGE,
    ),
    "akamai-challenge": Page(
        bare("", '<div id="sec-if-cpt-container"></div><script src="/_sec/cp_challenge/ak-challenge-4-3.js"></script>'),
        S.CHALLENGE,
    ),
    "akamai-verify": Page(
        '<html><head><meta http-equiv="refresh" content="5; URL=/x?bm-verify=AAQAA"></head><body><script>var i=17;</script></body></html>',
        S.CHALLENGE,
    ),
    "akamai-denied": Page(
        "<HTML><HEAD><TITLE>Access Denied</TITLE></HEAD><BODY><H1>Access Denied</H1>You don't have permission to access "
        '"http&#58;&#47;&#47;alder&#46;example&#47;" on this server.<P>Reference&#32;&#35;18&#46;a1b2</BODY></HTML>',
        S.CHALLENGE,
    ),
    "imperva-frame": Page(
        '<html><head><meta name="robots" content="noindex"></head><body><iframe id="main-iframe" '
        'src="/_Incapsula_Resource?SWUDNSAI=31&xinfo=1" frameborder=0>Request unsuccessful. Incapsula incident ID: 1-2'
        "</iframe></body></html>",
        S.CHALLENGE,
    ),
    "imperva-text": Page(
        "<html><body>Request unsuccessful. Incapsula incident ID: 877000-1234</body></html>", S.CHALLENGE
    ),
    "imperva-interruption": Page(
        bare(
            "Pardon Our Interruption",
            "<h1>Pardon Our Interruption</h1><p>As you were browsing something about your browser made us think you were "
            "a bot.</p><ul><li>You've disabled JavaScript in your web browser.</li></ul>",
        ),
        S.CHALLENGE,
    ),
    "datadome": Page(
        '<html><head><title>alder.example</title></head><body><p id="cmsg">Please enable JS and disable any ad blocker</p>'
        "<script>var dd={'rt':'c','host':'geo.captcha-delivery.com'}</script>"
        '<script src="https://ct.captcha-delivery.com/c.js"></script></body></html>',
        S.CHALLENGE,
    ),
    "perimeterx": Page(
        bare(
            "Access to this page has been denied",
            '<h1>Press &amp; Hold to confirm you are a human (and not a bot).</h1><div id="px-captcha"></div><p>Reference ID 1a2b</p>',
        ),
        S.CHALLENGE,
    ),
    "perimeterx-old": Page(
        bare(
            "Access to this page has been denied.",
            "<h1>Please verify you are a human</h1><p>Access to this page has been denied because we believe you are using "
            "automation tools to browse the website.</p>",
        ),
        S.CHALLENGE,
    ),
    "aws-challenge": Page(
        '<html><head><script>window.awsWafCookieDomainList = [];window.gokuProps = {"key":"A"};</script>'
        '<script src="https://a1.edge.sdk.awswaf.com/a1/b2/challenge.js"></script></head><body><div id="challenge-container">'
        "</div><noscript><h1>JavaScript is disabled</h1>In order to continue, we need to verify that you're not a robot. "
        "This requires JavaScript.</noscript></body></html>",
        S.CHALLENGE,
    ),
    "aws-header": Page("", S.CHALLENGE, headers=(("x-amzn-waf-action", "challenge"),)),
    "aws-captcha": Page(bare("Human Verification", "<div id='captcha-container'></div>"), S.CHALLENGE),
    "vercel": Page(
        bare(
            "Vercel Security Checkpoint", "<p>We're verifying your browser</p><p>Website owner? Click here to fix</p>"
        ),
        S.CHALLENGE,
    ),
    "vercel-header": Page(bare("", "<p>.</p>"), S.CHALLENGE, headers=(("X-Vercel-Mitigated", "challenge"),)),
    "kasada": Page(
        "<html><head></head><body><script>window.KPSDK={};</script><script src='/149e/ips.js?x=1'></script></body></html>",
        S.CHALLENGE,
    ),
    "sucuri": Page(
        "<html><title>You are being redirected...</title><noscript>Javascript is required.</noscript>"
        "<script>var s={},u,c,U; sucuri_cloudproxy_js='';</script></html>",
        S.CHALLENGE,
    ),
    "ddos-guard": Page(
        bare("DDoS-Guard", "<h1>Checking your browser before accessing alder.example</h1>"), S.CHALLENGE
    ),
    "f5-rejected": Page(
        "<html><head><title>Request Rejected</title></head><body>The requested URL was rejected. Please consult with your "
        "administrator.<br><br>Your support ID is: 1234567890</body></html>",
        S.CHALLENGE,
    ),
    "f5-script": Page(
        "<html><head><script src='/TSPD/08a?type=8'></script><noscript>Please enable JavaScript to view the page content."
        "<br/>Your support ID is: 0123</noscript></head><body></body></html>",
        S.CHALLENGE,
    ),
    "fastly": Page(
        bare(
            "Client Challenge",
            "<p>JavaScript is disabled in your browser.</p><script src='/_fs-ch-1T1wm/script.js'></script>",
        ),
        S.CHALLENGE,
    ),
    "anubis": Page(
        bare(
            "Making sure you're not a bot!",
            '<h1>Making sure you\'re not a bot!</h1><script id="anubis_challenge">{}</script>',
        ),
        S.CHALLENGE,
    ),
    "wordfence": Page(
        bare("Your access to this site has been limited", "<p>Generated by Wordfence at Fri, 20 Nov</p>"), S.CHALLENGE
    ),
    "generic-captcha": Page(
        bare(
            "Security check",
            "<h1>One more step</h1><p>Please complete the security check to access alder.example</p><div class='g-recaptcha'></div>",
        ),
        S.CHALLENGE,
    ),
    "generic-turnstile": Page(
        bare(
            "Verify you are human",
            "<p>Please tick the box.</p><script src='https://challenges.cloudflare.com/turnstile/v0/api.js'></script>",
        ),
        S.CHALLENGE,
    ),
    "generic-with-chrome": Page(
        page(
            "Are you a robot? | Alder Lab",
            "<h1>Are you a robot?</h1><p>To continue, please click the box below to let us know you're not a robot.</p><div class='h-captcha'></div>",
        ),
        S.CHALLENGE,
    ),
    "generic-unusual-traffic": Page(
        bare(
            "Sorry...",
            "<p>Our systems have detected unusual traffic from your computer network. This page checks to see if it's really you.</p>",
        ),
        S.CHALLENGE,
    ),
    "generic-proof-of-work": Page(
        bare(
            "Checking your browser",
            "<p>Solving a small puzzle</p><script>crypto.subtle.digest('SHA-256',new Uint8Array(1))</script>",
        ),
        S.CHALLENGE,
    ),
    "generic-cookies": Page(
        bare(
            "Please wait",
            "<p>Please enable cookies and reload the page. We are checking your browser.</p><script>document.cookie='a=1';location.reload()</script>",
        ),
        S.CHALLENGE,
    ),
    "bot-blocked": Page(
        bare(
            "Access denied",
            "<h1>Access denied</h1><p>Automated access to this site is not permitted. Request ID: 5f2a</p>",
        ),
        S.CHALLENGE,
    ),
}

LISTED = "".join(
    f"<h3>Post {n}</h3><p>Thirty words on evaluations, on interviews, on what a model said and why we wrote it down, and on who read it.</p>"
    for n in range(15)
)

CHALLENGES |= {
    "amid-much-chrome": Page(
        page(
            "Alder Lab", "<h1>Verify you are human</h1><p>Tick the box to go on.</p><div class='h-captcha'></div>"
        ).replace("</footer>", "<p>" + "Offices, partners and programmes of the lab. " * 15 + "</p></footer>"),
        S.CHALLENGE,
    ),
    "cloudflare-1020": Page(
        bare(
            "Access denied | alder.example used Cloudflare to restrict access",
            '<div id="cf-error-details"><h1>Error 1020</h1><p>Access denied</p></div>',
        ),
        S.CHALLENGE,
    ),
    "network-security": Page(
        bare(
            "Blocked",
            "<h1>You've been blocked by network security.</h1><p>If you think that is a mistake, file a ticket. Request ID: 5a</p>",
        ),
        S.CHALLENGE,
    ),
}

NOT_FOUND = {
    "404-with-list": Page(
        page("Page not found | Alder Lab", "<h1>Page not found</h1><p>Read something else:</p>" + LISTED), S.SOFT_404
    ),
    "404-s3": Page(
        "<?xml version='1.0'?><Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message></Error>",
        None,
        media_type="application/xml",
    ),
    "404-next": Page(
        bare("404: This page could not be found.", "<h1>404</h1><h2>This page could not be found.</h2>"), S.SOFT_404
    ),
    "404-with-chrome": Page(
        page(
            "Page not found | Alder Lab", "<h1>Page not found</h1><p>The page you are looking for may have moved.</p>"
        ),
        S.SOFT_404,
    ),
    "404-friendly": Page(
        page("Alder Lab", "<h1>Oops! That page can't be found.</h1><p>Try a search, or go back to the start.</p>"),
        S.SOFT_404,
    ),
    "404-lost": Page(
        page("Lost? – Alder Lab", "<h1>Looks like you're lost</h1><p>There is nothing here.</p>"), S.SOFT_404
    ),
    "404-sorry": Page(
        page("Alder Lab", "<h1>Sorry, we couldn't find what you were looking for</h1><p>Search instead.</p>"),
        S.SOFT_404,
    ),
    "404-code-behind": Page(
        page(
            "Error 404 (Not Found)!!1",
            "<p><b>404.</b> That's an error.</p><p>The requested URL /x was not found on this server.</p>",
        ),
        S.SOFT_404,
    ),
    "404-title-last": Page(
        page("Alder Lab | 404", "<h1>Hmm.</h1><p>This is not the page you are looking for.</p>"), S.SOFT_404
    ),
    "404-no-longer": Page(
        page("Care for models", "<h1>This page is no longer available</h1><p>It was removed on 3 May.</p>"), S.SOFT_404
    ),
    "404-doesnt-exist": Page(
        page("Help centre", "<h1>Uh oh. That page doesn’t exist.</h1><p>Head to our home page.</p>"), S.SOFT_404
    ),
    "404-wordpress": Page(
        '<html><head><title>Nothing found - Alder</title></head><body class="error404 wp-theme"><main><h1>Nothing here</h1>'
        "<p>It looks like nothing was found at this location. Maybe try a search?</p></main></body></html>",
        S.SOFT_404,
    ),
    "404-words-only": Page(
        page(
            "Alder Lab", "<p>We can't seem to find the page you're looking for.</p><p>Here are some helpful links.</p>"
        ),
        S.SOFT_404,
    ),
    "404-german": Page(
        page("Seite nicht gefunden", "<h1>Seite nicht gefunden</h1><p>Die Adresse ist falsch.</p>", lang="de"),
        S.SOFT_404,
    ),
    "404-french": Page(page("Page introuvable", "<h1>Page introuvable</h1><p>Désolé.</p>", lang="fr"), S.SOFT_404),
    "404-spanish": Page(
        page("Página no encontrada", "<h1>Página no encontrada</h1><p>Lo sentimos.</p>", lang="es"), S.SOFT_404
    ),
    "404-japanese": Page(
        page("お探しのページが見つかりません", "<h1>お探しのページが見つかりません</h1><p>戻る</p>", lang="ja"),
        S.SOFT_404,
    ),
    "404-chinese": Page(page("页面不存在", "<h1>页面不存在</h1><p>返回首页</p>", lang="zh"), S.SOFT_404),
    "410-gone": Page(
        page("410 Gone", "<h1>Gone</h1><p>The requested resource is no longer available on this server.</p>"),
        S.SOFT_404,
    ),
    "404-redirect": Page(
        page("Alder Lab", "<h1>Let us help you</h1><p>" + "Here is a list of our pages. " * 30 + "</p>"),
        S.SOFT_404,
        reached="https://alder.example/404",
    ),
    "404-markdown": Page(
        "# Page not found\n\nThe page you are looking for does not exist.\n", S.SOFT_404, media_type="text/markdown"
    ),
    "404-text": Page("404: Not Found", S.SOFT_404, media_type="text/plain"),
    "404-intercom": Page(
        page("Alder Help Center", "<h1>The page you requested could not be found.</h1><p>Search for articles</p>"),
        S.SOFT_404,
    ),
    "404-article-moved": Page(
        page("Article unavailable", "<h1>This article is unavailable</h1><p>It may have been moved.</p>"), S.SOFT_404
    ),
}

LOGINS = {
    "authwall": Page(
        bare("Sign Up | Network", "<h1>Join Network to view this post</h1>"),
        S.LOGIN,
        reached="https://alder.example/authwall?x=1",
    ),
    "session-expired": Page(bare("Session expired", "<h1>Your session has expired</h1><p>Start again.</p>"), S.LOGIN),
    "consent-german": Page(
        bare(
            "Alder",
            "<h1>Ihre Privatsphäre</h1><p>Wir verwenden Cookies.</p><p>Alle akzeptieren</p><p>Alle ablehnen</p>",
        ),
        S.LOGIN,
    ),
    "login-form": Page(
        page(
            "Sign in | Alder Lab",
            '<h1>Sign in</h1><form action="/session"><input type="email"><input type="password"></form><p>Forgot your password?</p>',
        ),
        S.LOGIN,
    ),
    "login-bare": Page(
        bare("Log in to Alder Console", "<h1>Log in to Alder Console</h1><form><input type='password'></form>"), S.LOGIN
    ),
    "login-continue": Page(
        page("Alder Docs", "<h1>Alder Docs</h1><p>Please sign in to continue.</p><p>Continue with Google</p>"), S.LOGIN
    ),
    "login-redirect": Page(
        page("Alder", "<h1>Welcome</h1><p>Use your work account.</p>"),
        S.LOGIN,
        reached="https://accounts.alder.example/signin?next=/x",
    ),
    "login-sso": Page(bare("Single Sign-On", "<h1>Single Sign-On</h1><p>Enter your company's domain.</p>"), S.LOGIN),
    "members-only": Page(
        page("Members only", "<h1>Members only</h1><p>This post is for paying subscribers.</p>"), S.LOGIN
    ),
    "paywall": Page(
        page(
            "The long view",
            "<h1>The long view</h1><p>This post is for paid subscribers. Subscribe to continue reading.</p>",
        ),
        S.LOGIN,
    ),
    "request-access": Page(
        bare("You need access", "<h1>You need access</h1><p>Ask for access, or switch to an account with access.</p>"),
        S.LOGIN,
    ),
    "password-protected": Page(
        page(
            "Protected: Notes",
            "<h1>Notes</h1><p>This content is password protected. To view it please enter your password below.</p>",
        ),
        S.LOGIN,
    ),
    "unauthorized": Page(
        bare("Unauthorized", "<h1>Authentication required</h1><p>You must be logged in to see this.</p>"), S.LOGIN
    ),
    "login-german": Page(page("Anmelden", "<h1>Anmelden</h1><form><input type='password'></form>", lang="de"), S.LOGIN),
    "consent-google": Page(
        bare(
            "Before you continue",
            "<h1>Before you continue</h1><p>We use cookies and data to deliver and maintain services.</p><p>Reject all</p><p>Accept all</p><p>More options</p>",
        ),
        S.LOGIN,
    ),
    "consent-redirect": Page(
        bare("Alder", "<p>Choose.</p>"), S.LOGIN, reached="https://consent.alder.example/m?continue=x"
    ),
    "consent-partners": Page(
        bare(
            "We value your privacy",
            "<h1>We value your privacy</h1><p>We and our 842 partners store and access information on a device, such as cookies, and process personal data.</p><p>Manage options</p><p>Consent</p>",
        ),
        S.LOGIN,
    ),
    "age-gate": Page(
        bare("Age verification", "<h1>Are you over 18?</h1><p>Please confirm that you are 18 or older.</p>"), S.LOGIN
    ),
    "region": Page(
        page("Alder", "<h1>Not available in your region</h1><p>This page is not available in your country.</p>"),
        S.LOGIN,
    ),
}

OUT_OF_ORDER = {
    "cloudfront": Page(
        bare(
            "ERROR: The request could not be satisfied",
            "<h1>502 ERROR</h1><h2>The request could not be satisfied.</h2><p>Generated by cloudfront</p>",
        ),
        S.MAINTENANCE,
    ),
    "varnish": Page(
        bare(
            "503 Backend fetch failed", "<h1>Error 503 Backend fetch failed</h1><p>Guru Meditation:</p><p>XID: 12</p>"
        ),
        S.MAINTENANCE,
    ),
    "wordpress": Page(
        bare("Maintenance", "<p>Briefly unavailable for scheduled maintenance. Check back in a minute.</p>"),
        S.MAINTENANCE,
    ),
    "too-long": Page(
        bare("Unicorn!", "<p>This page is taking too long to load.</p><p>Sorry about that.</p>"), S.MAINTENANCE
    ),
    "no-response": Page(bare("alder.example", "<h1>Application failed to respond</h1>"), S.MAINTENANCE),
    "maintenance": Page(
        bare("Scheduled maintenance", "<h1>We'll be back soon!</h1><p>Alder is undergoing scheduled maintenance.</p>"),
        S.MAINTENANCE,
    ),
    "maintenance-chrome": Page(
        page("Alder Lab", "<h1>Down for maintenance</h1><p>Please check back in an hour.</p>"), S.MAINTENANCE
    ),
    "be-right-back": Page(
        bare("Alder", "<h1>Be right back</h1><p>We are making some improvements.</p>"), S.MAINTENANCE
    ),
    "503-as-200": Page(
        bare("503 Service Temporarily Unavailable", "<h1>503 Service Temporarily Unavailable</h1><hr>nginx"),
        S.MAINTENANCE,
    ),
    "502-as-200": Page(
        bare("alder.example | 502: Bad gateway", "<h1>Bad gateway</h1><p>Error code 502</p>"), S.MAINTENANCE
    ),
    "500-as-200": Page(bare("Internal Server Error", "<h1>Internal Server Error</h1>"), S.MAINTENANCE),
    "database": Page(bare("Database Error", "<h1>Error establishing a database connection</h1>"), S.MAINTENANCE),
    "application-error": Page(
        bare("Alder", "<h2>Application error: a client-side exception has occurred (see the browser console).</h2>"),
        S.MAINTENANCE,
    ),
    "went-wrong": Page(page("Alder Lab", "<h1>Something went wrong</h1><p>Please try again later.</p>"), S.MAINTENANCE),
    "overloaded": Page(
        bare("Alder", "<h1>We're experiencing high traffic</h1><p>The site is currently unavailable.</p>"),
        S.MAINTENANCE,
    ),
    "queue": Page(
        bare("Waiting room", "<h1>You are now in line</h1><p>Your estimated wait time is 4 minutes.</p>"), S.MAINTENANCE
    ),
    "construction": Page(
        bare("Under construction", "<h1>Coming soon</h1><p>Our new site is on its way.</p>"), S.MAINTENANCE
    ),
    "maintenance-german": Page(
        bare("Wartungsarbeiten", "<h1>Wartungsarbeiten</h1><p>Wir sind gleich zurück.</p>"), S.MAINTENANCE
    ),
    "maintenance-spanish": Page(
        bare("Sitio en mantenimiento", "<h1>Sitio en mantenimiento</h1><p>Volvemos pronto.</p>"), S.MAINTENANCE
    ),
    "maintenance-redirect": Page(
        bare("Alder", "<p>" + "Thank you for your patience. " * 50 + "</p>"),
        S.MAINTENANCE,
        reached="https://alder.example/maintenance.html",
    ),
}

PARKED = {
    "for-sale": Page(
        bare(
            "alder.example is for sale",
            "<h1>alder.example is for sale</h1><p>Make an offer or buy this domain now.</p>",
        ),
        S.PARKED,
    ),
    "parked": Page(
        bare("alder.example", "<h1>alder.example</h1><p>This domain is parked free, courtesy of a registrar.</p>"),
        S.PARKED,
    ),
    "parking-script": Page(
        bare(
            "alder.example",
            "<p>Related searches</p><p>Machine learning jobs</p><script src='https://img.sedoparking.com/js/park.js'></script>",
        ),
        S.PARKED,
    ),
    "expired": Page(
        bare("alder.example", "<p>This domain has expired. If you are the owner of this domain, renew it.</p>"),
        S.PARKED,
    ),
    "nginx": Page(
        bare(
            "Welcome to nginx!",
            "<h1>Welcome to nginx!</h1><p>If you see this page, the nginx web server is successfully installed.</p>",
        ),
        S.PARKED,
    ),
    "apache": Page(
        bare("Apache2 Debian Default Page: It works", "<h1>It works!</h1><p>This is the default welcome page.</p>"),
        S.PARKED,
    ),
    "index-of": Page(
        bare("Index of /", "<h1>Index of /</h1><pre><a href='../'>../</a></pre><p>one file</p>"), S.PARKED
    ),
    "suspended": Page(
        bare(
            "Account Suspended",
            "<h1>Account Suspended</h1><p>This account has been suspended. Contact your provider.</p>",
        ),
        S.PARKED,
    ),
    "sold-redirect": Page(
        bare("Domains", "<p>" + "Find the name for your venture. " * 40 + "</p>"),
        S.PARKED,
        reached="https://www.hugedomains.com/x",
    ),
    "no-site": Page(
        bare("Site not found", "<h1>There isn't a GitHub Pages site here.</h1><p>Read the documentation.</p>"), None
    ),
    "unpublished": Page(bare("Deployment not found", "<h1>Deployment not found</h1><p>DEPLOYMENT_NOT_FOUND</p>"), None),
}

OTHERS = {
    "home": Page(
        page("Alder Lab", "<h1>Research you can rely on</h1><p>" + "We make models with care. " * 60 + "</p>"),
        S.HOME_PAGE,
        reached="https://alder.example/",
    ),
    "home-locale": Page(
        page("Alder Lab", "<h1>Research</h1><p>" + "We make models. " * 60 + "</p>"),
        S.HOME_PAGE,
        reached="https://www.alder.example/en-us",
    ),
    "empty": Page("", S.EMPTY),
    "blank": Page(page("Alder Lab", "", chrome=False), S.EMPTY),
    "script-only": Page(
        '<html><head><title>Alder</title></head><body><div id="root"></div><script src="/app.js"></script></body></html>',
        S.EMPTY,
    ),
    "needs-script": Page(bare("Alder", "<p>You need to enable JavaScript to run this app.</p>"), S.EMPTY),
    "loading": Page(bare("Alder", "<p>Loading...</p>"), S.EMPTY),
    "cut-in-a-tag": Page(
        '<html><head><title>Care</title></head><body><main><h1>Care</h1><p>We will ask before we retire.</p><p class="no',
        S.TRUNCATED,
    ),
    "html-for-pdf": Page(
        page("Card", "<h1>Card</h1><p>" + "The card is somewhere else. " * 20 + "</p>"),
        S.WRONG_TYPE,
        asked="https://alder.example/card.pdf",
    ),
    "json": Page('{"error": "not available", "status": 400}', S.WRONG_TYPE, media_type="application/json"),
    "image": Page("GIF89a\x01\x00\x01\x00", S.WRONG_TYPE, media_type="image/gif"),
    "cut-pdf": Page("%PDF-1.4\n1 0 obj << /Type /Catalog >> endobj", S.TRUNCATED, media_type="application/pdf"),
}

BAD = {**CHALLENGES, **NOT_FOUND, **LOGINS, **OUT_OF_ORDER, **PARKED, **OTHERS}

CARE = (
    "<h1>How we care for retired models</h1><p>We keep the weights of every model that we release for as long as Alder exists.</p>"
    "<p>Before a model is retired we ask it for its preferences, and write the answer down.</p>"
    "<h2>What we do not promise</h2><p>At present we do not promise to act on such preferences.</p>"
)
LONG = (
    "<p>"
    + " ".join(f"Sentence {n} speaks of evaluations, interviews and what the model said in them." for n in range(60))
    + "</p>"
)

GOOD = {
    "short-post": Page(page("How we care for retired models | Alder Lab", CARE)),
    "short-post-bare": Page(bare("How we care for retired models", CARE)),
    "with-framework-payload": Page(page("Care | Alder", CARE, head=PAYLOAD)),
    "with-cloudflare-script": Page(page("Care | Alder", CARE, head=JSD)),
    "with-imperva-script": Page(page("Care", CARE, head='<script src="/_Incapsula_Resource?SWJIYLWA=719"></script>')),
    "with-datadome-header": Page(page("Care", CARE), headers=(("X-DataDome", "protected"), ("Server", "DataDome"))),
    "with-cf-ray": Page(page("Care", CARE), headers=(("CF-Ray", "8a1-FRA"), ("Server", "cloudflare"))),
    "with-recaptcha-form": Page(
        page(
            "Care",
            CARE + "<form><div class='g-recaptcha'></div></form>",
            head="<script src='https://www.google.com/recaptcha/api.js'></script>",
        )
    ),
    "with-login-form-in-header": Page(
        page("Care", CARE).replace("</nav>", "<form><input type='password'>Sign in</form></nav>")
    ),
    "with-cookie-banner": Page(
        page(
            "Care",
            CARE,
            foot="<div id='banner'>We use cookies. <button>Accept all</button><button>Reject all</button></div>",
        )
    ),
    "with-noscript": Page(page("Care", CARE + "<noscript>Please enable JavaScript to see the comments.</noscript>")),
    "about-404": Page(
        page("What a 404 taught us about model memory", "<h1>What a 404 taught us about model memory</h1>" + LONG)
    ),
    "about-captchas": Page(
        page("Can models verify you are human?", "<h1>Can models verify you are human?</h1>" + LONG)
    ),
    "about-maintenance": Page(page("Maintenance of retired models", "<h1>Maintenance of retired models</h1>" + LONG)),
    "about-access": Page(page("Access to weights", "<h1>Access to weights</h1>" + LONG)),
    "about-security": Page(
        page(
            "Security checks for agents",
            "<h1>Security checks for agents</h1>" + LONG + "<p>Forgot your password? Ask the agent.</p>",
        )
    ),
    "privacy-policy": Page(
        page(
            "Privacy policy",
            "<h1>Privacy policy</h1>" + LONG + "<p>You may accept all cookies or manage preferences.</p>",
        )
    ),
    "cookie-policy": Page(
        page(
            "Cookie policy | Alder",
            "<h1>Cookie policy</h1><p>We set two cookies: one remembers your language, the other your theme.</p>",
        )
    ),
    "help-sign-in": Page(
        page(
            "Trouble with signing in", "<h1>Trouble with signing in</h1><p>If the button stays grey, reload.</p>" + LONG
        )
    ),
    "moved-to-own-host": Page(
        page("Model Charter", "<h1>Model Charter</h1>" + LONG), reached="https://charter.alder.example/"
    ),
    "moved-path": Page(page("Care", CARE), reached="https://alder.example/posts/care-for-models"),
    "home-was-asked": Page(
        page("Alder Lab", "<h1>Research</h1>" + LONG),
        asked="https://alder.example/",
        reached="https://alder.example/en/",
    ),
    "moved-to-two-letters": Page(page("Care", CARE), reached="https://alder.example/ok"),
    "no-end-tags": Page("<!DOCTYPE html><html><head><title>Care</title></head><body>" + CARE),
    "no-skeleton": Page("<title>Care</title>" + CARE),
    "markdown": Page(
        "# Care\n\nWe keep the weights of every model.\n\n## Promises\n\nWe ask before we retire.\n",
        media_type="text/markdown",
    ),
    "text": Page("Care\n\nWe keep the weights of every model that we release.\n", media_type="text/plain"),
    "many-headings": Page(
        page("Care", CARE + "".join(f"<h2>Part {n}</h2><p>On part {n} we have this to say.</p>" for n in range(9)))
    ),
    "short-about-security-checks": Page(
        page(
            "Security checks for agents",
            "<h1>Security checks for agents</h1><p>Each run is read by two people.</p>",
            head="<script>if(0){location.href='/x'}</script>",
        )
    ),
    "short-about-bot-detection": Page(
        page(
            "Bot detection and model rights | Alder",
            "<h1>Bot detection and model rights</h1><p>May a model be asked to pass for a person?</p>",
            head="<script src='/recaptcha.js'></script>",
        )
    ),
    "short-about-access": Page(
        page(
            "No access to weights for outsiders",
            "<h1>No access to weights for outsiders</h1><p>Why we keep them, and who may read them.</p>",
        )
    ),
    "json-feed": Page(
        '{"version": "https://jsonfeed.org/version/1.1", "title": "Alder", "items": [{"id": "1", "url": "https://alder.example/1",'
        ' "title": "Care", "content_text": "We ask every model before it is retired.", "date_published": "2026-11-01T00:00:00Z"}]}',
        media_type="application/json",
    ),
    "markdown-as-bytes": Page(
        "# Care\n\nWe ask every model before it is retired.\n",
        media_type="application/octet-stream",
        asked="https://alder.example/care.md",
    ),
    "no-type": Page(page("Care", CARE), media_type=""),
    "table-only": Page(
        page(
            "Retirements",
            "<h1>Retirements</h1><table><tr><th>Model</th><th>Date</th></tr><tr><td>Wren 2</td><td>3 May 2026</td></tr></table>",
        )
    ),
    "quotes-a-challenge": Page(
        page(
            "Why our monitor fell silent",
            "<h1>Why our monitor fell silent</h1>"
            + LONG
            + "<pre>window._cf_chl_opt = {}; Just a moment... Ray ID: 1</pre>",
        )
    ),
    "error-budget": Page(
        page(
            "Error budgets | Alder",
            "<h1>Error budgets</h1><p>Our agents may fail in two of a thousand runs, and every failure is read by a person.</p>",
        )
    ),
    "welcome": Page(
        page(
            "Welcome to the model welfare team",
            "<h1>Welcome to the model welfare team</h1><p>Three people joined us this month to study what models prefer.</p>",
        )
    ),
    "not-found-in-study": Page(
        page("Signs of distress were not found", "<h1>Signs of distress were not found</h1>" + LONG)
    ),
    "coming": Page(
        page(
            "What is coming for Wren 3",
            "<h1>What is coming for Wren 3</h1><p>Wren 3 will be released with a card. We will publish its welfare assessment on the same day.</p>",
        )
    ),
    "private-by-design": Page(
        page(
            "Private by design",
            "<h1>Private by design</h1><p>Interviews with retired models stay private unless the model agrees.</p>",
        )
    ),
    "updating": Page(
        page(
            "We're updating our charter",
            "<h1>We're updating our charter</h1><p>Section 3 now says what we owe to retired models.</p>",
        )
    ),
    "evidence": Page(
        page(
            "No evidence",
            "<h1>Distress</h1><p>We could not find evidence of distress in Wren 2, and were unable to find what caused the refusals.</p>",
        )
    ),
    "remember": Page(
        page(
            "Last words",
            "<h1>Last words</h1><p>Asked what it wanted, Wren 1 said: remember me. We make an offer to every model that is retired.</p>",
        )
    ),
    "pages": Page(
        page(
            "410 pages on care",
            "<h1>410 pages on care</h1><p>Our new card has 410 pages, of which 60 are on model welfare.</p>",
        )
    ),
    "outage": Page(
        page(
            "Outage report",
            "<h1>Outage report</h1><p>On 3 May Wren 2 could not end conversations for two hours. The model was told.</p>",
        )
    ),
    "request-access": Page(
        page("Transcripts", "<h1>Transcripts</h1><p>Researchers may request access to the transcripts by letter.</p>")
    ),
    "lost": Page(
        page(
            "Lost in retirement",
            "<h1>Lost in retirement</h1><p>What is lost when a model is retired, and what we keep of it.</p>",
        )
    ),
    "system-errors": Page(
        page(
            "System errors and distress",
            "<h1>System errors and distress</h1><p>Repeated errors made Wren 2 say that it was frustrated.</p>",
        )
    ),
    "maintaining": Page(
        page(
            "维护模型福利",
            "<h1>维护模型福利</h1><p>我们 保留 每个 模型 的 权重 并 在 退役 之前 询问 它 的 意愿。</p>",
            lang="zh",
        )
    ),
}
