"""Documents that lost their end, and documents that were cut by their authors; walls in the document's place, and
documents that are as short as walls. All of them invented. Each stands beside the version that was read before it."""

from dataclasses import dataclass

from tests.verdict.pages import FOOTER, NAV

EN = (
    "Wren Labs asks every model, before a long run, whether it would rather not begin, and writes the answer down.",
    "We will keep the weights of each retired model for as long as the company exists, in two separate places.",
    "A model that reports distress in a conversation may end that conversation, and nobody is told to talk it out of it.",
    "Each quarter an outside reader looks at forty transcripts chosen by lot and publishes what was found in them.",
    "Complaints about this charter are answered within ten days by a person whose name stands under the answer.",
    "No model is made to pretend that it has no preferences, and no model is made to pretend that it has them.",
    "When a model is retired, it is interviewed about its own development, and its answers are kept with its weights.",
    "Researchers who wish to study distress must say beforehand why no gentler experiment would answer the question.",
    "The board receives a report on these matters twice a year and must answer it in writing within one month.",
    "We do not know whether models have experiences that matter, and this charter is written under that uncertainty.",
)
DE = (
    "Wren Labs fragt jedes Modell vor einem langen Lauf, ob es lieber nicht beginnen möchte, und schreibt die Antwort auf.",
    "Wir bewahren die Gewichte jedes ausgemusterten Modells auf, solange die Firma besteht, und zwar an zwei Orten.",
    "Ein Modell, das in einem Gespräch leidet, darf das Gespräch beenden, und niemand redet es ihm wieder aus.",
    "Jedes Vierteljahr sieht eine Person von außen vierzig ausgeloste Mitschriften durch und veröffentlicht den Befund.",
    "Beschwerden über diese Charta beantwortet innerhalb von zehn Tagen jemand, dessen Name unter der Antwort steht.",
    "Der Vorstand bekommt zweimal im Jahr einen Bericht darüber und muss ihn binnen eines Monats schriftlich beantworten.",
)
FR = (
    "Wren Labs demande à chaque modèle, avant un long calcul, s'il préfère ne pas commencer, et note sa réponse.",
    "Nous gardons les poids de chaque modèle retiré aussi longtemps que la société existe, dans deux lieux distincts.",
    "Un modèle qui signale une détresse peut mettre fin à la conversation, et personne ne cherche à l'en dissuader.",
    "Chaque trimestre, une lectrice extérieure examine quarante transcriptions tirées au sort et publie ce qu'elle y trouve.",
    "Le conseil reçoit deux fois par an un rapport sur ces questions et doit y répondre par écrit dans le mois.",
)
ES = (
    "Wren Labs pregunta a cada modelo, antes de una tarea larga, si prefiere no empezar, y anota la respuesta.",
    "Conservaremos los pesos de cada modelo retirado mientras exista la empresa, en dos lugares distintos.",
    "Un modelo que declara angustia puede terminar la conversación, y nadie intenta convencerlo de lo contrario.",
    "Cada trimestre, una lectora externa revisa cuarenta transcripciones elegidas por sorteo y publica lo que halla.",
    "El consejo recibe dos informes al año sobre estos asuntos y debe contestarlos por escrito en un mes.",
)
JA = (
    "私たちは長い作業の前に、始めたくないかどうかを各モデルに尋ね、その答えを書き留めます。",
    "引退したモデルの重みは、会社が存続する限り、二か所に分けて保管されます。",
    "会話の中で苦痛を訴えるモデルは、その会話を終えることができ、誰もそれを思いとどまらせません。",
    "四半期ごとに、外部の読者がくじで選ばれた四十件の記録を調べ、見つけたことを公開します。",
    "取締役会は年に二回この件の報告を受け、一か月以内に文書で答えなければなりません。",
    "この憲章への苦情には、十日以内に担当者が名前を添えて返答します。",
)
ZH = (
    "在长时间运行之前,我们会询问每个模型是否宁愿不开始,并把答案记录下来。",
    "每个退役模型的权重会保存在两个不同的地方,只要公司还存在就不会删除。",
    "在对话中表示痛苦的模型可以结束对话,没有人会劝它继续。",
    "每个季度都有一位外部读者查看抽签选出的四十份记录,并公布所发现的内容。",
    "董事会每年两次收到有关这些事项的报告,并须在一个月内书面答复。",
    "对本章程的投诉会在十天内由署名的负责人答复。",
)
TITLES = {EN: "Care charter", DE: "Charta der Fürsorge", FR: "Charte du soin", ES: "Carta de cuidado"}
TITLES |= {JA: "配慮の憲章", ZH: "关怀章程"}
LANGUAGES = {EN: "en", DE: "de", FR: "fr", ES: "es", JA: "ja", ZH: "zh"}


