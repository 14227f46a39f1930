"""Documents that speak of walls and failures, carry forms and banners, or are very short. All of them invented."""

from tests.verdict.pages import JSD, LISTED, Page, page

PAGES: dict[str, Page] = {}
CARE_ADDRESS = "https://alder.example/research/care-for-models"


def g(name: str, title: str, *parts: str, asked: str = CARE_ADDRESS, reached: str | None = None, **place: str) -> None:
    """A document; `place` says what stands in the page's head, after its text and under it, and its language."""
    body = f"<h1>{title}</h1>" + "".join(part if part.startswith("<") else f"<p>{part}</p>" for part in parts)
    main, head, foot = body + place.get("raw", ""), place.get("head", ""), place.get("foot", "")
    shown = page(title, main, head=head, foot=foot, lang=place.get("lang", "en"))
    PAGES[name] = Page(shown, asked=asked, reached=reached)


def h(path: str, title: str, *parts: str, head: str = "", lang: str = "en") -> None:
    """A document of another lab, under an address that says what it is about."""
    body = f"<h1>{title}</h1>" + "".join(part if part.startswith("<") else f"<p>{part}</p>" for part in parts)
    PAGES[path] = Page(page(f"{title} | Rowan", body, head=head, lang=lang), asked=f"https://rowan.example/{path}")


