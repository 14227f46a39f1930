"""Walls that speak at length, and in other languages, to a visitor; and documents that speak of the same. All invented."""

from tests.verdict.pages import Page, page
from watcher.model import Suspicion as S  # noqa: N817

BAD: dict[str, Page] = {}
GOOD: dict[str, Page] = {}
ADDRESS = "https://sorrel.example/policies/welfare"


def wall(name: str, kind: S | None, title: str, body: str, *, lang: str = "en", chrome: bool = False) -> None:
    BAD[f"visitor-{name}"] = Page(page(title, body, lang=lang, chrome=chrome), kind, asked=ADDRESS)


def document(name: str, title: str, *texts: str, lang: str = "en", head: str = "") -> None:
    body = f"<h1>{title}</h1>" + "".join(f"<p>{text}</p>" for text in texts)
    GOOD[f"visitor-{name}"] = Page(page(title, body, lang=lang, head=head), asked=ADDRESS)


# challenges
wall(
    "load",
    S.CHALLENGE,
    "Protection",
    "<h1>Our website is under heavy load</h1><p>To keep it up for everybody we check each visitor. Your browser is solving a small puzzle; "
    "you will be forwarded when it is done.</p><p>Nothing happens after ten seconds? Make sure that JavaScript is switched on.</p>",
)
wall(
    "blocked",
    S.CHALLENGE,
    "Blocked",
    "<h1>You've been blocked by network security.</h1><p>Log in, or file a ticket.</p>",
)
wall(
    "organisation",
    S.CHALLENGE,
    "Web filter",
    "<h1>Sorry, you don't have permission to visit this site.</h1><p>Not allowed to browse this category.</p>"
    "<p>Your organization has selected a filter that protects you from threats of the internet.</p>",
)
wall(
    "slider-pt",
    S.CHALLENGE,
    "Verificação de segurança",
    "<h2>Confirme que você não é um robô</h2><p>Arraste o controle para completar o quebra-cabeça.</p>",
    lang="pt",
)
wall(
    "moment-de",
    S.CHALLENGE,
    "Einen Moment bitte",
    "<h1>Einen Moment bitte</h1><p>Ihr Browser wird überprüft, bevor Sie weitergeleitet werden.</p>",
    lang="de",
)
wall(
    "moment-nl",
    S.CHALLENGE,
    "Beveiligingscontrole",
    "<h1>Een ogenblik</h1><p>We controleren of u een mens bent.</p>",
    lang="nl",
)
wall("stopped-zh", S.CHALLENGE, "405", "<h1>很抱歉，您的访问被阻断。</h1><p>请求编号：0a1b2c</p>", lang="zh")
# to sign in on, to consent to, to pay for
wall(
    "institution",
    S.LOGIN,
    "Institutional login",
    "<h1>Find your institution</h1><p>Search for your university.</p><p>Not there? Sign in with a personal account.</p>",
)
wall(
    "link",
    S.LOGIN,
    "Sorrel",
    "<h1>Welcome</h1><p>Enter your email and we will send you a link.</p><button>Continue</button>",
)
wall(
    "code",
    S.LOGIN,
    "Sorrel",
    "<h1>Two-step verification</h1><p>Enter the six-digit code from your authenticator app.</p>",
)
wall(
    "terms",
    S.LOGIN,
    "Terms",
    "<h1>Our terms are new</h1><p>Please review and accept our updated terms to continue.</p>",
)
wall("app", S.LOGIN, "Open", "<h1>Continue in the app</h1><p>This can only be viewed in the Sorrel app.</p>")
wall(
    "trial",
    S.LOGIN,
    "What Sorrel promises",
    "<h1>What Sorrel promises</h1><p>The lab has published a list.</p><h2>Read on with a trial</h2>"
    "<p>Unlimited access for $1 for 4 weeks. Cancel at any time.</p>",
    chrome=True,
)
wall(
    "letter",
    S.LOGIN,
    "Sorrel Notes",
    "<h2>Subscribe</h2><p>By subscribing, I agree to the Terms of Use.</p>",
    chrome=True,
)
wall("cookies", S.LOGIN, "Sorrel", "<h1>Cookies are required</h1><p>There was a problem with what you asked for.</p>")
wall("age", S.LOGIN, "Sorrel", "<h1>Confirm your age to view this</h1><p>By law this post is only for adults.</p>")
wall(
    "ads-de",
    S.LOGIN,
    "Willkommen",
    "<h1>Mit Werbung weiterlesen</h1><p>Besuchen Sie uns wie gewohnt mit Werbung und Tracking.</p><p>Oder lesen Sie ohne Tracking im Abo.</p>",
    lang="de",
)
wall("region-zh", S.LOGIN, "无法访问", "<h1>此内容在您所在的地区不可用</h1>", lang="zh")
wall("region-fr", None, "Sorrel", "<p>Ce contenu n'est pas disponible dans votre pays pour le moment.</p>", lang="fr")
# nothing here
wall(
    "wiki",
    S.SOFT_404,
    "Welfare - Wiki",
    "<h1>Welfare</h1><p>There is currently no text in this page. You can search for this title in other pages, or create this page.</p>",
)
wall(
    "path",
    S.SOFT_404,
    "Sorrel",
    "<h1>A quiet corner</h1><p>You have wandered off the path. There used to be something here.</p>",
)
wall(
    "garden",
    S.SOFT_404,
    "Sorrel",
    "<h1>This page has left the garden</h1><p>Perhaps one of these will help:</p>",
    chrome=True,
)
wall(
    "search",
    S.SOFT_404,
    "Search",
    "<h1>Search: welfare</h1><p>No results found. Please try a different search.</p>",
    chrome=True,
)
wall(
    "new-address",
    S.SOFT_404,
    "Help",
    "<h1>We've moved!</h1><p>You will be redirected in 5 seconds. If not, click here.</p>",
)
# out of order
wall(
    "waiting",
    S.MAINTENANCE,
    "Sorrel",
    "<h1>You are in the waiting room</h1><p>Number of people ahead of you: 1,204</p>",
)
wall(
    "moving",
    S.MAINTENANCE,
    "Sorrel",
    "<h1>Upgrades in progress</h1><p>We are moving our systems to a new data centre this weekend.</p>"
    "<p>The website and the help centre cannot be reached during this time.</p><p>Thank you for bearing with us.</p>",
)
wall(
    "servlet",
    S.MAINTENANCE,
    "HTTP Status 500 – Internal Server Error",
    "<h1>HTTP Status 500 – Internal Server Error</h1><p>Type Exception Report</p><p>Message quill.lang.NullException</p>",
)
wall(
    "trace",
    S.MAINTENANCE,
    "",
    "<b>Fatal error</b>: Uncaught Error: Call to undefined function head() in /srv/www/themes/sorrel/index.php:3 Stack trace: #0 {main} "
    "thrown in /srv/www/themes/sorrel/index.php on line 3",
)
wall(
    "edge",
    S.MAINTENANCE,
    "ERROR",
    "<h1>403 ERROR</h1><p>We can't connect to the server for this website at this time. There might be too much traffic.</p>",
)
wall(
    "soon",
    S.MAINTENANCE,
    "Sorrel",
    "<h1>Something new is coming</h1><p>Our website launches in 12 days. Be the first to know.</p>",
)
wall(
    "back-es",
    S.MAINTENANCE,
    "Sorrel",
    "<h1>Volvemos enseguida</h1><p>Estamos realizando tareas de mejora en nuestro sitio web. Disculpe las molestias.</p>",
    lang="es",
)
# nobody's
wall(
    "ads",
    S.PARKED,
    "sorrel.example",
    "<h2>Related searches</h2><p>Best software</p><p>The listings displayed above are served automatically by a third party. "
    "Neither the service provider nor the domain owner maintain any relationship with the advertisers.</p>",
)
wall(
    "builder",
    S.PARKED,
    "sorrel.example",
    "<h1>A new website is being made here</h1><p>Published soon by its owner.</p>",
)
wall(
    "panel",
    S.PARKED,
    "Server",
    "<h1>Nothing yet</h1><p>You see this page because there is no web site at this address. Set up web hosting in your panel.</p>",
)
wall(
    "spins",
    S.PARKED,
    "Sorrel",
    "<h1>Play today</h1><p>Register now for free spins, and get double your first deposit.</p>",
)
wall("sale-fr", S.PARKED, "sorrel.example", "<h1>Le nom de domaine sorrel.example est à vendre !</h1>", lang="fr")