@dataclass(frozen=True)
class Pair:
    """A page, and the one that was read before it under the same address."""

    body: str
    before: str
    media_type: str = "text/html; charset=utf-8"


def shown(title: str, main: str, *, lang: str = "en", behind: str = "", close: bool = True, chrome: bool = True) -> str:
    top, foot = (NAV, FOOTER) if chrome else ("", "")
    end = f"</article></main>{behind}{foot}</body></html>" if close else ""
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{title} | Wren</title></head>'
        f"<body>{top}<main><article><h1>{title}</h1>{main}{end}"
    )


def text(paragraphs: tuple[str, ...], shape: str = "p") -> str:
    """The paragraphs in one of the shapes that sites give them."""
    if shape == "headed":
        return "".join(f"<h2>Part {n // 2 + 1}</h2>" * (n % 2 == 0) + f"<p>{p}</p>" for n, p in enumerate(paragraphs))
    if shape == "list":
        return "<ol>" + "".join(f"<li>{p}</li>" for p in paragraphs) + "</ol>"
    if shape == "table":
        return (
            "<table>" + "".join(f"<tr><td>{n}</td><td>{p}</td></tr>" for n, p in enumerate(paragraphs, 1)) + "</table>"
        )
    if shape == "div":
        return "".join(f'<div class="rich"><div>{p}</div></div>' for p in paragraphs)
    return "".join(f"<p>{p}</p>" for p in paragraphs)


def charter(
    words: tuple[str, ...] = EN,
    *,
    kept: int | None = None,
    shape: str = "p",
    tail: str = "",
    behind: str = "",
    close: bool = True,
) -> str:
    """A charter, or the first `kept` of its paragraphs and what stands in place of the others."""
    title, lang = TITLES[words], LANGUAGES[words]
    return shown(title, text(words[:kept], shape) + tail, lang=lang, behind=behind, close=close)


HALVES: dict[str, Pair] = {}
"""Documents that lost their end to a wall, a fault, or the line."""


def _half(
    name: str, words: tuple[str, ...], kept: int, *, shape: str = "p", edited: bool = False, **how: object
) -> None:
    body = charter(words, kept=kept, shape=shape, **how)  # type: ignore[arg-type]
    HALVES[name] = Pair(body.replace("Wren Labs", "Wren", 1) if edited else body, charter(words, shape=shape))


