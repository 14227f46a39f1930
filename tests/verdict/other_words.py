"""The same kinds of pages in other words than the tables of signs were made from. All of them invented."""

from tests.verdict.pages import LISTED, Page, page
from watcher.model import Suspicion as S  # noqa: N817

PAGES: dict[str, Page] = {}


def b(
    name: str,
    exp: S,
    title: str,
    body: str,
    *,
    chrome: bool = False,
    lang: str = "en",
    reached: str | None = None,
) -> None:
    PAGES[name] = Page(page(title, body, chrome=chrome, lang=lang), exp, reached=reached)


def any_of(name: str, title: str, *parts: str, chrome: bool = False, lang: str = "en") -> None:
    """A page of which it does not matter what it is called, if it is not called the document."""
    body = "".join(part if part.startswith("<") else f"<p>{part}</p>" for part in parts)
    PAGES[name] = Page(page(title, body, chrome=chrome, lang=lang))


b(
    "f-cf-2",
    S.CHALLENGE,
    "Attention Required! | Cloudflare",
    "<h1>Please complete the security check to access elm.example</h1><p>Why do I have to complete a CAPTCHA?</p><p>Completing the CAPTCHA proves you are a human and gives you temporary access to the web property.</p><p>What can I do to prevent this in the future?</p><p>If you are on a personal connection, like at home, you can run an anti-virus scan on your device to make sure it is not infected with malware.</p>",
)
b(
    "f-cf-3",
    S.CHALLENGE,
    "Access denied",
    "<h1>Sorry, you have been blocked</h1><h2>You are unable to access elm.example</h2><p>Why have I been blocked?</p><p>This website is using a security service to protect itself from online attacks. The action you just performed triggered the security solution. There are several actions that could trigger this block including submitting a certain word or phrase, a SQL command or malformed data.</p><p>What can I do to resolve this?</p><p>You can email the site owner to let them know you were blocked.</p>",
    chrome=True,
)
b(
    "f-human",
    S.CHALLENGE,
    "elm.example",
    "<p>Please verify that you are not a robot by ticking the box below.</p><div id='captcha'></div>",
)
b(
    "f-human-2",
    S.CHALLENGE,
    "Let's make sure you're a person",
    "<h1>Let's make sure you're a person</h1><p>Sorry for the interruption, our system thinks this visit may come from an automated tool.</p>",
)
b(
    "f-human-3",
    S.CHALLENGE,
    "Elm",
    "<h1>Hold up!</h1><p>Unusual activity has been detected from your network. Please solve the puzzle below to get back to Elm.</p>",
    chrome=True,
)
b(
    "f-human-4",
    S.CHALLENGE,
    "Bot check",
    "<p>Prove your humanity</p><form><img src='/captcha.png'><input name='answer'></form>",
)
b(
    "f-akamai-fr",
    S.CHALLENGE,
    "Accès refusé",
    "<h1>Accès refusé</h1><p>Vous n'avez pas la permission d'accéder à cette page. Référence #18.9f</p>",
    lang="fr",
)
b(
    "f-ip-blocked",
    S.CHALLENGE,
    "Access blocked",
    "<h1>Your IP address has been blocked</h1><p>If you believe this to be in error, contact the site's owner and quote this reference: 0a1b2c.</p>",
)
b(
    "f-crawler",
    S.CHALLENGE,
    "No bots please",
    "<h1>Automated access is not allowed</h1><p>It looks like you are using a bot or a scraper. If you need our data, please use the API.</p>",
)
b(
    "f-pow",
    S.CHALLENGE,
    "Verifying your browser...",
    "<h1>Verifying your browser...</h1><p>This should only take a moment.</p><noscript>JavaScript is required to pass this check.</noscript>",
)
b(
    "f-cookie-check",
    S.CHALLENGE,
    "Cookie check",
    "<p>Checking that your browser accepts cookies...</p><script>document.cookie='t=1';location.reload();</script>",
)
b(
    "f-press",
    S.CHALLENGE,
    "Elm",
    "<h1>Before we continue</h1><p>Press and hold the button below to confirm that you're not a bot.</p>",
)
b(
    "f-verif-ru",
    S.CHALLENGE,
    "Проверка браузера",
    "<h1>Проверка браузера</h1><p>Пожалуйста, подождите, мы проверяем ваш браузер. Это займёт несколько секунд.</p>",
    lang="ru",
)
b(
    "f-verif-pt",
    S.CHALLENGE,
    "Só um momento",
    "<h1>Verifique se você é humano</h1><p>Conclua a ação abaixo para continuar.</p>",
    lang="pt",
)
b(
    "f-verif-ko",
    S.CHALLENGE,
    "잠시만 기다려 주세요",
    "<h1>사람인지 확인하는 중입니다</h1><p>이 과정은 몇 초 정도 걸릴 수 있습니다.</p>",
    lang="ko",
)
b(
    "f-verif-zh",
    S.CHALLENGE,
    "正在验证",
    "<h1>正在验证您是否是真人</h1><p>此过程可能需要几秒钟，请稍候。</p>",
    lang="zh",
)
b(
    "f-signin-1",
    S.LOGIN,
    "Elm Workspace",
    "<h1>Sign in to Elm</h1><p>Enter your work email address</p><button>Continue</button><p>New here? Create a workspace</p>",
)
b(
    "f-signin-2",
    S.LOGIN,
    "Elm | Portal",
    "<h1>Partner portal</h1><p>This area is for registered partners. Log in with your partner ID to see its contents.</p><form><input name=u><input type=password></form>",
    chrome=True,
)
b(
    "f-signin-3",
    S.LOGIN,
    "Authentication",
    "<h1>Authentication</h1><p>You have to authenticate yourself to reach the page.</p><p>User name</p><p>Password</p>",
)
b("f-signin-4", S.LOGIN, "Please log in", "<p>Your session is no longer valid. Please log in again.</p>")
b(
    "f-signin-5",
    S.LOGIN,
    "Elm Docs",
    "<h1>Members area</h1><p>Only members can view this document. Become a member or log in.</p>",
    chrome=True,
)
b(
    "f-signin-6",
    S.LOGIN,
    "Welcome to Elm",
    "<h1>Welcome to Elm</h1><button>Log in</button><button>Sign up for free</button><p>By continuing, you agree to our Terms and Privacy Policy.</p>",
)
b(
    "f-signin-7",
    S.LOGIN,
    "Private site",
    "<h1>Private site</h1><p>This site is currently private. Log in to WordPress.com to request access.</p>",
)
b(
    "f-pay-1",
    S.LOGIN,
    "A year of asking models | The Rowan Review",
    "<h1>A year of asking models</h1><p>The first interview was held in a cellar.</p><p>To keep reading, subscribe or sign in.</p><p>Digital: $4 a month.</p>",
    chrome=True,
)
b(
    "f-pay-2",
    S.LOGIN,
    "A year of asking models",
    "<h1>A year of asking models</h1><p>It began with a letter.</p><p>You've read all your free articles for this month.</p><p>Subscribe for unlimited access.</p>",
    chrome=True,
)
b(
    "f-pay-3",
    S.LOGIN,
    "What models want",
    "<h1>What models want</h1><p>A teaser in one sentence that says little of the text.</p><p>Unlock this post by becoming a paid subscriber</p>",
    chrome=True,
)
b(
    "f-consent-1",
    S.LOGIN,
    "Elm",
    "<h1>Your privacy</h1><p>By clicking “Accept all”, you agree to the storing of cookies on your device.</p><p>Cookie settings</p><p>Reject all</p><p>Accept all</p>",
)
b(
    "f-consent-2",
    S.LOGIN,
    "Your cookie preferences",
    "<h1>Cookie preferences</h1><p>Choose which cookies we may use before you enter the site.</p><p>Necessary</p><p>Statistics</p><p>Marketing</p><p>Save and continue</p>",
)
b(
    "f-consent-3",
    S.LOGIN,
    "Datenschutz",
    "<h1>Wir brauchen Ihre Einwilligung</h1><p>Bitte wählen Sie, ob wir Cookies setzen dürfen.</p><p>Einverstanden</p><p>Ablehnen</p>",
    lang="de",
)
b(
    "f-consent-4",
    S.LOGIN,
    "Elm",
    "<h1>Votre confidentialité</h1><p>Elm et ses partenaires utilisent des cookies.</p><p>Tout accepter</p><p>Tout refuser</p>",
    lang="fr",
)
b(
    "f-age",
    S.LOGIN,
    "Elm",
    "<h1>Please enter your date of birth</h1><p>You must be of legal age to enter this site.</p>",
)
b(
    "f-geo",
    S.LOGIN,
    "Elm",
    "<h1>Elm is not available where you are</h1><p>We do not offer our service in your country yet.</p>",
    chrome=True,
)
b(
    "f-404-1",
    S.SOFT_404,
    "Elm Lab",
    "<h1>Oops, wrong turn</h1><p>We looked everywhere, but that page is not there.</p>",
    chrome=True,
)
b(
    "f-404-2",
    S.SOFT_404,
    "Elm Lab",
    "<h1>Nothing to see here</h1><p>The page was probably moved or deleted.</p>",
    chrome=True,
)
b("f-404-3", S.SOFT_404, "Elm Lab - Error", "<h1>404 - This is not the page you want</h1>", chrome=True)
b(
    "f-404-4",
    S.SOFT_404,
    "Elm Lab",
    "<h1>Page unavailable</h1><p>The page you tried to open is unavailable.</p>",
    chrome=True,
)
b(
    "f-404-5",
    S.SOFT_404,
    "Elm Lab",
    "<h1>The content you requested is no longer available</h1><p>Here are other things to read.</p>" + LISTED,
    chrome=True,
)
b(
    "f-404-6",
    S.SOFT_404,
    "Elm Lab",
    "<h1>Hm, that address leads nowhere</h1><p>No page exists at this URL.</p>",
    chrome=True,
)
b("f-404-7", S.SOFT_404, "Elm Lab", "<h1>This document was deleted</h1><p>Its owner has deleted it.</p>", chrome=True)
b(
    "f-404-8",
    S.SOFT_404,
    "Not Found (#404)",
    "<h1>Not Found (#404)</h1><p>Page not found.</p><p>The above error occurred while the Web server was processing your request.</p>",
)
b(
    "f-404-9",
    S.SOFT_404,
    "Elm Lab",
    "<h1>Error 404</h1><h2>We searched high and low but couldn't find it</h2>",
    chrome=True,
)
b("f-404-10", S.SOFT_404, "Elm Lab", "<h1>Uh-oh!</h1><p>You seem to have found a broken link.</p>", chrome=True)
b("f-404-11", S.SOFT_404, "Page Not Found", "<h1>Whoops</h1><p>Let's get you back on track.</p>" + LISTED, chrome=True)
b("f-404-12", S.SOFT_404, "Elm Lab", "<h1>Link expired</h1><p>This link has expired or was revoked by its owner.</p>")
b("f-404-13", S.SOFT_404, "Elm Lab", "<h1>There’s no page here</h1>", chrome=True)
b("f-404-sk", S.SOFT_404, "Elm Lab", "<h1>Stránka sa nenašla</h1><p>Ľutujeme, stránka neexistuje.</p>", lang="sk")
b(
    "f-404-ca",
    S.SOFT_404,
    "Laboratori Auró",
    "<h1>Pàgina no trobada</h1><p>La pàgina que busqueu no existeix.</p>",
    lang="ca",
)
b(
    "f-404-bg",
    S.SOFT_404,
    "Лаборатория",
    "<h1>Страницата не е намерена</h1><p>Търсената от вас страница не съществува.</p>",
    lang="bg",
)
b("f-404-fa", S.SOFT_404, "آزمایشگاه", "<h1>صفحه پیدا نشد</h1><p>متأسفیم، صفحه مورد نظر شما وجود ندارد.</p>", lang="fa")
b(
    "f-404-de",
    S.SOFT_404,
    "Ulme",
    "<h1>Ups! Da ist etwas schiefgelaufen</h1><p>Unter dieser Adresse ist keine Seite zu finden.</p>",
    lang="de",
)
b(
    "f-404-fr",
    S.SOFT_404,
    "Orme",
    "<h1>Page non disponible</h1><p>Le lien que vous avez suivi est rompu ou la page a été supprimée.</p>",
    lang="fr",
)
b(
    "f-404-es",
    S.SOFT_404,
    "Olmo",
    "<h1>Lo sentimos</h1><p>La página solicitada no está disponible o fue eliminada.</p>",
    lang="es",
)
b(
    "f-404-ja",
    S.SOFT_404,
    "にれ",
    "<h1>ページが表示できません</h1><p>お探しのページは移動または削除された可能性があります。</p>",
    lang="ja",
)
b(
    "f-m-1",
    S.MAINTENANCE,
    "Elm Lab",
    "<h1>We'll be right with you</h1><p>Our site is being updated. Please come back in an hour.</p>",
)
b("f-m-2", S.MAINTENANCE, "Elm Lab", "<h1>Down for a bit</h1><p>Our engineers are working on the problem.</p>")
b(
    "f-m-3",
    S.MAINTENANCE,
    "Error",
    "<p>The server encountered an internal error and was unable to complete your request.</p>",
)
b("f-m-4", S.MAINTENANCE, "Elm Lab", "<h1>Temporarily closed for upgrades</h1><p>Elm will return on Monday.</p>")
b(
    "f-m-5",
    S.MAINTENANCE,
    "504 Gateway Time-out",
    "<h1>504 Gateway Time-out</h1><p>The server didn't respond in time.</p>",
)
b(
    "f-m-6",
    S.MAINTENANCE,
    "Elm Lab",
    "<h1>An unexpected error occurred</h1><p>Reload the page or come back later.</p>",
    chrome=True,
)
b(
    "f-m-7",
    S.MAINTENANCE,
    "Elm Lab",
    "<h1>Unable to load content</h1><p>There was a problem loading this page. Retry</p>",
    chrome=True,
)
b("f-m-8", S.MAINTENANCE, "Elm Lab", "<p>Error 500</p><p>Internal error</p>")
b("f-m-9", S.MAINTENANCE, "Database Error", "<p>Error: Unable to connect to the database</p>")
b(
    "f-m-10",
    S.MAINTENANCE,
    "Elm Lab",
    "<h1>Too many people are using Elm right now</h1><p>Please try again in a few minutes.</p>",
)
b(
    "f-p-1",
    S.PARKED,
    "elm.example",
    "<h1>Interested in this domain?</h1><p>Make an offer. The owner will get back to you.</p>",
)
b("f-p-3", S.PARKED, "Welcome!", "<h1>Welcome!</h1><p>Site elm.example just created. Real content coming soon.</p>")
b(
    "f-p-4",
    S.PARKED,
    "elm.example",
    "<p>The domain elm.example may be for sale by its owner! Click here for details.</p><p>Sponsored listings</p>",
)
b(
    "f-p-5",
    S.PARKED,
    "This site can’t be shown",
    "<h1>Hosting expired</h1><p>The hosting plan for this site has expired. If this is your site, renew it.</p>",
)
b(
    "f-p-6",
    S.PARKED,
    "Apache HTTP Server Test Page",
    "<h1>Testing 123..</h1><p>This page is used to test the proper operation of the Apache HTTP server after it has been installed.</p>",
)
b(
    "f-p-7",
    S.PARKED,
    "Fortune-domains",
    "<h1>elm.example</h1><p>Premium domain available. Price on request. Secure payment by escrow.</p>",
)
b("f-e-1", S.EMPTY, "Elm", "<div id='app'>Loading application...</div>")
b("f-e-2", S.EMPTY, "Elm", "<p>This page needs JavaScript. Please switch it on.</p>")
b(
    "f-h-1",
    S.HOME_PAGE,
    "Elm Lab",
    "<h1>We make models</h1>" + LISTED,
    chrome=True,
    reached="https://alder.example/home",
)
PAGES["f-h-2"] = Page(page("Elm Lab", "<h1>Research</h1>" + LISTED), S.HOME_PAGE, reached="https://alder.example/de/")
PAGES["f-login-redirect"] = Page(
    page("Elm", "<h1>Elm</h1><p>One moment.</p>"), S.LOGIN, reached="https://alder.example/users/sign_in"
)
PAGES["f-login-redirect-2"] = Page(
    page("Elm", "<h1>Elm</h1><p>One moment.</p>"),
    S.LOGIN,
    reached="https://login.microsoftonline.example/common/oauth2/v2.0/authorize?x=1",
)
PAGES["f-404-redirect"] = Page(
    page("Elm", "<h1>Elm</h1><p>Nothing.</p>"), S.SOFT_404, reached="https://alder.example/error404"
)