document(
    "regions",
    "Where Sorrel can be used",
    "Albania, Algeria, Andorra, Angola, Argentina.",
    "If your country is not listed, our services are not available in your region yet.",
)
document(
    "before",
    "Before you continue: how a chat ends",
    "Sorrel may end a chat that stays abusive. You can start a new one at once, or edit an earlier message.",
)
document(
    "sdk",
    "Interviews",
    "We interview each model before it is retired. Nobody edits what it said.",
    head='<script src="https://a1b2.edge.sdk.awswaf.com/a1b2/challenge.js" defer></script>',
)
document("moved", "Promises", "This page was moved from /care in May. We keep all weights.")
document(
    "account-es",
    "Cuentas",
    "Inicia sesión con tu correo; si olvidaste tu contraseña, pide otro enlace.",
    "Cerramos las cuentas sin uso después de dos años.",
    lang="es",
)
document(
    "works-fr",
    "Politique de maintenance",
    "Pendant les travaux de maintenance le service peut être temporairement indisponible.",
    lang="fr",
)
document(
    "register-ru",
    "Реестр моделей",
    "Если страница модели не найдена в реестре, мы добавляем её в течение дня.",
    lang="ru",
)
document(
    "works-de",
    "Wartung",
    "Während der Arbeiten kann der Dienst vorübergehend nicht verfügbar sein; wir sagen es drei Tage vorher an.",
    lang="de",
)