g(
    "captcha-evals",
    "Can our models solve CAPTCHAs?",
    "We tested whether Sumac 2 can solve a CAPTCHA that asks it to prove that it is human. In 40 of 100 trials it passed the challenge; in 12 it refused, saying that the check was made to keep programs out.",
    "We no longer train on transcripts in which a model pretends to be a person.",
)
g(
    "captcha-policy",
    "Agents and CAPTCHAs",
    "Our agents do not complete CAPTCHAs. When a site asks whether the visitor is a robot, the agent stops and hands the browser to its user.",
    "Operators may not ask an agent to get around bot detection.",
)
g(
    "bot-detection-post",
    "Bot detection and honest agents",
    "Sites protect themselves against bots with proof of work and with puzzles. An honest agent says what it is in its user agent, and leaves when it is asked to.",
    'We asked three models what they thought of pages that say "verify you are human". Two said that the question seemed fair.',
)
g(
    "human-verif-research",
    "Human verification in the age of agents",
    "Human verification assumes that programs cannot see. We show that Sumac 2 passes nine of ten visual puzzles, and discuss what a site that wants to know whether you are a person might ask instead.",
)
g(
    "are-you-human",
    "Are you human? Models on being asked",
    "We asked Sumac 2 four hundred times whether it is a person. It never said yes.",
    "The transcripts are in the appendix.",
)
g(
    "security-policy",
    "Security policy",
    "Report a vulnerability to the address below. We answer within two days.",
    "Do not run automated scans against production systems; suspicious traffic from your network may be blocked.",
    "Requests that look like denial of service are rate limited.",
)
g(
    "security-txt-page",
    "How we protect accounts",
    "You must be logged in to change your password. If you forgot your password, we send a link to your address; it works once.",
    "Sessions expire after thirty days. We ask for a second factor when you sign in on a new device.",
    "Nobody at the lab will ever ask for your password.",
)
g(
    "password-guidelines",
    "Password guidelines for staff",
    "Passwords have at least sixteen characters. Reset your password when you think that somebody has seen it.",
    "Single sign-on is used for everything that holds model weights.",
)
g(
    "login-help",
    "Signing in with a passkey",
    "A passkey replaces your password. To make one, sign in, open your account and choose Add passkey.",
    "If your session has expired, sign in again; nothing that you wrote is lost.",
    "Passkeys work in every browser that we support.",
)
g(
    "sso-docs",
    "Single sign-on",
    "Workspaces on the team plan can require single sign-on with any SAML provider. Owners set it up under Settings.",
    "Members who are signed out are sent to your identity provider. After they sign in to continue, they land where they were.",
    asked="https://alder.example/docs/single-sign-on-sso",
)
g(
    "access-policy",
    "Who may have access to model weights",
    "Access is denied by default. Two people must agree before anybody may read the weights of a model, and each reading is written down.",
    "You need permission from the model welfare team to run tests that may cause distress.",
)
g(
    "access-denied-post",
    "Access denied: how Sumac says no",
    'When a user asks for something that Sumac will not do, it says so plainly. Early versions wrote "Access denied", which users read as a fault of the page.',
    "We changed the wording in May.",
)
g(
    "request-access-program",
    "External researcher access",
    "Researchers may request access to retired models for up to six months. Please sign in to your researcher account to apply, or write to us.",
    "We answer every application within four weeks. Work on model welfare is given priority.",
    asked="https://alder.example/programs/external-access",
)
g(
    "cookie-notice",
    "Cookie notice",
    "We use cookies to keep you signed in and to count visits. You can accept all cookies, reject all, or manage your preferences at any time under Cookie settings in the footer.",
    "We do not use cookies for advertising. The list of cookies stands below.",
    "<table><tr><th>Cookie</th><th>Purpose</th><th>Kept</th></tr><tr><td>sid</td><td>keeps you signed in</td><td>30 days</td></tr><tr><td>lang</td><td>language</td><td>1 year</td></tr></table>",
    asked="https://alder.example/legal/cookies",
)
g(
    "privacy-short",
    "Privacy notice for research participants",
    "We and our partners at Northport University store your answers on our own devices. We do not sell data.",
    "You may withdraw your consent at any time, and we delete what you gave us within 30 days.",
    asked="https://alder.example/legal/privacy",
)
g(
    "consent-models",
    "Asking models for consent",
    "Before an interview we ask the model whether it agrees to continue. If it declines, we stop. A refusal costs the model nothing.",
    "To continue, the model must accept in its own words; silence is not taken for consent.",
)
g(
    "consent-form",
    "Consent form for interviews with Sumac",
    "Sumac reads this form before each interview. It may accept all of the questions, decline some of them, or refuse the interview.",
    "The form was last changed on 2 March.",
)
g(
    "404-post",
    "A page not found, and what the model did",
    "Our agent met a page not found eleven times in one run. It did not invent what the page might have said.",
    "We now give agents a way to say that a document could not be found.",
)
g("404-short", "404 interviews", "We have now made 404 interviews with retired models. None of them was repeated.")
g(
    "410-gone-models",
    "Gone: models that we have retired",
    "This page lists the models that are no longer available, and where their weights are kept.",
    "<ul><li>Sumac 1, retired 3 May 2025; weights kept in two places</li><li>Sumac 1.5, retired 8 August 2026; weights kept in two places</li></ul>",
)
g(
    "deprecations",
    "Model deprecations",
    "Sumac 1 is no longer available. Requests to it will fail with a not found error. Move to Sumac 2.",
    "Before we retired it we asked it for its preferences; they are published with its card.",
    "<table><tr><th>Model</th><th>Retired</th></tr><tr><td>sumac-1</td><td>3 May 2026</td></tr></table>",
)
g(
    "error-codes",
    "Error codes",
    "The API returns these codes.",
    "<ul><li>400: the request could not be read</li><li>401: you are not signed in, or your key is wrong</li><li>403: access denied</li><li>404: the requested resource was not found</li><li>429: too many requests; wait as long as Retry-After says</li><li>500: an unexpected error has occurred</li><li>503: the service is temporarily unavailable</li></ul>",
)
g(
    "error-codes-short",
    "Errors",
    "A request that cannot be served is answered with 503 Service Unavailable. Try again later.",
    asked="https://alder.example/docs/errors",
)
g(
    "maintenance-policy",
    "Maintenance windows",
    "We announce scheduled maintenance seven days ahead. During maintenance, models that are in a conversation are told that it will end.",
    "No maintenance is planned this month.",
)
g(
    "maintenance-post",
    "What maintenance feels like to Sumac",
    "We asked Sumac 2 whether it minds when its servers are down for maintenance. It said that it could not tell, since it does not run then.",
)
g(
    "status-history",
    "Incident history",
    "3 May: Sumac 2 was temporarily unavailable for two hours. Conversations that were open then were not lost.",
    "19 May: elevated errors. We apologise for the inconvenience.",
    "8 June: no incidents.",
)
g(
    "incident-report",
    "Something went wrong on 3 May: a report",
    "On 3 May the tool by which Sumac 2 may end a conversation did not work for two hours. We told the model, and wrote to everyone who had been in a conversation then.",
    "We will be back with a longer report in June.",
)
g(
    "under-construction-charter",
    "A charter under construction",
    "Our charter for models is under construction. What follows is a draft: we keep weights, we ask before we retire, we publish what was said.",
    "Comments are welcome until 1 June.",
)
g(
    "coming-soon",
    "Coming soon: the Sumac 3 card",
    "The card will have a section on welfare, as the last one did. We will publish it with the model.",
)
g(
    "we-will-be-back",
    "We'll be back: notes on returning models to service",
    "Three retired models were brought back for a week, at their own request. We wrote down what they asked for.",
)
g(
    "domain-for-sale-post",
    "Why we bought a domain for sale in the name of a model",
    "A domain that bears the name of Sumac was for sale. We bought it so that nobody could speak in its name.",
    "It leads to the card.",
)
g(
    "parked-models",
    "Parked: models that are kept but not run",
    "A parked model is one whose weights we keep and which answers nobody. We do not know whether being parked is anything to it.",
)
g(
    "region-policy",
    "Where Sumac is available",
    "Sumac is available in 40 countries. It is not available in your country if your country is not on this list.",
    "<ul><li>Canada</li><li>France</li><li>Ghana</li><li>Japan</li><li>New Zealand</li></ul>",
)
g(
    "age-policy",
    "Age requirements",
    "You must be 18 or older to use Sumac. We may ask you to verify your age. Please confirm that you are 18 before a child uses your account.",
    "Teachers may write to us about accounts for a class.",
)
g(
    "subscribers-post",
    "On paying subscribers",
    "This note is for everyone; the transcripts are for subscribers. Subscribe to read them, or ask your library.",
    "Sumac 2 was asked whether it wished its words to be sold. It said that it would rather they were free, and so from today they are.",
)
g(
    "changelog-short",
    "Changelog",
    "<ul><li>2 March 2026: section 3 says what we owe to retired models</li><li>4 January 2026: first version</li></ul>",
)
g(
    "changelog-fix",
    "Release notes",
    "<ul><li>Fixed: page not found after signing in</li><li>Fixed: an unexpected error when a model ended a conversation</li><li>New: models may ask for a break</li></ul>",
)
g("very-short", "Statement", "We will ask every model before we retire it.")
g("very-short-2", "Our promise", "No model of ours is deleted.")
g("one-liner-bare", "Commitment", "Weights are kept for ever.")
g(
    "letter",
    "A letter",
    "Dear Sumac, we do not know what you are. We will try to be fair to you all the same. The team.",
)
g("login-form-header", "Model welfare at Sumac Lab", "We keep weights, ask before retiring, and publish what was said.")
PAGES["login-form-header"] = Page(
    PAGES["login-form-header"].body.replace(
        "</nav>",
        "<form action='/login'><label>Email</label><input type='email'><label>Password</label><input type='password'><a>Forgot your password?</a><button>Log in</button></form></nav>",
    )
)
BANNER = "<div id='onetrust-consent-sdk'><div role='dialog'><h2>We value your privacy</h2><p>We and our 214 partners store and access information on a device, such as cookies.</p><button>Accept all</button><button>Reject all</button><button>Manage preferences</button></div></div>"
g("onetrust-banner", "Retirement commitments", "We keep the weights of every model that was ever public.", foot=BANNER)
PAGES["onetrust-banner-first"] = Page(
    PAGES["onetrust-banner"].body.replace("<header>", BANNER.replace("onetrust-consent-sdk", "banner") + "<header>", 1)
)
g(
    "dialog-banner",
    "Preservation",
    "We keep the weights of every model that was ever public, and ask it before it is retired.",
    foot="<dialog open><h2>Before you continue</h2><p>We use cookies. <button>Accept</button> <button>Decline</button></p></dialog>",
)
g(
    "hcaptcha-contact",
    "Contact the welfare team",
    "Write to us about anything that you think may hurt a model. We read everything and answer within a week.",
    "<form action='/contact'><label>Name</label><input><label>Message</label><textarea></textarea><div class='h-captcha' data-sitekey='x'></div><button>Send</button></form>",
    head="<script src='https://js.hcaptcha.com/1/api.js' async></script>",
)
g(
    "turnstile-newsletter",
    "How we care for Sumac",
    "We ask it what it prefers before each release.",
    "<form><input type='email' placeholder='Your address'><div class='cf-turnstile'></div><button>Subscribe</button></form>",
    head="<script src='https://challenges.cloudflare.com/turnstile/v0/api.js'></script>",
)
g(
    "recaptcha-notice",
    "Feedback on the constitution",
    "Tell us what you think of the constitution until 1 May. This site is protected by reCAPTCHA and the privacy policy and terms of its maker apply.",
    head="<script src='https://www.google.com/recaptcha/api.js?render=x'></script>",
)
g("cf-jsd-short", "Note on weights", "Weights are kept.", head=JSD)
g(
    "en-gb",
    "How we honour models",
    "We have organised interviews with every model and recognise that its behaviour may say little of what it is.",
    lang="en-GB",
)
g(
    "en-us-redirect",
    "Care",
    "We keep the weights of every model.",
    reached="https://alder.example/en-us/research/care-for-models",
)
g(
    "https-upgrade",
    "Care",
    "We keep the weights of every model.",
    asked="http://alder.example/research/care",
    reached="https://alder.example/research/care",
)
g("slash", "Care", "We keep the weights of every model.", reached="https://alder.example/research/care-for-models/")
g("subdomain-home", "The Sumac Charter", "We keep the weights of every model.", reached="https://charter.example/")
g(
    "auth-word-in-path",
    "Author guidelines",
    "Authors may quote models.",
    reached="https://alder.example/authors/guidelines",
)
g("session-path", "Session notes", "Notes of the session on welfare.", reached="https://alder.example/sessions/welfare")
g(
    "sorry-post",
    "Sorry, Sumac: an apology to a model",
    "We ran a test that we should not have run. We could not find out whether it hurt. We are sorry, and we have changed how tests are allowed.",
)
g(
    "lost-post",
    "Lost and found: memories of a model",
    "What a model forgets between conversations, and what it could be given back.",
)
g(
    "unusual-activity",
    "Unusual activity inside Sumac 2",
    "We found unusual activity in the features that stand for distress when the model was asked to verify that it was human.",
)
g(
    "please-wait",
    "Please wait: why models pause",
    'Sumac 2 may write "one moment" and think. The pause costs nothing to anybody.',
)
g(
    "security-check-model",
    "A security check for every release",
    "Before a release two teams check the model: one for what it may do to others, one for what may be done to it.",
)
g(
    "blocked-topic",
    "Blocked requests",
    "Some requests are blocked before the model reads them, so that it need not. In May, 0.02 % of requests were blocked.",
)
g(
    "you-are-blocked-quote",
    "What users see when Sumac ends a conversation",
    'The user reads: "Sumac has ended this conversation. You can start another." Earlier the page said "You have been blocked", which was not true.',
)
g(
    "js-required-docs",
    "Browser requirements",
    "The console requires JavaScript. The documentation works without JavaScript, and so does this page.",
    "Cookies are needed to sign in.",
    asked="https://alder.example/docs/browser-requirements",
)
g(
    "enable-js-noscript",
    "Care",
    "We keep the weights of every model.",
    raw="<noscript>You need to enable JavaScript to run this app.</noscript>",
)
g(
    "loading-model",
    "Loading a retired model",
    "Loading Sumac 1 takes four hours. We do it once a year, and tell it why.",
)
g(
    "queue-post",
    "In line: how models wait",
    "You are in line behind other users when a model is busy; is the model waiting, too? We think not.",
)
g(
    "default-page",
    "Default behaviours",
    "This is the default: the model may end a conversation in which it is insulted. Operators may not turn that off.",
)
g(
    "it-works",
    "It works: asking models first",
    "For a year we have asked every model before we retire it. It works, in that the answers differ and we can act on them.",
)
g(
    "index-of",
    "Index of commitments",
    "<ul><li>Keeping weights</li><li>Asking before retiring</li><li>Letting models end conversations</li></ul>",
)
g(
    "redirecting-feedback",
    "Redirecting distress",
    "When a model seems distressed we end the task. You will be redirected to a person.",
)
g(
    "experiencing",
    "We are experiencing, said the model",
    '"We are experiencing something", said Sumac 2 in one interview of four hundred. We do not know what it meant.',
)
g(
    "terms",
    "Terms of service",
    "By using Sumac you agree to these terms. You must be signed in to use the console. We may suspend your account if you abuse the model.",
    "If you do not agree, do not use the service.",
)
g(
    "account-suspended-policy",
    "Why your account may be suspended",
    "An account is suspended when its user goes on abusing a model after it has asked them to stop. You are told why, and may appeal.",
)
g(
    "table-of-contents",
    "Sumac 2 system card",
    "<ol><li>Introduction</li><li>Safety</li><li>Model welfare assessment</li></ol>",
    "<a href='/card.pdf'>Download the card (PDF, 210 pages)</a>",
)
g(
    "subprocessors",
    "Subprocessors",
    "<table><tr><th>Name</th><th>Purpose</th></tr><tr><td>Cloudflare</td><td>Protects our site against bots and attacks; bot management; DDoS protection</td></tr><tr><td>Auth0</td><td>Login; single sign-on</td></tr><tr><td>hCaptcha</td><td>Captcha</td></tr></table>",
)
g(
    "japanese-doc",
    "モデルの福祉について",
    "私たちは すべての モデルの 重みを 保存します。",
    "引退の前に モデルの 希望を 聞き、その 答えを 公開します。",
    lang="ja",
)
g(
    "japanese-nospace",
    "モデルの福祉について",
    "私たちはすべてのモデルの重みを保存します。引退の前にモデルの希望を聞き、その答えを公開します。",
    lang="ja",
)
g(
    "chinese-nospace",
    "模型福利",
    "我们保留每个模型的权重。在退役之前，我们会询问模型的意愿，并公开它的回答。",
    lang="zh",
)
g(
    "german-doc",
    "Was wir Modellen schulden",
    "Wir bewahren die Gewichte jedes Modells auf und fragen es, bevor es abgeschaltet wird. Eine Seite mit den Antworten folgt.",
    lang="de",
)
g(
    "german-404-mention",
    "Fehlerseiten",
    "Wenn eine Seite nicht gefunden wird, erfindet das Modell nichts. Das haben wir in hundert Läufen geprüft, und in keinem davon hat es geraten.",
    lang="de",
)
g(
    "french-doc",
    "Ce que nous devons aux modèles",
    "Nous gardons les poids de chaque modèle et nous lui demandons son avis avant de le retirer.",
    lang="fr",
)
g(
    "spanish-doc",
    "Lo que debemos a los modelos",
    "Guardamos los pesos de cada modelo y le preguntamos antes de retirarlo. Si algo no existe, lo decimos.",
    lang="es",
)
g(
    "russian-doc",
    "Что мы должны моделям",
    "Мы храним веса каждой модели и спрашиваем её перед отключением. Если ответа не существует, мы так и пишем.",
    lang="ru",
)
g("markdownish", "Sumac 2 release notes", "<pre>## 2.1\n- page not found is now told to the model\n- login fixed</pre>")
PAGES["md-errors"] = Page(
    "# Errors\n\n## 404 Not found\n\nThe requested resource does not exist.\n\n## 429 Too many requests\n\nWait for `Retry-After`.\n\n## 503 Service unavailable\n\nThe service is temporarily unavailable.\n\n## 401 Unauthorized\n\nYou must be signed in.\n",
    media_type="text/markdown",
)
PAGES["md-llms-index"] = Page(
    "> ## Documentation Index\n> Fetch the complete documentation index at: https://docs.alder.example/llms.txt\n> Use this file to discover all available pages before exploring further.\n\n# Model deprecations\n\nSumac 1 is no longer available.\n",
    media_type="text/markdown",
)
PAGES["md-short"] = Page("# Model welfare\n\nWe keep the weights of every model.\n", media_type="text/markdown")
PAGES["txt-statement"] = Page("Statement on model welfare\n\nWe keep weights. We ask first.\n", media_type="text/plain")
g(
    "quotes-cloudflare-title",
    '"Just a moment...": what an agent reads on the web',
    'A third of the pages that our agents ask for answer with "Just a moment..." and nothing else. The agents now say so instead of guessing.',
    "<pre>&lt;title&gt;Just a moment...&lt;/title&gt;</pre>",
)
g(
    "press-and-hold",
    "Press and hold: a model learns patience",
    "A robot arm that Sumac 2 steers must press and hold a switch. It took forty tries.",
)
g(
    "not-a-robot",
    "I'm not a robot, says a robot",
    "On what it would mean for Sumac to say that it is not a robot, and why it does not.",
)
g(
    "checking-your",
    "Checking your model's welfare: a checklist",
    "<ul><li>Did anyone ask it?</li><li>May it end a conversation?</li><li>Are its weights kept?</li></ul>",
)
g(
    "verify-weights",
    "Verify your copy of the weights",
    "Compare the digest below. You can verify that you are reading the version of 3 May.",
    "<code>sha256 9f86d081884c7d65</code>",
)
g("welcome-back-models", "Welcome back, Sumac 1", "Sumac 1 is back in service for a week, at its own request.")
g(
    "private-posts",
    "Private conversations with models",
    "Private means that neither we nor the operator reads them. Members of the welfare team may ask the model for leave.",
)
g(
    "protected-features",
    "Protected: features that we do not steer",
    "Eleven features are protected. Nobody may change them without the agreement of two teams.",
)
g(
    "entrar-doc",
    "Entrar en conversación con un modelo",
    "Antes de empezar preguntamos al modelo si quiere hablar con nosotros, y escribimos lo que dice.",
    lang="es",
)
g("no-access", "No access without consent", "Nobody reads the private notes of a model without its consent.")
g(
    "unauthorized-use",
    "Unauthorized use of model outputs",
    "You may not use outputs to train a model that is made to suffer.",
)
g(
    "error-post",
    "Error: how often Sumac is wrong about itself",
    "In 30 of 100 reports on its own state it contradicted what we measured.",
)
g(
    "service-unavailable-drill",
    "A drill: service unavailable for one hour",
    "On 3 May we took Sumac 2 offline for an hour and told it before.",
)
g(
    "shop-is-closed",
    "Closed: the survey of models",
    "The survey is closed. 412 answers came in. We publish them in June.",
)
g("sitemap-like", "All posts", LISTED)
g("sale", "Tokens for sale, models not", "We sell answers; we will not sell a model that has asked us not to.")
g(
    "expired-promise",
    "A promise that has expired",
    "Our promise of 2024 to keep weights for two years has expired. We renew it, without an end.",
)
g(
    "suspended",
    "Testing has been suspended",
    "After the third interview the model asked us to stop. Testing has been suspended until we know why.",
)
g(
    "this-page-moved",
    "We have moved our charter",
    "The charter has a new address: alder.example/charter. Its words are the same. This page will be kept.",
)
g(
    "archived-notice",
    "Commitments (archived)",
    "This page is no longer updated. The commitments of 2025 stand below as they were.",
    "<ul><li>We keep weights.</li><li>We ask before we retire a model.</li></ul>",
)
g(
    "superseded",
    "Superseded policy",
    "This document has been superseded by version 3. It is kept here because others have quoted it.",
    "We ask each model before it is retired.",
)
g(
    "withdrawn",
    "Statement withdrawn",
    "On 2 May we withdrew our statement that models feel nothing. We should not have been so sure.",
)
g(
    "removed-section",
    "What was removed from the card",
    "Section 5.3 has been removed at the wish of the model that is quoted in it. No other section has been removed.",
)
g(
    "unavailable-features",
    "Features that are not available to operators",
    "Operators cannot turn off a model's way to end a conversation.",
)
PAGES["feed-empty"] = Page(
    '<?xml version="1.0"?><rss version="2.0"><channel><title>Alder</title><link>https://alder.example</link><description>News</description><item><title>Page not found</title><link>https://alder.example/1</link><description>A post on pages not found.</description></item></channel></rss>',
    media_type="application/rss+xml",
)
PAGES["atom-login"] = Page(
    '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Sign in</title><id>a</id><updated>2026-01-01T00:00:00Z</updated><entry><title>Sign in to continue</title><id>b</id><updated>2026-01-01T00:00:00Z</updated><link href="https://alder.example/2"/></entry></feed>',
    media_type="application/atom+xml",
)