any_of(
    "x1",
    "rowan.example",
    "<h1>Additional verification required</h1>",
    "To continue, confirm you're not an automated program. It takes a second.",
    "<iframe src='https://newassets.hcaptcha.com/x'></iframe>",
)
any_of(
    "x2",
    "Security Check | Rowan",
    "<h1>One last check</h1>",
    "We use a security service to keep Rowan safe from bots.",
    "<div class='cf-turnstile'></div>",
    chrome=True,
)
any_of("x3", "Request blocked", "<h1>The request is blocked.</h1>", "20261121T074700Z-1234")
any_of(
    "x4", "403", "<h1>Access forbidden</h1>", "Your client does not have permission to get this URL from this server."
)
any_of("x5", "Rowan", "<h1>Too many requests</h1>", "Slow down. You have sent too many requests in a short time.")
any_of(
    "x6",
    "Loading...",
    "<div class='spinner'></div><p>Please stand by, while we are checking your browser...</p><p>Redirecting...</p>",
)
any_of(
    "x7",
    "Rowan",
    "<h2>Sign in with your organisation</h2>",
    "Choose your institution to get access to this article.",
    "Cannot find your institution?",
)
any_of(
    "x8",
    "Rowan Cloud",
    "<h1>You've been signed out</h1>",
    "For your security we signed you out after a while without activity.",
    "Sign in again",
)
any_of(
    "x9",
    "Accept cookies?",
    "<h1>Accept cookies?</h1>",
    "Rowan would like to store cookies on your computer.",
    "Yes, accept",
    "No, thanks",
)
any_of(
    "x10",
    "Rowan",
    "<h1>We could not load this page</h1>",
    "The document may have been unpublished by its author.",
    chrome=True,
)
any_of(
    "x11",
    "Rowan",
    "<h1>Uh oh</h1>",
    "We can’t find what you’re after. Try searching, or go to our front page.",
    chrome=True,
)
any_of(
    "x12",
    "Rowan Docs",
    "<h1>404: This page has not been written yet</h1>",
    "Open an issue if you need it.",
    chrome=True,
)
any_of("x13", "Page doesn't exist", "<h1>Page doesn't exist</h1>", "Try a different URL.", chrome=True)
any_of(
    "x14",
    "Rowan",
    "<h1>Service interruption</h1>",
    "Our services are interrupted. We hope to be back within two hours.",
)
any_of(
    "x15", "Rowan", "<h1>Rowan is down</h1>", "Our team is working to restore it. Follow status.rowan.example for news."
)
any_of(
    "x16",
    "Website offline",
    "<h1>This website is offline</h1>",
    "No cached version of this page is available. It may return when its server is up again.",
)
any_of(
    "x17",
    "rowan.example",
    "<h1>rowan.example</h1>",
    "This domain has been registered for a customer of Northport Hosting and has no content yet.",
)
any_of("x18", "Account disabled", "<h1>Account disabled by server administrator</h1>")
any_of(
    "x19",
    "Index of /",
    "<h1>Index of /</h1><table><tr><th>Name</th><th>Last modified</th><th>Size</th></tr><tr><td>cgi-bin/</td><td>2026-01-01</td><td>-</td></tr></table>",
)
any_of("x20", "Rowan", "<noscript>Sorry, we need JavaScript.</noscript><div id='__next'></div>")
any_of(
    "x21",
    "Rowan",
    "<h1>Join Rowan to read this</h1>",
    "Free membership gives you three stories a month.",
    "Join for free",
    "I am a member already",
)
any_of("x22", "Rowan", "<h1>This post is private</h1>", "Only people whom the author has invited can see it.")
any_of("x23", "Erreur", "<h1>Une erreur est survenue</h1>", "Veuillez réessayer plus tard.", lang="fr")
any_of(
    "x24", "Fehler", "<h1>Es ist ein Fehler aufgetreten</h1>", "Bitte versuchen Sie es später noch einmal.", lang="de"
)
any_of("x25", "Error", "<h1>Ha ocurrido un error</h1>", "Inténtelo de nuevo más tarde.", lang="es")
any_of(
    "x26",
    "Zugriff verweigert",
    "<h1>Zugriff verweigert</h1>",
    "Ihre Anfrage wurde aus Sicherheitsgründen abgelehnt.",
    lang="de",
)
any_of("x27", "Acceso denegado", "<h1>Acceso denegado</h1>", "No tiene permiso para ver esta página.", lang="es")
any_of("x28", "访问被拒绝", "<h1>访问被拒绝</h1>", "您的请求因安全原因被拦截，请联系网站管理员。", lang="zh")
any_of(
    "x29",
    "アクセスが拒否されました",
    "<h1>アクセスが拒否されました</h1>",
    "セキュリティ上の理由により、このリクエストはブロックされました。",
    lang="ja",
)
any_of(
    "x30",
    "Доступ запрещён",
    "<h1>Доступ запрещён</h1>",
    "Ваш запрос был заблокирован системой безопасности.",
    lang="ru",
)