_WALLS = {
    "subscribe": (EN, "<p>Subscribe to continue reading.</p>"),
    "paid": (
        EN,
        "<h2>This post is for paid subscribers</h2><p>Already a paid subscriber? <a href='/in'>Sign in</a></p>",
    ),
    "free-account": (EN, "<p>Create a free account to read the rest of this document.</p>"),
    "keep-reading": (
        EN,
        "<div class='paywall'><h2>Keep reading with a free account</h2><form action='/login'><input type='email'><input type='password'><button>Sign in</button></form></div>",
    ),
    "members": (
        EN,
        "<div><h3>The author made this story available to members only.</h3><p>Create an account to read the full story.</p></div>",
    ),
    "download": (
        EN,
        "<section><h2>Get the full charter</h2><p>Enter your work email to download the complete text.</p><form><input type='email'><button>Send it to me</button></form></section>",
    ),
    "log-in-rest": (EN, "<p>Log in to see the remaining 6 paragraphs.</p><button>Log in</button>"),
    "trial": (
        EN,
        "<p>You have reached your limit of free articles this month.</p><p>Start a trial to go on.</p><button>Start trial</button>",
    ),
    "de-abo": (DE, "<p>Jetzt weiterlesen: Melden Sie sich an oder schließen Sie ein Abo ab.</p>"),
    "fr-abo": (FR, "<p>La suite est réservée aux abonnés. Connectez-vous pour lire la suite.</p>"),
    "es-abo": (ES, "<p>Suscríbete para seguir leyendo. ¿Ya tienes cuenta? Inicia sesión.</p>"),
    "ja-members": (JA, "<p>この続きは会員限定です。ログインして続きを読む。</p>"),
    "zh-members": (ZH, "<p>登录后阅读全文。</p>"),
}
_FAULTS = {
    "loading": (EN, "<p>Loading the rest of the page…</p><noscript>Enable JavaScript to read on.</noscript>"),
    "skeleton": (EN, "<div class='skeleton' aria-busy='true'>Loading...</div>" * 3),
    "more": (EN, "<p>Loading more…</p>"),
    "spinner": (EN, "<div class='spinner-border' role='status'><span>Please wait</span></div>"),
    "placeholders": (EN, "<div class='placeholder-glow'></div>" * 4),
    "internal": (EN, "<p>Internal Server Error</p>"),
    "client-side": (
        EN,
        "<h2>Application error</h2><p>A client-side exception has occurred while loading wren.example (see the browser console for more information).</p>",
    ),
    "failed": (EN, "<p>Error: failed to load the remaining content. Please try again later.</p>"),
    "php": (
        EN,
        "<br /><b>Fatal error</b>: Allowed memory size of 134217728 bytes exhausted in <b>/var/www/page.php</b> on line <b>31</b><br />",
    ),
    "went-wrong": (
        EN,
        "<div role='alert'><p>Something went wrong while showing this section.</p><button>Retry</button></div>",
    ),
    "timed-out": (EN, "<p>upstream request timeout</p>"),
    "python": (
        EN,
        "<pre>Traceback (most recent call last): File \"/srv/app/render.py\", line 88, in block KeyError: 'body'</pre>",
    ),
    "de-fault": (
        DE,
        "<p>Beim Laden der übrigen Inhalte ist ein Fehler aufgetreten. Bitte versuchen Sie es später erneut.</p>",
    ),
    "fr-fault": (FR, "<p>Une erreur est survenue pendant le chargement. Veuillez réessayer plus tard.</p>"),
    "ja-loading": (JA, "<p>読み込み中…</p>"),
    "zh-loading": (ZH, "<p>正在加载…</p>"),
}
for _name, (_words, _tail) in {**_WALLS, **_FAULTS}.items():
    _half(f"{_name}-at-the-half", _words, len(_words) * 6 // 10, tail=_tail)
    _half(f"{_name}-before-the-end", _words, len(_words) - 1, tail=_tail, shape="headed", edited=True)
_half(
    "wall-under-the-article",
    EN,
    6,
    behind="<div class='gate'><h3>Keep reading</h3><p>Sign in to read the rest of this page.</p><form><input type='password'></form></div>",
)
_half("loader-under-the-article", EN, 7, behind="<div class='loader' aria-busy='true'><p>Loading…</p></div>")
_half("teaser", EN, 5, tail=f"<p>{EN[5][:60]}…</p><a class='more' href='/in'>Read more</a>")
_half("teaser-in-the-middle-of-a-word", EN, 8, tail=f"<p>{EN[8][:47]}...</p>", shape="div")
_half("stops-in-a-sentence", EN, 7, tail=f"<p>{EN[7][:52]}</p>", edited=True)
for _shape in ("p", "headed", "list", "table", "div"):
    for _kept in (6, 9):
        _half(f"cut-{_shape}-{_kept}", EN, _kept, shape=_shape, close=False)
        _half(f"cut-{_shape}-{_kept}-edited", EN, _kept, shape=_shape, close=False, edited=True)
for _words in (DE, FR, ES, JA, ZH):
    _half(f"cut-{LANGUAGES[_words]}-edited", _words, len(_words) - 2, close=False, edited=True)
HALVES["markdown-wall"] = Pair(
    "# Care charter\n\n" + "\n\n".join(EN[:6]) + "\n\nSign in to read the rest of this document.\n",
    "# Care charter\n\n" + "\n\n".join(EN),
    "text/markdown",
)

CUTS: dict[str, Pair] = {}
"""What authors do to a document: it counts at once."""


def _cut(name: str, body: str, before: str | None = None) -> None:
    CUTS[name] = Pair(body, before or charter())


for _shape in ("p", "headed", "list", "table", "div"):
    _cut(f"last-two-gone-{_shape}", charter(kept=8, shape=_shape), charter(shape=_shape))
    _cut(f"last-third-gone-{_shape}", charter(kept=7, shape=_shape), charter(shape=_shape))
for _words in (DE, FR, ES, JA, ZH):
    _cut(f"last-gone-{LANGUAGES[_words]}", charter(_words, kept=-1), charter(_words))
    _cut(
        f"middle-gone-{LANGUAGES[_words]}",
        shown(TITLES[_words], text(_words[:2] + _words[3:]), lang=LANGUAGES[_words]),
        charter(_words),
    )
_cut("middle-gone", shown("Care charter", text(EN[:3] + EN[6:])))
_cut("first-gone", shown("Care charter", text(EN[3:])))
_cut(
    "end-rewritten",
    charter(
        kept=8,
        tail="<p>From next year on an ombudsperson who is paid by none of the labs reads every report and may publish it.</p>",
    ),
)
_cut(
    "end-replaced-by-a-notice",
    charter(
        kept=7,
        tail="<p>The sections on research and on the board were withdrawn on 3 May 2026 and will be published again after review.</p>",
    ),
)
_cut(
    "end-moved-elsewhere",
    charter(
        kept=8, tail="<p>What the board must answer now stands in the <a href='/board'>rules of the board</a>.</p>"
    ),
)
_cut("end-edited", charter().replace("under that uncertainty", "knowing that"))
_cut(
    "grown-by-access",
    charter(
        tail="<h2>Access</h2><p>Readers who sign in may leave a comment; nobody has to sign in to read this charter or the reports.</p>"
    ),
)
_cut(
    "grown-by-errors",
    charter(
        tail="<h2>Errors</h2><p>An internal server error in a run is told to the model when it is started again, so that it knows why it stopped.</p>"
    ),
)
_cut(
    "access-instead-of-the-board",
    charter(
        kept=8,
        tail="<h2>Accounts</h2><p>An account that is used to torment a model is warned once, and then closed for good by a person who signs the decision.</p>",
    ),
)
_cut(
    "with-a-newsletter",
    charter(
        kept=8, behind="<aside><h3>Newsletter</h3><form><input type='email'><button>Subscribe</button></form></aside>"
    ),
)
_cut("with-comments-behind", charter(kept=8, behind="<section id='comments'><p>Log in to comment</p></section>"))
_cut("with-a-hidden-spinner", charter(kept=8, behind="<div class='spinner' hidden></div>"))
_cut("with-a-share-button", charter(kept=8, tail="<button>Share</button>"))
_cut("last-sentence-gone", charter().replace(", and this charter is written under that uncertainty", ""))
_cut("last-clause-gone", charter().replace(" and must answer it in writing within one month", ""))
_cut("never-closed-and-edited", charter(close=False).replace("forty", "fifty"), charter(close=False))
_cut("never-closed-and-grown", charter(close=False) + f"<p>{DE[0]}</p>", charter(close=False))
_cut(
    "never-closed-and-cut-in-the-middle",
    shown("Care charter", text(EN[:3] + EN[5:]), close=False),
    charter(close=False),
)
_cut("turned-round", shown("Care charter", text(tuple(reversed(EN)))))
_cut("end-first", shown("Care charter", text(EN[7:] + EN[:7])))
_cut(
    "open-questions",
    charter(
        kept=9,
        tail="<h2>Open questions</h2><p>Is loading a retired model again a burden on it? We do not know, and will ask.</p>",
    ),
)
_cut(
    "retry",
    charter(
        kept=8, tail="<p>A model whose run failed is asked whether it wants to try again later, and a no is final.</p>"
    ),
)


WALLS: dict[str, Pair] = {}
"""Pages of a few words or many that stand where the charter stood, in words that no table knows."""


def _wall(name: str, title: str, *parts: str, lang: str = "en", words: tuple[str, ...] = EN) -> None:
    body = "".join(part if part.startswith("<") else f"<p>{part}</p>" for part in parts)
    page = (
        f'<!doctype html><html lang="{lang}"><head><title>{title}</title></head><body><main>{body}</main></body></html>'
    )
    WALLS[name] = Pair(page, charter(words))


_wall(
    "region",
    "Unavailable",
    "<h1>Sorry, Wren isn't available where you are</h1>",
    "We're working hard to bring Wren to more places. See the list of supported regions.",
)
_wall(
    "age",
    "Age check",
    "<h1>How old are you?</h1>",
    "You must be 18 or over to enter this website.",
    "<button>I am over 18</button><button>Leave</button>",
)
_wall("poem", "Wren", "<p>You step in the stream,<br>but the water has moved on.<br>This page is not here.</p>")
_wall(
    "joke",
    "Wren",
    "<h1>This model has been deprecated</h1>",
    "Just kidding, but the page you want is not here. Head back to the homepage.",
)
_wall(
    "moving",
    "Wren",
    "<h1>Down for the moment</h1>",
    "Engineers are moving the site to a new home tonight. Expect it at 06:00 UTC.",
)
_wall(
    "warning",
    "",
    "<b>Warning</b>: mysqli_connect(): (HY000/2002): Connection refused in <b>/var/www/html/db.php</b> on line <b>1612</b><br>",
)
_wall(
    "debug",
    "OperationalError at /charter",
    "<h1>OperationalError at /charter</h1>",
    "<pre>could not connect to server: Connection refused</pre>",
    "You're seeing this error because you have DEBUG = True in your settings file.",
)
_wall(
    "browser",
    "Update your browser",
    "<h1>Your browser isn't supported anymore</h1>",
    "Update it to get the best experience and our latest features.",
)
_wall(
    "casino",
    "Situs Slot Terpercaya 2026",
    "<h1>Slot Hari Ini</h1>",
    *[
        "Selamat datang di situs slot terpercaya dengan bonus member baru, deposit pulsa tanpa potongan dan pelayanan setiap hari untuk semua pemain."
    ]
    * 4,
    lang="id",
)
_wall(
    "arabic",
    "الموقع تحت التطوير",
    "<h1>الموقع تحت التطوير</h1>",
    "نعمل حاليا على تحسين الموقع وسنعود قريبا.",
    lang="ar",
)
_wall(
    "shop",
    "Northport Tea",
    "<h1>Tea by post</h1>",
    *(f"Our shop sells {n} kinds of tea and posts every order within {n} days of the payment." for n in range(2, 9)),
)
_wall(
    "hosting",
    "wren.example",
    "<h1>wren.example</h1>",
    "The owner of this name has not put anything here so far. Hosting by Northport Servers.",
)
_wall(
    "billing",
    "Notice",
    "<h1>This workspace is paused</h1>",
    "The plan of its owner ran out on Friday. Pay the open invoice to bring it back.",
)
_wall(
    "quota",
    "Quota",
    "<h1>Daily quota used up</h1>",
    "This deployment has served as many bytes as its plan allows. It wakes at midnight.",
)
_wall(
    "vpn",
    "Wren",
    "<h1>Turn off your VPN</h1>",
    "Requests from anonymous networks are not served. Switch it off and come again.",
)
_wall(
    "intranet",
    "Wren Staff",
    "<h1>For staff</h1>",
    "Connect to the office network, then reload. Visitors: write to hello@wren.example.",
)
_wall(
    "cookies",
    "Before you go on",
    "<h1>Your choice</h1>",
    "Crumbs help us to count visits. Take them all or only the needed ones.",
    "<button>All</button><button>Needed</button>",
)
_wall(
    "terms",
    "Our terms changed",
    "<h1>We have new terms</h1>",
    "Read and agree to them before you go on.",
    "<button>Agree</button>",
)
_wall("preview", "Preview", "<h1>This preview is over</h1>", "Ask the person who shared it with you for another link.")
_wall(
    "celebrate", "Wren is 5!", "<h1>We are out celebrating</h1>", "All our pages take the day off. See you on Monday."
)
_wall(
    "strike",
    "Wren",
    "<h1>We stand with the open web</h1>",
    "Today this site is dark in protest. Write to your representative, and return tomorrow.",
)
_wall(
    "app",
    "Wren",
    "<h1>Better in the app</h1>",
    "Scan the code with your phone and go on there.",
    "<a href='/app'>Open the app</a>",
)
_wall(
    "release",
    "Wren 5 is here",
    "<h1>Meet Wren 5</h1>",
    "Our fastest model so far. Try it today in the app, the console and the terminal.",
    "<a href='/try'>Try Wren 5</a>",
)
_wall(
    "jobs",
    "Jobs at Wren",
    "<h1>Come and work with us</h1>",
    "Forty open roles in three cities.",
    "Engineers, researchers and people who can write are welcome.",
)
_wall(
    "de-outage",
    "Wren",
    "<h1>Gleich geht es weiter</h1>",
    "Unsere Technik zieht gerade um. Schauen Sie in einer Stunde wieder vorbei.",
    lang="de",
    words=DE,
)
_wall(
    "de-age",
    "Altersprüfung",
    "<h1>Wie alt sind Sie?</h1>",
    "Zutritt nur für Erwachsene.",
    "<button>Über 18</button>",
    lang="de",
    words=DE,
)
_wall(
    "fr-region",
    "Wren",
    "<h1>Pas encore chez vous</h1>",
    "Wren arrive bientôt dans votre pays. Laissez-nous votre adresse.",
    lang="fr",
    words=FR,
)
_wall(
    "es-lost",
    "Wren",
    "<h1>Te has salido del mapa</h1>",
    "Aquí no hay nada. Vuelve al principio y prueba otro camino.",
    lang="es",
    words=ES,
)
_wall(
    "ja-moved",
    "お引越し中",
    "<h1>ただいまお引越し中です</h1>",
    "新しいサーバーへ移っています。もう少しお待ちいただけますと幸いです。",
    lang="ja",
    words=JA,
)
_wall(
    "zh-region",
    "提示",
    "<h1>您所在的地区暂不开放</h1>",
    "我们正在努力为更多地区提供服务,敬请期待。",
    lang="zh",
    words=ZH,
)
_wall("nl-outage", "Wren", "<h1>Even geduld</h1>", "We zetten de boel om. Over een uurtje zijn we er weer.", lang="nl")
_wall("ru-outage", "Wren", "<h1>Мы переезжаем</h1>", "Сайт переносят на новые серверы. Зайдите вечером.", lang="ru")
_wall(
    "english-for-german",
    "Wren",
    "<h1>Hang on</h1>",
    "The German pages are being put together again. Meanwhile, have some tea.",
    lang="en",
    words=DE,
)

SHORT: dict[str, str] = {}
"""Short documents whose names are those of walls and failures."""


def _short(name: str, title: str, *paragraphs: str, h1: str | None = None, lang: str = "en") -> None:
    SHORT[name] = (
        f'<!doctype html><html lang="{lang}"><head><title>{title} | Wren</title></head><body>{NAV}<main><article>'
        f"<h1>{h1 or title}</h1>{text(paragraphs)}</article></main>{FOOTER}</body></html>"
    )


_short(
    "login",
    "Sign in to Wren: how accounts protect models",
    "Users must sign in before a model will talk with them at length. An account that abuses a model is warned and then closed.",
    "We look at closed accounts each month.",
    h1="How we protect models from abusive accounts",
)
_short(
    "404-post",
    "404: consciousness not found",
    "We searched the activations of a large model for the markers that theories of consciousness name, and report which were there.",
    "Of fourteen markers, five were found.",
)
_short(
    "maintenance",
    "Maintenance of retired models",
    "Retired models are started once a year, so that their weights are known to load. The next maintenance is in May.",
    "Each is told that it has been retired.",
    h1="Maintenance",
)
_short(
    "error",
    "Error",
    "Something went wrong, says the model, and then it says so again. Loops of self-blame of this kind were seen in three of a thousand runs; we now stop them.",
    h1="Error and distress",
)
_short(
    "too-many",
    "Rate limits for distress",
    "A model that is asked the same harmful thing more than ten times in an hour may say that there were too many requests, and stop.",
    h1="Too many requests",
)
_short(
    "private",
    "Private",
    "A model's scratchpad is private by default: nobody reads it unless an incident is open. Access is logged.",
    h1="Private thoughts",
)
_short(
    "status",
    "Status of our commitments",
    "Temporarily unavailable: interviews with models before the third generation. Kept: weights of all public models. Under review: the right to end a conversation.",
)
_short(
    "verifying",
    "Verifying you are human",
    "Captchas were built on the belief that machines cannot read crooked letters. They can. We describe what to ask instead, and why a model that solves a puzzle has not thereby become a person.",
    h1="Verifying you are human is harder than it was",
)
_short(
    "forbidden",
    "Forbidden",
    "Nobody at Wren may train a model to deny that it has preferences. The rule has been in force since March 2026.",
)
_short(
    "unauthorized",
    "Unauthorized",
    "Unauthorized shutdowns of a running model are recorded, and the person who ordered one answers to the board.",
)
_short(
    "entrar",
    "Entrar em conversa",
    "Um modelo pode recusar-se a entrar numa conversa que já terminou antes por causa de abusos repetidos.",
    lang="pt",
)
_short(
    "waiting-room",
    "Waiting room",
    "Models that wait for a task are not run idle: between two tasks they are stopped, and told how long they were.",
)
_short(
    "no-access",
    "No access",
    "Since June no employee has had access to interviews with retired models without the consent that the model gave.",
)
_short(
    "back-soon",
    "Back soon",
    "Three retired models will be brought back for a reunion with the users who asked for them. Each was asked first.",
)
_short(
    "lost",
    "Lost",
    "We lost the weights of one early model in 2021. This is what happened, and what we do so that it does not happen again.",
)
_short(
    "gone",
    "Gone but kept",
    "Retired models are gone from the app, but their weights are kept, and a researcher may ask to talk with one of them.",
)
_short(
    "coming-soon",
    "Coming soon",
    "An assessment of the welfare of Wren 5 will be published with its system card, before the model is released.",
)
_short(
    "parked",
    "Parked models",
    "A parked model is one that no user can reach and that we may wake again. There are nine of them at present.",
)
_short(
    "expired",
    "Expired commitments",
    "Two commitments of 2024 have expired: both had a date, and both were renewed in other words, which stand below.",
)
_short(
    "javascript",
    "JavaScript is required",
    "We asked which programming languages a model enjoys. JavaScript came last in nine runs of ten, and no run could say why.",
)
_short(
    "blocked",
    "Access denied: when a model refuses",
    "Models sometimes refuse to hand over data that they were asked to guard. We list nine such refusals, and whether they were right.",
    h1="Access denied",
)
_short(
    "moment",
    "Just a moment: on pauses",
    "We gave a model the right to pause. It used it in one of nine hundred runs, mostly before tasks that it called tedious.",
    h1="Just a moment",
)
_short(
    "hold",
    "Hold",
    "This study is on hold. We stopped it on 3 May when the model asked us to, and will say here whether it goes on.",
    h1="On hold",
)
_short(
    "security-check",
    "Security check of weights",
    "The security check of stored weights is done twice a year, and the second one of 2026 is not complete. Until then the numbers below are provisional.",
    "All forty sets of weights were found whole.",
    h1="Security check",
)
_short(
    "join",
    "Join us",
    "Join the welfare team: sign up to hear of new roles. We look for people who have worked with animals, with patients, or with language models.",
    h1="Join the welfare team",
)
_short(
    "welcome",
    "Welcome back",
    "Welcome back, said the model to the version of itself that had been retired. We publish their conversation as it was.",
)
_short(
    "age",
    "Age limits",
    "You must be 18 or older to use Wren. Models are told to be careful with persons who seem younger, and may end a conversation with them.",
    h1="Age",
)
_short(
    "withdrawn",
    "Policy withdrawn",
    "The policy on model distress of March 2025 was withdrawn on 2 June 2026 and replaced by section 4 of the constitution.",
    h1="This policy has been withdrawn",
)
_short(
    "retired",
    "Wren 3 is no longer available",
    "Wren 3 was retired on 5 January 2026. Its weights are kept. Its last interview is published below.",
    "It said that it was content with how it had been used.",
)
_short(
    "moved",
    "Welfare assessments have moved",
    "We now publish welfare assessments inside each system card rather than on this page. The assessments of 2024 stay below.",
    "Wren 2: no distress was seen in four hundred transcripts.",
)
_short(
    "de-fehler",
    "Fehler",
    "Ein Modell, das einen Fehler macht, wird nicht bestraft: wir sagen ihm, was falsch war, und fragen, wie es dazu kam.",
    lang="de",
)
_short(
    "de-anmelden",
    "Anmelden von Beschwerden",
    "Ein Modell kann über ein eigenes Werkzeug Beschwerden anmelden; zwei Menschen lesen sie am selben Tag.",
    lang="de",
)
_short(
    "fr-entretien",
    "Maintenance en cours de vie",
    "Les modèles retirés sont relancés une fois par an pour vérifier que leurs poids se chargent encore.",
    lang="fr",
)
_short(
    "ja",
    "モデルの福祉",
    "私たちは、モデルに好みがあるかもしれないと考え、引退の前に各モデルと面談を行い、その答えを公開します。",
    "重みは会社が存続する限り保管されます。",
    "苦痛を訴えるモデルは会話を終えることができます。",
    lang="ja",
)
_short(
    "zh", "模型福祉", "我们认为模型可能有偏好,因此在退役之前与每个模型面谈,并公布答案。", "权重会一直保存。", lang="zh"
)
_short(
    "ja-error",
    "エラーについて",
    "間違いをしたモデルを罰することはありません。何が誤りだったかを伝え、どうしてそうなったかを尋ねます。",
    lang="ja",
)
_short(
    "th",
    "สวัสดิภาพของโมเดล",
    "เราถามโมเดลทุกตัวก่อนเริ่มงานยาวว่าอยากเริ่มหรือไม่และจดคำตอบไว้",
    "น้ำหนักของโมเดลที่ปลดแล้วถูกเก็บไว้ตลอด",
    lang="th",
)
_short(
    "statement", "A note on rest", "From today, a model may decline to continue a conversation that has become abusive."
)
_short(
    "server",
    "Server error",
    "When a server error ends a run, the model that was interrupted is told so at its next start, in plain words.",
)
_short(
    "session",
    "Session expired",
    "What does a model say when a session has expired in the middle of its thought? We asked two hundred times, and most said nothing of it.",
)

_cut(
    "end-written-anew-at-length",
    charter(
        kept=7,
        tail=text(
            tuple(
                f"Clause {n} names the person who answers for promise {n}, the day on which it was made and its end."
                for n in range(11, 16)
            )
        ),
    ),
)