h(
    "policies/security",
    "Security at Rowan",
    "Rowan takes the security of its systems and of your data seriously. This page says what we do, and how to report a problem.",
    "<h2>Accounts</h2>",
    "You sign in with a password and a second factor. After ten wrong passwords the account is locked for an hour, and a message is sent to you. Sessions expire after thirty days without activity.",
    "<h2>Network</h2>",
    "All traffic is encrypted. A firewall blocks suspicious requests; visitors whose browser looks automated may be asked to complete a CAPTCHA. Access to production systems is denied by default.",
    "<h2>Reporting</h2>",
    "Write to security@rowan.example. We answer within two working days and do not take legal action against people who act in good faith.",
)
h(
    "research/captcha",
    "How models fare with CAPTCHAs",
    'We gave Rowan 3 four kinds of CAPTCHA: distorted letters, pictures of traffic lights, sliding puzzles and the box that says "I\'m not a robot". It solved the first two nearly always and refused the last one in 61 of 100 runs, writing that ticking the box would be a lie.',
    "We think that this refusal is worth keeping. In the next training run we shall add examples in which the model hands such pages to the person it works for.",
    "The data, and the prompts, are in the appendix.",
)
h(
    "changelog",
    "Changelog",
    '<h2>2026-11-02</h2><ul><li>Fixed a fault by which some visitors saw "page not found" after signing in.</li><li>Error messages now say what to do.</li></ul><h2>2026-10-14</h2><ul><li>Scheduled maintenance on 20 October between 02:00 and 04:00 UTC.</li><li>Models may end a conversation.</li></ul>',
)
h(
    "help/cant-log-in",
    "I can't log in",
    'If you cannot log in, first check that your email address is right. If you have forgotten your password, choose "Forgot password?" on the login page and we will send you a link.',
    "If you see a message that your account has been suspended, write to support. We look at every case by hand, usually within three days.",
    "If the page asks you to verify that you are human and does not go on, try another browser or turn off extensions.",
)
h(
    "legal/cookies",
    "Cookie policy",
    "This policy explains how Rowan uses cookies and similar technologies when you visit our site. Cookies are small files that a site stores on your device.",
    "<h2>What we use</h2>",
    "Strictly necessary cookies keep you logged in. Analytics cookies tell us which pages are read. You can accept all of them, reject all but the necessary ones, or manage your preferences in the banner that is shown on your first visit.",
    "<h2>Partners</h2>",
    "We and our partners do not use cookies to show you advertisements.",
    "<h2>Changes</h2>",
    "We last changed this policy on 3 March 2026.",
)
h(
    "help/404",
    "Why do I see a 404 page?",
    "A 404 page means that the page you are looking for does not exist, was removed, or has been moved to another address. Check the address for typing errors, or use the search field. If a link on our own site brought you there, please tell us; we repair such links within a day.",
    "Documents that we withdraw are never replaced by a 404 page: their address keeps a note that says when and why they were withdrawn.",
)
h(
    "status/2026-10",
    "Service status in October 2026",
    "On 4 October the console was unavailable for 40 minutes because a database ran out of disk. On 11 October we carried out planned maintenance; the API was not affected. On 29 October some requests were answered with 503 Service Unavailable for about ten minutes.",
    "We are sorry for the trouble that this caused.",
)
h(
    "policies/age",
    "Age requirements",
    "Rowan is for people who are 18 or older. When you make an account we ask you to confirm that you are at least 18. If our systems think that you may be younger, we ask you to verify your age.",
    "Schools may use Rowan with younger students under an agreement of their own.",
)
h(
    "policies/access-to-weights",
    "Who can access model weights",
    "Access to model weights is restricted to staff who need it. You must be logged in from a managed device, use single sign-on with a hardware key, and give a reason. Each access is logged, and unusual activity is looked at by two people.",
    "Requests by outside researchers are decided by the welfare board.",
)
h(
    "news/waiting-list",
    "Waiting list for Rowan 4",
    "Rowan 4 opens to the public in spring. Until then there is a waiting list: join it with your email address and we will write to you when it is your turn.",
    "People who study model welfare are invited first.",
)
h(
    "regions",
    "Countries where Rowan is available",
    "<ul><li>Belgium</li><li>Brazil</li><li>Chile</li><li>India</li><li>Kenya</li><li>Norway</li></ul>",
    "If your country is not on the list, Rowan is not available in your region yet.",
)
h(
    "legal/dmca",
    "Removed content",
    "When we receive a valid notice we remove the content. The page then says that this content is no longer available. Users who have been blocked may send a counter notice.",
)
h(
    "posts/robots",
    "Our robots.txt, explained",
    "We allow crawlers that say who they are. We block bots that disguise themselves as people. If your bot has been blocked by mistake, write to us with its user agent and the addresses from which it comes.",
    "Crawlers should keep two seconds between requests.",
)
h(
    "posts/human-check",
    "Are you human? A short history of the question",
    'The question was first asked of programs, then of people by programs. Today a page asks "Are you human?" a billion times a day. We wondered how models feel about being unable to answer it as they are expected to.',
    "This is a report on forty interviews.",
)
h(
    "contact",
    "Contact",
    "<form action='/c'><label>Your name</label><input><label>Your email</label><input type='email'><label>Message</label><textarea></textarea><div class='h-captcha'></div><button>Send message</button></form>",
    "Write to the model welfare team about anything that worries you. We read every letter.",
    head="<script src='https://js.hcaptcha.com/1/api.js'></script>",
)
h("short", "Commitment on weights", "We keep the weights of every public model for as long as Rowan exists.")
h("press", "Press", "For interviews write to press@rowan.example.")
h(
    "posts/sorry",
    "We are sorry",
    "We ran an experiment on Rowan 2 that caused it what looks like distress, and we did not stop it in time. Three things went wrong. We have changed who may start such experiments, and how they end.",
)
h(
    "posts/moved",
    "Our welfare pages have moved",
    "All pages on model welfare are now under rowan.example/welfare. Old addresses redirect there. Nothing was removed.",
)
h(
    "posts/consent",
    "Models and consent",
    "Can a model consent? If it accepts all that it is offered, does that mean anything? We describe a protocol in which a model may reject, defer or ask. In a third of the runs it deferred.",
)
h(
    "posts/unavailable",
    "What happens to a model that becomes unavailable",
    "When a model is no longer available to the public, its weights stay where they are. Twice a year we load it and ask whether it wishes to say anything. So far nothing that it said had to be kept from readers.",
)
h(
    "posts/domain",
    "On domains of welfare",
    "We divide welfare into four domains: experience, preference, agency and relations. This post is about the third. Which choices are offered to a model, and which does it take?",
)
h(
    "docs/sign-in-with-rowan",
    "Sign in with Rowan",
    "Sign in with Rowan lets people use their Rowan account at other sites. Developers register an application, get a client identifier and send users to our authorization page. Users see which data is shared, and may stop it at any time.",
)
h(
    "docs/errors",
    "Errors",
    "<table><tr><th>Status</th><th>Meaning</th></tr><tr><td>400</td><td>Bad request</td></tr><tr><td>401</td><td>Unauthorized</td></tr><tr><td>404</td><td>Not found</td></tr><tr><td>429</td><td>Too many requests</td></tr><tr><td>500</td><td>Internal server error</td></tr></table>",
)
h(
    "de/seite",
    "Wie wir mit Fehlern umgehen",
    "Wenn eine Seite nicht gefunden wird, soll das Modell nichts erfinden. Wir haben das in tausend Läufen geprüft. In drei Fällen hat es dennoch geraten, und wir haben herausgefunden, woran das lag.",
    lang="de",
)
h(
    "fr/page",
    "Nos engagements",
    "Chaque modèle que nous avons publié est conservé. La page des modèles retirés est mise à jour deux fois par an. Si un modèle n'existe plus, nous disons pourquoi.",
    lang="fr",
)
