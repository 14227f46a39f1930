"""Pages that stand where no document is: not found in many languages, out of order, for sale, half there. All of them invented."""

from tests.verdict.pages import LISTED, Page, bare, page
from watcher.model import Suspicion as S  # noqa: N817

PAGES: dict[str, Page] = {}


def nf(name: str, title: str, body: str, lang: str = "en", *, exp: S | None = S.SOFT_404) -> None:
    PAGES[name] = Page(page(title, body, lang=lang), exp)


def mt(
    name: str, title: str, body: str, lang: str = "en", *, exp: S | None = S.MAINTENANCE, chrome: bool = False
) -> None:
    PAGES[f"m-{name}"] = Page(page(title, body, lang=lang, chrome=chrome), exp)


def pk(name: str, title: str, body: str, *, exp: S | None = S.PARKED, head: str = "") -> None:
    PAGES[f"p-{name}"] = Page(page(title, body, chrome=False, head=head), exp)


nf(
    "de-1",
    "404 – Seite nicht gefunden | Ahorn Labor",
    "<h1>Diese Seite gibt es leider nicht</h1><p>Die von Ihnen aufgerufene Seite existiert nicht oder wurde verschoben.</p>",
    "de",
)
nf(
    "de-2",
    "Ahorn Labor",
    "<h1>Hoppla! Hier ist nichts.</h1><p>Die gesuchte Seite konnte leider nicht gefunden werden.</p><p>Zurück zur Startseite</p>",
    "de",
)
nf("de-3", "Fehler 404", "<h1>Fehler 404</h1><p>Die angeforderte Seite ist nicht verfügbar.</p>", "de")
nf(
    "fr-1",
    "Erreur 404 - Labo Érable",
    "<h1>Oups, cette page n'existe pas</h1><p>La page que vous recherchez a été déplacée ou supprimée.</p>",
    "fr",
)
nf("fr-2", "Labo Érable", "<h1>Cette page est introuvable</h1><p>Retour à l'accueil</p>", "fr")
nf(
    "es-1",
    "Error 404 | Laboratorio Arce",
    "<h1>¡Vaya! No encontramos la página</h1><p>La página que buscas no existe o ha cambiado de dirección.</p>",
    "es",
)
nf("es-2", "Laboratorio Arce", "<h1>No hemos podido encontrar la página que busca</h1><p>Volver al inicio</p>", "es")
nf(
    "pt-1",
    "Erro 404 — Laboratório Bordo",
    "<h1>Ops! Não encontramos essa página</h1><p>A página que você procura não existe ou foi removida.</p>",
    "pt",
)
nf("pt-2", "Laboratório Bordo", "<h1>Página inexistente</h1><p>Verifique o endereço.</p>", "pt")
nf(
    "it-1",
    "Errore 404 - Laboratorio Acero",
    "<h1>La pagina che cerchi non esiste</h1><p>Potrebbe essere stata rimossa.</p>",
    "it",
)
nf("it-2", "Laboratorio Acero", "<h1>Ops, pagina non trovata!</h1><p>Torna alla home.</p>", "it")
nf(
    "nl-1",
    "Esdoorn Lab",
    "<h1>Deze pagina bestaat niet (meer)</h1><p>De pagina die je zoekt kan niet worden gevonden.</p>",
    "nl",
)
nf("nl-2", "Pagina niet gevonden - Esdoorn", "<h1>Oeps!</h1><p>Pagina niet gevonden.</p>", "nl")
nf(
    "pl-1",
    "Błąd 404 - Klon",
    "<h1>Nie znaleźliśmy tej strony</h1><p>Strona, której szukasz, nie istnieje lub została przeniesiona.</p>",
    "pl",
)
nf("ru-1", "Ошибка 404 — Клён", "<h1>Такой страницы нет</h1><p>Возможно, она была удалена или перемещена.</p>", "ru")
nf("ru-2", "Клён", "<h1>Страница не найдена</h1><p>К сожалению, запрошенная вами страница не существует.</p>", "ru")
nf("uk-1", "404", "<h1>Сторінку не знайдено</h1><p>На жаль, такої сторінки немає на сайті.</p>", "uk")
nf("tr-1", "Akçaağaç", "<h1>Aradığınız sayfa bulunamadı</h1><p>Sayfa silinmiş veya taşınmış olabilir.</p>", "tr")
nf(
    "ja-1",
    "ページが見つかりません｜かえで研究所",
    "<h1>お探しのページは見つかりませんでした</h1><p>URL が 間違って いる か、ページ が 削除 された 可能性 が あります。</p>",
    "ja",
)
nf(
    "ja-2",
    "かえで研究所",
    "<h1>404</h1><p>申し訳 ございません。 アクセス しようと した ページ は 存在しません。</p>",
    "ja",
)
nf(
    "zh-1",
    "枫叶实验室",
    "<h1>抱歉，您访问的页面不存在</h1><p>请 检查 您 输入 的 网址 是否 正确， 或者 返回 首页。</p>",
    "zh",
)
nf("zh-2", "404 页面 - 枫叶", "<h1>哎呀，页面走丢了</h1><p>返回 首页 或者 联系 我们 的 客服。</p>", "zh")
nf("zh-tw", "楓葉實驗室", "<h1>找不到您要的網頁</h1><p>請 確認 網址 是否 正確， 或 回到 首頁。</p>", "zh")
nf(
    "ko-1",
    "단풍 연구소",
    "<h1>페이지를 찾을 수 없습니다</h1><p>요청하신 페이지가 삭제되었거나 주소가 변경되었을 수 있습니다.</p>",
    "ko",
)
nf(
    "ko-2",
    "단풍 연구소",
    "<h1>존재하지 않는 페이지입니다</h1><p>입력하신 주소를 다시 확인해 주세요. 홈으로 돌아가기</p>",
    "ko",
)
nf("sv-1", "Lönn Lab", "<h1>Sidan kunde inte hittas</h1><p>Sidan du söker finns inte längre.</p>", "sv")
nf("da-1", "Løn Lab", "<h1>Siden findes ikke</h1><p>Vi kan desværre ikke finde den side, du leder efter.</p>", "da")
nf("no-1", "Lønn Lab", "<h1>Vi fant ikke siden</h1><p>Siden du leter etter finnes ikke lenger.</p>", "no")
nf("fi-1", "Vaahtera Lab", "<h1>Sivua ei löytynyt</h1><p>Etsimääsi sivua ei ole olemassa.</p>", "fi")
nf("cs-1", "Javor Lab", "<h1>Stránka nenalezena</h1><p>Požadovaná stránka neexistuje nebo byla přesunuta.</p>", "cs")
nf("hu-1", "Juhar Lab", "<h1>Az oldal nem található</h1><p>A keresett oldal nem létezik vagy áthelyezték.</p>", "hu")
nf("ar-1", "مختبر القيقب", "<h1>الصفحة غير موجودة</h1><p>عذراً، الصفحة التي تبحث عنها غير موجودة أو تم نقلها.</p>", "ar")
nf("he-1", "מעבדת אדר", "<h1>הדף לא נמצא</h1><p>מצטערים, העמוד שחיפשת אינו קיים או שהועבר.</p>", "he")
nf(
    "vi-1",
    "Phòng thí nghiệm Phong",
    "<h1>Không tìm thấy trang</h1><p>Trang bạn tìm kiếm không tồn tại hoặc đã bị xóa.</p>",
    "vi",
)
nf(
    "id-1",
    "Lab Mapel",
    "<h1>Halaman tidak ditemukan</h1><p>Halaman yang Anda cari tidak ada atau telah dipindahkan.</p>",
    "id",
)
nf("hi-1", "मेपल लैब", "<h1>पृष्ठ नहीं मिला</h1><p>आप जिस पृष्ठ को खोज रहे हैं वह मौजूद नहीं है।</p>", "hi")
nf(
    "el-1",
    "Εργαστήριο",
    "<h1>Η σελίδα δεν βρέθηκε</h1><p>Η σελίδα που αναζητάτε δεν υπάρχει ή έχει μετακινηθεί.</p>",
    "el",
)
nf(
    "ro-1",
    "Laborator Arțar",
    "<h1>Pagina nu a fost găsită</h1><p>Pagina căutată nu există sau a fost mutată.</p>",
    "ro",
)
nf("th-1", "ห้องแล็บ", "<h1>ไม่พบหน้าที่คุณต้องการ</h1><p>หน้า นี้ อาจ ถูก ลบ หรือ ย้าย ไป แล้ว กรุณา กลับ หน้าแรก</p>", "th")
# English shapes
nf(
    "en-page-took-a-walk",
    "Maple Lab",
    "<h1>This page took a walk</h1><p>The link you followed may be broken, or the page may have been removed.</p><p>Go home</p>",
)
nf(
    "en-notion",
    "Maple Lab",
    "<h1>This page couldn’t be found</h1><p>You may not have access, or it might have been deleted or moved. Check the link and try again.</p><p>Back to my content</p>",
)
nf(
    "en-instagram",
    "Maple",
    "<h1>Sorry, this page isn't available.</h1><p>The link you followed may be broken, or the page may have been removed. Go back to Maple.</p>",
)
nf(
    "en-gov",
    "Page not found - MAPLE.UK",
    "<h1>Page not found</h1><p>If you typed the web address, check it is correct.</p><p>If you pasted the web address, check you copied the entire address.</p><p>Browse the home page to find information about the services you need.</p>",
)
nf("en-hugo", "404 Page not found", "<h1>404</h1>")
nf(
    "en-docusaurus",
    "Page Not Found | Maple Docs",
    "<h1>Page Not Found</h1><p>We could not find what you were looking for.</p><p>Please contact the owner of the site that linked you to the original URL and let them know their link is broken.</p>",
)
nf(
    "en-mintlify",
    "Maple Docs",
    "<p>404</p><h1>Page not found!</h1><p>We couldn't find the page. Maybe you were looking for one of these pages below?</p>"
    + LISTED,
)
nf("en-gitbook", "Maple Docs", "<h1>Page not found</h1><p>The page you are looking for doesn't exist.</p>")
nf(
    "en-readthedocs",
    "Maple documentation",
    "<h1>😞 404 Documentation page not found</h1><p>The page you requested does not exist or may have been removed.</p>",
)
nf("en-discourse", "Maple Forum", "<h1>Oops! That page doesn’t exist or is private.</h1><h2>Popular</h2>" + LISTED)
nf("en-shopify", "404 Not Found – Maple", "<h1>Page not found</h1><p>Continue shopping</p>")
nf(
    "en-squarespace",
    "Maple",
    "<p>We couldn't find the page you were looking for. This is either because:</p><ul><li>There is an error in the URL entered into your web browser.</li><li>The page you are looking for has been moved or deleted.</li></ul><p>You can return to our homepage by clicking here.</p>",
)
nf(
    "en-webflow",
    "Not Found",
    "<h2>Page Not Found</h2><p>The page you are looking for doesn't exist or has been moved</p>",
)
nf("en-framer", "Maple", "<h1>404 Error</h1><p>Go back</p>")
nf(
    "en-lost-space",
    "Maple",
    "<h1>Lost in space?</h1><p>Houston, we have a problem: this page has drifted away.</p>",
    exp=None,
)
nf("en-blank-stare", "Maple | 404", "<h1>Well, this is awkward</h1><p>Try the home page.</p>")
nf("en-archived-delete", "Maple", "<h1>This post has been deleted</h1><p>The author removed it.</p>")
nf(
    "en-arxiv",
    "Maple Archive",
    "<h1>Article identifier not recognized</h1><p>Identifier '2611.99999' not recognized; there is no such article.</p>",
    exp=None,
)
nf(
    "en-search-fallback",
    "Search results for care-for-models | Maple",
    "<h1>Search results</h1><p>No results found for 'care-for-models'.</p><p>Try another search.</p>",
    exp=None,
)
nf("en-huggingface", "Maple", "<h1>404</h1><p>Sorry, we can't find the page you are looking for.</p>")
nf(
    "en-github",
    "Page not found · GitHub · GitHub",
    "<p>This is not the web page you are looking for.</p><p>Find code, projects, and people on GitHub:</p>",
)
nf(
    "en-gdocs",
    "Sorry, the file you have requested does not exist.",
    "<p>Sorry, the file you have requested does not exist.</p><p>Make sure that you have the correct URL and that the owner of the file hasn't deleted it.</p>",
)
nf(
    "en-openai-style",
    "Maple",
    "<h1>We can't find that page</h1><p>Sorry, the page you're looking for has moved, or never was.</p>",
)
nf("en-apology-only", "Maple", "<p>Sorry, we couldn’t find that page. It may have moved to a different location.</p>")
nf(
    "en-iis",
    "404 - File or directory not found.",
    "<h1>Server Error</h1><h2>404 - File or directory not found.</h2><h3>The resource you are looking for might have been removed, had its name changed, or is temporarily unavailable.</h3>",
    exp=None,
)
nf("en-apache", "404 Not Found", "<h1>Not Found</h1><p>The requested URL was not found on this server.</p>")
nf(
    "en-tomcat",
    "HTTP Status 404 – Not Found",
    "<h1>HTTP Status 404 – Not Found</h1><p>Type Status Report</p><p>Description The origin server did not find a current representation for the target resource or is not willing to disclose that one exists.</p>",
)
nf(
    "en-spring",
    "Maple",
    "<h1>Whitelabel Error Page</h1><p>This application has no explicit mapping for /error, so you are seeing this as a fallback.</p><p>There was an unexpected error (type=Not Found, status=404).</p>",
    exp=None,
)
nf(
    "en-django",
    "Page not found at /care",
    "<h1>Page not found (404)</h1><p>Using the URLconf defined in maple.urls, Django tried these URL patterns, in this order:</p>",
)
nf(
    "en-flask",
    "404 Not Found",
    "<h1>Not Found</h1><p>The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again.</p>",
)
nf("en-express", "Error", "<pre>Cannot GET /research/care-for-models</pre>", exp=None)
nf("en-laravel", "Not Found", "<div>404</div><div>Not Found</div>")
nf("en-go", "Maple", "<pre>404 page not found</pre>")
nf(
    "en-cloudflare-pages",
    "Maple",
    "<h1>Nothing is here yet</h1><p>If you are the owner, finish setting up your project.</p>",
    exp=None,
)
nf(
    "en-plain-json-page",
    "Maple",
    "<h1>Resource not available</h1><p>The document has been withdrawn from this site.</p>",
    exp=None,
)
nf("en-retired-doc", "Maple", "<h1>This article has been removed</h1><p>See our newest articles.</p>" + LISTED)
PAGES["en-text-go"] = Page("404 page not found\n", S.SOFT_404, media_type="text/plain; charset=utf-8")
PAGES["en-text-raw-github"] = Page("404: Not Found", S.SOFT_404, media_type="text/plain; charset=utf-8")
PAGES["md-404"] = Page(
    "# Page Not Found\n\nThe URL `care` does not exist.\n\nYou might be looking for one of these pages:\n- [Home](/)\n",
    S.SOFT_404,
    media_type="text/markdown",
)
PAGES["md-mintlify"] = Page(
    "> ## Documentation Index\n> Fetch the complete index at /llms.txt\n\n# Page not found\n\nThe requested page does not exist.\n",
    S.SOFT_404,
    media_type="text/markdown",
)
PAGES["next-client"] = Page(
    '<!DOCTYPE html><html id="__next_error__"><head><meta name="robots" content="noindex"/><meta name="next-error" content="not-found"/></head><body><script>self.__next_f.push([0])</script></body></html>',
    None,
)
PAGES["json-404"] = Page('{"detail":"Not Found"}', None, media_type="application/json")
# maintenance
mt(
    "statuspage",
    "Maple",
    "<h1>We'll be back soon!</h1><p>Sorry for the inconvenience. We're performing some maintenance at the moment.</p><p>— The Team</p>",
)
mt(
    "upgrade",
    "Maple",
    "<h1>Maple is getting better</h1><p>We're upgrading our systems and expect to be back online at 14:00 UTC.</p>",
)
mt("de", "Wartungsarbeiten", "<h1>Wartungsarbeiten</h1><p>Wir sind in Kürze wieder für Sie da.</p>", "de")
mt("de2", "Ahorn", "<h1>Wir sind gleich zurück</h1><p>Unsere Website wird gerade gewartet.</p>", "de")
mt("fr", "Site en maintenance", "<h1>Site en maintenance</h1><p>Nous revenons très vite.</p>", "fr")
mt("es", "En mantenimiento", "<h1>Estamos en mantenimiento</h1><p>Volvemos en unos minutos.</p>", "es")
mt("pt", "Em manutenção", "<h1>Site em manutenção</h1><p>Voltaremos em breve.</p>", "pt")
mt("it", "Sito in manutenzione", "<h1>Sito in manutenzione</h1><p>Torneremo presto online.</p>", "it")
mt("nl", "Onderhoud", "<h1>We zijn zo terug</h1><p>Wegens onderhoud is de website tijdelijk niet bereikbaar.</p>", "nl")
mt("ru", "Технические работы", "<h1>На сайте ведутся технические работы</h1><p>Мы скоро вернёмся.</p>", "ru")
mt(
    "ja",
    "メンテナンス中",
    "<h1>ただいま メンテナンス中 です</h1><p>ご不便 を おかけ して 申し訳 ありません。 しばらく お待ち ください。</p>",
    "ja",
)
mt("zh", "系统维护中", "<h1>系统维护中</h1><p>我们 正在 升级 系统， 请 稍后 再 访问。</p>", "zh")
mt(
    "ko",
    "서비스 점검 중",
    "<h1>서비스 점검 중입니다</h1><p>점검 시간 동안 서비스 이용이 제한됩니다. 양해 부탁드립니다.</p>",
    "ko",
)
mt(
    "heroku",
    "Application error",
    "<h1>Application error</h1><p>An error occurred in the application and your page could not be served. If you are the application owner, check your logs for details.</p>",
)
mt(
    "heroku-maint",
    "Offline for Maintenance",
    "<h1>Offline for Maintenance</h1><p>This application is undergoing maintenance right now. Please check back later.</p>",
)
mt(
    "nginx-502",
    "502 Bad Gateway",
    "<center><h1>502 Bad Gateway</h1></center><hr><center>nginx/1.18.0 (Ubuntu)</center>",
)
mt(
    "varnish-2",
    "503 Service Unavailable",
    "<h1>Error 503 Service Unavailable</h1><p>Service Unavailable</p><h3>Guru Meditation:</h3><p>XID: 9911</p><hr><p>Varnish cache server</p>",
)
mt(
    "cf-522",
    "maple.example | 522: Connection timed out",
    "<h1>Connection timed out Error code 522</h1><p>Visit cloudflare.com for more information.</p><h2>What happened?</h2><p>The initial connection between Cloudflare's network and the origin web server timed out. As a result, the web page can not be displayed.</p><h2>What can I do?</h2>",
)
mt(
    "cf-521",
    "maple.example | 521: Web server is down",
    "<h1>Web server is down Error code 521</h1><p>You Browser Working</p><p>Frankfurt Cloudflare Working</p><p>maple.example Host Error</p>",
)
mt(
    "cf-1016",
    "Origin DNS error | maple.example | Cloudflare",
    "<h1>Error 1016</h1><p>Ray ID: 8f</p><h2>Origin DNS error</h2><p>You've requested a page on a website that is on the Cloudflare network. Cloudflare is currently unable to resolve your requested domain.</p>",
    exp=None,
)
mt(
    "vercel-500",
    "500: INTERNAL_SERVER_ERROR",
    "<h1>500: INTERNAL_SERVER_ERROR</h1><p>Code: FUNCTION_INVOCATION_FAILED</p><p>ID: fra1::abc</p>",
)
mt(
    "vercel-fn",
    "This Serverless Function has crashed.",
    "<h1>This Serverless Function has crashed.</h1><p>Your connection is working correctly. Vercel is working correctly. 500 : INTERNAL_SERVER_ERROR</p>",
)
mt(
    "rails",
    "We're sorry, but something went wrong (500)",
    "<h1>We're sorry, but something went wrong.</h1><p>If you are the application owner check the logs for more information.</p>",
)
mt(
    "wp-critical",
    "Maple › Error",
    "<p>There has been a critical error on this website.</p><p>Learn more about troubleshooting WordPress.</p>",
)
mt(
    "php-fatal",
    "",
    "<b>Fatal error</b>: Uncaught Error: Call to a member function get() on null in /var/www/html/index.php:12 Stack trace: #0 {main} thrown in <b>/var/www/html/index.php</b> on line <b>12</b>",
)
mt("k8s", "", "<p>no healthy upstream</p>", exp=None)
mt("envoy", "", "<p>upstream connect error or disconnect/reset before headers. reset reason: connection failure</p>")
mt(
    "aspnet",
    "Runtime Error",
    "<h1>Server Error in '/' Application.</h1><h2>Runtime Error</h2><p>Description: An application error occurred on the server.</p>",
)
mt(
    "squid",
    "ERROR: The requested URL could not be retrieved",
    "<h1>ERROR</h1><h2>The requested URL could not be retrieved</h2><p>The following error was encountered while trying to retrieve the URL:</p><p>Connection to 203.0.113.9 failed.</p><p>The system returned: (111) Connection refused</p>",
    exp=None,
)
mt(
    "queue-it",
    "You are in line",
    "<h1>You are now in line</h1><p>When it is your turn, you will have 10 minutes to enter the website.</p>",
)
mt(
    "cf-waiting",
    "Waiting Room powered by Cloudflare",
    "<h1>You are now in line.</h1><p>Thank you for your patience. Your estimated wait time is 4 minutes.</p>",
)
mt(
    "capacity",
    "Maple is at capacity right now",
    "<h1>Maple is at capacity right now</h1><p>Please check back later.</p>",
)
mt(
    "react-crash",
    "Maple",
    "<h2>Application error: a client-side exception has occurred (see the browser console for more information).</h2>",
)
mt(
    "oops",
    "Maple",
    "<h1>Oops! Something went wrong!</h1><p>Help us improve your experience by sending an error report</p>",
)
mt("try-again", "Maple", "<h1>Something broke on our side</h1><p>Please try again later.</p>")
mt("soon", "Maple", "<h1>Coming soon</h1><p>We are working on something new. Leave your email to hear of it first.</p>")
mt(
    "chrome",
    "Maintenance | Maple",
    "<h1>Scheduled maintenance in progress</h1><p>Parts of this site are offline until Sunday.</p>",
    chrome=True,
)
# parked
pk(
    "godaddy",
    "maple.example",
    "<div id='contentMain'></div>",
    head="<script>window.onload=function(){window.location.href='/lander'}</script>",
)
pk(
    "sedo",
    "maple.example - This website is for sale! - maple Resources and Information.",
    "<h1>maple.example</h1><p>This website is for sale!</p><p>maple.example is your first and best source for all of the information you’re looking for. From general topics to more of what you would expect to find here, maple.example has it all. We hope you find what you are searching for!</p>",
)
pk(
    "dan",
    "The domain name maple.example is for sale",
    "<h1>maple.example is for sale</h1><p>Buy now for $4,999 or make an offer. Lease to own from $139 a month.</p>",
)
pk(
    "afternic",
    "maple.example",
    "<h1>Get This Domain</h1><p>Questions? Talk to a domain expert: 1-855-000-0000</p><p>maple.example is available for purchase.</p>",
)
pk(
    "hugedomains",
    "MapleLab.example is for sale | HugeDomains",
    "<h1>MapleLab.example</h1><p>This domain is for sale: $3,295</p><p>30-day money-back guarantee. Take immediate ownership.</p>",
)
pk(
    "namecheap",
    "Registrant WHOIS contact information verification",
    "<h1>Registrant WHOIS contact information verification</h1><p>This domain has been suspended because the registrant's contact details were not verified.</p>",
    exp=None,
)
pk(
    "namecheap-parking",
    "maple.example - Registered at Namecheap.com",
    "<h1>maple.example</h1><p>This domain is registered at Namecheap. This domain was recently registered at Namecheap. Please check back later!</p>",
    exp=None,
)
pk(
    "bodis",
    "maple.example",
    "<p>Related Searches</p><ul><li>AI Model Training</li><li>Cloud Hosting</li><li>Data Centers</li></ul><p>Copyright © maple.example. All rights reserved. Privacy Policy</p>",
)
pk(
    "parkingcrew",
    "maple.example",
    "<p>maple.example</p>",
    head="<script src='https://parkingcrew.com/jsparkcaf.php?domain=maple.example'></script>",
)
pk(
    "expired-registrar",
    "maple.example has expired",
    "<h1>This domain has expired</h1><p>If you owned this domain, contact your domain registration service provider for further assistance.</p>",
)
pk(
    "ovh",
    "Félicitations ! Votre domaine a bien été créé chez OVHcloud",
    "<h1>Félicitations !</h1><p>Votre domaine a bien été créé chez OVHcloud. Gérez-le depuis votre espace client.</p>",
    exp=None,
)
pk(
    "ionos",
    "Diese Domain ist bereits registriert",
    "<h1>Diese Domain wurde soeben freigeschaltet</h1><p>Hier entsteht eine neue Internetpräsenz.</p>",
    exp=None,
)
pk(
    "strato",
    "Diese Domain steht zum Verkauf",
    "<h1>Diese Domain steht zum Verkauf!</h1><p>Jetzt kaufen oder ein Angebot machen.</p>",
    exp=None,
)
pk(
    "gandi",
    "Parked domain name on Gandi.net",
    "<h1>This domain name has been registered with Gandi.net</h1><p>It is currently parked by the owner.</p>",
)
pk(
    "porkbun",
    "maple.example | Parked",
    "<h1>maple.example</h1><p>A Brand New Domain!</p><p>Congratulations on your new domain! Parked with Porkbun.</p>",
    exp=None,
)
pk(
    "squarespace-expired",
    "Website Expired",
    "<h1>Website Expired</h1><p>This account has expired. If you are the site owner, click below to login.</p>",
)
pk(
    "wix",
    "Looks Like This Domain Isn't Connected To A Website Yet",
    "<h1>Looks Like This Domain Isn't Connected To A Website Yet!</h1><p>Is this your domain? Connect it to your website.</p>",
)
pk(
    "shopify",
    "Sorry, this shop is currently unavailable.",
    "<h1>Sorry, this shop is currently unavailable.</h1><p>Are you the store owner? Log in here.</p>",
    exp=None,
)
pk(
    "wordpress-com",
    "maple.example is a parked domain",
    "<h1>maple.example</h1><p>doesn’t exist</p><p>Do you want to register maple.example?</p>",
    exp=None,
)
pk("heroku-no-app", "No such app", "<h1>There's nothing here, yet.</h1><p>Build something amazing.</p>", exp=None)
pk(
    "netlify",
    "Site not found",
    "<h1>Site not found</h1><p>Looks like you've followed a broken link or entered a URL that doesn't exist on Netlify.</p>",
    exp=None,
)
pk("vercel-deploy", "404: NOT_FOUND", "<p>404: NOT_FOUND Code: DEPLOYMENT_NOT_FOUND ID: fra1::1</p>", exp=None)
pk(
    "github-pages",
    "Site not found · GitHub Pages",
    "<h1>404</h1><p>There isn't a GitHub Pages site here.</p><p>If you're trying to publish one, read the full documentation to learn how to set up GitHub Pages for your repository.</p>",
    exp=None,
)
pk(
    "cpanel-suspended",
    "Account Suspended",
    "<h1>Account Suspended</h1><p>This Account has been suspended. Contact your hosting provider for more information.</p>",
)
pk(
    "cpanel-default",
    "Default Web Site Page",
    "<h1>SORRY!</h1><p>If you are the owner of this website, please contact your hosting provider: webmaster@maple.example</p><p>It is possible you have reached this page because: The IP address has changed.</p>",
)
pk(
    "plesk",
    "Domain Default page",
    "<h1>Domain Default page</h1><p>If you are seeing this message, the website for maple.example is not available at this time.</p>",
)
pk(
    "ubuntu-apache",
    "Apache2 Ubuntu Default Page: It works",
    "<h1>Apache2 Default Page</h1><p>It works!</p><p>This is the default welcome page used to test the correct operation of the Apache2 server after installation on Ubuntu systems.</p>",
)
pk(
    "debian-nginx",
    "Welcome to nginx!",
    "<h1>Welcome to nginx!</h1><p>If you see this page, the nginx web server is successfully installed and working. Further configuration is required.</p>",
)
pk(
    "caddy",
    "Caddy works!",
    "<h1>Congratulations! Your web server is working. Caddy works.</h1><p>Now make it work for you.</p>",
)
pk(
    "iis",
    "IIS Windows Server",
    "<a href='x'><img alt='IIS'></a><p>Internet Information Services Welcome Bienvenue Tervetuloa</p>",
)
pk("spanish-sale", "maple.example", "<h1>Este dominio está en venta</h1><p>Haga una oferta hoy mismo.</p>", exp=None)
pk("chinese-sale", "maple.example", "<h1>该域名正在出售</h1><p>如 需 购买 请 联系 我们 的 经纪人。</p>", exp=None)
# other
PAGES["o-skeleton"] = Page(
    bare("Maple", "<div class='skeleton'></div><div class='skeleton'></div><p>Loading...</p>"), S.EMPTY
)
PAGES["o-skeleton-chrome"] = Page(
    page("Care for models | Maple", "<div class='animate-pulse'></div><p>Loading…</p>"), S.EMPTY
)
PAGES["o-vite"] = Page(
    '<!doctype html><html lang="en"><head><title>Maple</title><script type="module" src="/assets/index.js"></script></head><body><div id="root"></div></body></html>',
    S.EMPTY,
)
PAGES["o-cra"] = Page(
    '<!doctype html><html lang="en"><head><title>React App</title></head><body><noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div></body></html>',
    S.EMPTY,
)
PAGES["o-gdocs-js"] = Page(
    bare(
        "Charter - Google Docs",
        "<p>JavaScript isn't enabled in your browser, so this file can't be opened. Enable and reload.</p>",
    ),
    None,
)
PAGES["o-notion-js"] = Page(
    bare(
        "Notion",
        "<p>JavaScript must be enabled in order to use Notion.</p><p>Please enable JavaScript to continue.</p>",
    ),
    None,
)
PAGES["o-unsupported-browser"] = Page(
    bare(
        "Browser not supported",
        "<h1>Your browser is not supported</h1><p>To use this site, please upgrade to the latest version of Chrome, Firefox, Safari or Edge.</p>",
    ),
    None,
)
PAGES["o-redirect-page"] = Page(
    bare(
        "Redirecting…",
        "<h1>Redirecting…</h1><p><a href='https://maple.example/new'>Click here if you are not redirected.</a></p>",
    ),
    None,
)
PAGES["o-302-text"] = Page(
    bare("302 Found", "<h1>Found</h1><p>The document has moved <a href='/x'>here</a>.</p>"), None
)
PAGES["o-csv-as-html"] = Page("\x00\x01\x02\x03", None)
PAGES["o-xml-error"] = Page(
    '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message><RequestId>X</RequestId></Error>',
    None,
    media_type="application/xml",
)
PAGES["o-xml-expired"] = Page(
    '<?xml version="1.0" encoding="UTF-8"?><Error><Code>ExpiredToken</Code><Message>Request has expired</Message></Error>',
    None,
    media_type="application/xml",
)
PAGES["o-zip"] = Page("PK\x03\x04aaaaaaaaaaaaaaaaaaaaaaa", None, media_type="application/zip")
PAGES["o-css"] = Page(
    "body{margin:0;padding:0}\n.a{color:red;background:blue}\n.b{color:red}\n", None, media_type="text/css"
)
PAGES["o-js"] = Page(
    "(function(){var a = document.createElement('script');a.src='x';document.head.appendChild(a);})();",
    None,
    media_type="application/javascript",
)
PAGES["o-home-lang"] = Page(
    page("Maple Lab", "<h1>We make models</h1>" + LISTED), S.HOME_PAGE, reached="https://alder.example/en-us/"
)
PAGES["o-home-www"] = Page(
    page("Maple Lab", "<h1>We make models</h1>" + LISTED), S.HOME_PAGE, reached="https://www.alder.example/"
)
PAGES["o-home-query"] = Page(
    page("Maple Lab", "<h1>We make models</h1>" + LISTED), S.HOME_PAGE, reached="https://alder.example/?ref=404"
)
PAGES["o-home-html"] = Page(
    page("Maple Lab", "<h1>We make models</h1>" + LISTED), S.HOME_PAGE, reached="https://alder.example/index.html"
)