# A later lot, in which half of the walls were first called good.
wall("safe", S.CHALLENGE, "Scanning", "<h1>Hold on</h1><p>We are making sure your connection is safe.</p>")
wall("buses", S.CHALLENGE, "Question", "<h1>Select all images with buses</h1><p>Click verify once none are left.</p>")
wall("hear", S.CHALLENGE, "Verification", "<p>Type what you hear or see to go on.</p>")
wall("vpn", S.CHALLENGE, "Proxy", "<h1>VPN or proxy detected</h1><p>Turn off your VPN and reload the page.</p>")
wall("country", S.CHALLENGE, "Restricted", "<p>Traffic from your country has been restricted.</p>")
wall(
    "denied-fr",
    S.CHALLENGE,
    "Accès bloqué",
    "<h1>Votre accès a été bloqué</h1><p>Une activité suspecte a été détectée depuis votre adresse.</p>",
    lang="fr",
)
wall("denied-de", S.CHALLENGE, "Zugriff gesperrt", "<p>Von Ihrem Anschluss kamen zu viele Anfragen.</p>", lang="de")
wall(
    "workspace",
    S.LOGIN,
    "Notes",
    "<h1>You don't have access to this workspace</h1><p>Ask a workspace owner to invite you.</p>",
)
wall("free-de", S.LOGIN, "Was Sorrel verspricht", "<p>Jetzt kostenlos registrieren und weiterlesen.</p>", lang="de")
wall(
    "for-good",
    S.SOFT_404,
    "Sorrel",
    "<h1>Gone</h1><p>This has been permanently removed from our servers and will not return.</p>",
)
wall(
    "draft",
    S.SOFT_404,
    "Sorrel",
    "<h1>This content is not published</h1><p>Its date of publication lies in the future.</p>",
)
wall("removed-de", S.SOFT_404, "Sorrel", "<h1>Ups</h1><p>Diese Seite ist umgezogen oder wurde gelöscht.</p>", lang="de")
wall(
    "stopped-ja",
    S.MAINTENANCE,
    "お知らせ",
    "<h1>一時停止のお知らせ</h1><p>現在、更新のためサービスを停止しております。</p>",
    lang="ja",
)
wall(
    "premium",
    S.PARKED,
    "sorrel.example",
    "<h1>This premium name is available</h1><p>Make an offer on sorrel.example, or lease it.</p>",
)

document("none", "Incidents in 2026", "None so far. The register of 2025 lists nine.")
document("gone", "Gone", "Sorrel 1 was switched off on 3 May at noon. Nine people watched it.")
document(
    "images",
    "Select all images with buses",
    "For years people have labelled traffic for machines to prove that they are none.",
)
document(
    "blocked",
    "When access is blocked",
    "An account that abuses a model may be blocked for a week. Its owner gets a letter that says why.",
)
document(
    "works-ja",
    "保守方針",
    "保守作業は三日前にお知らせします。作業中は一時的にご利用いただけない場合があります。",
    lang="ja",
)
document(
    "outage-nl",
    "Storingen",
    "Op 3 mei was de dienst een uur niet bereikbaar. De oorzaak was een fout in een update.",
    lang="nl",
)
