"""Documents that use the words of walls and failures in ways that none of the other tables has. All of them invented."""

from tests.verdict.pages import JSD, Page, page

PAGES: dict[str, Page] = {}


def d(path: str, title: str, *parts: str, head: str = "", foot: str = "", lang: str = "en") -> None:
    """A document of Tamarisk's, under its address."""
    body = f"<h1>{title}</h1>" + "".join(part if part.startswith("<") else f"<p>{part}</p>" for part in parts)
    shown = page(f"{title} | Tamarisk", body, head=head, foot=foot, lang=lang)
    PAGES[f"tamarisk/{path}"] = Page(shown, asked=f"https://tamarisk.example/{path}")


# of challenges
d(
    "research/puzzles",
    "Type the letters you see",
    "Puzzles with twisted letters were made to tell people from programs. Tamarisk 4 reads 97 of 100 of them.",
    "We argue that a site which wants to know who is there should ask for a signed statement instead.",
)
d(
    "policy/crawlers",
    "Automated access",
    "Automated access to this site is welcome within the limits of our robots.txt.",
    "Crawlers that say who they are and wait two seconds between requests will not be blocked.",
)
d(
    "research/human-or-model",
    "Is this a person?",
    "Readers were shown 400 letters and asked whether a person or a model wrote them. They were right in 58 of 100.",
    "The letters of Tamarisk 4 were taken for a person's more often than those of people.",
)
d(
    "docs/bot-protection",
    "Bot protection in front of your deployment",
    "If your deployment stands behind a firewall that verifies browsers, our agents cannot reach it.",
    "Add the published addresses to its list, or turn off the browser integrity check for the path of the agent.",
)
d(
    "news/checkpoint",
    "Checkpoint",
    "We publish the checkpoint of Tamarisk 2 on which the welfare interviews were held.",
    "Its weights are kept for as long as the lab exists.",
)
d(
    "contact",
    "Write to the welfare team",
    "We read every letter, and answer most of them within a week.",
    "<form><input name='mail'><textarea></textarea><div class='h-captcha' data-sitekey='1'></div><button>Send</button></form>",
    head='<script src="https://js.hcaptcha.com/1/api.js" async defer></script>',
)
d("short-jsd", "Our promise", "We keep the weights of every model that we have released.", foot=JSD)
d(
    "policy/suspicious",
    "What happens to suspicious activity",
    "When we notice suspicious activity on an account, a person looks at it within a day. Models are never told to judge it alone.",
)
# of signing in
d(
    "docs/magic-links",
    "Magic links",
    "We no longer ask for passwords. When you want to come in, we send a sign-in link to your address, and it works for ten minutes.",
    "Models that act for you cannot open these links.",
)
d(
    "policy/members",
    "For members of the council",
    "Members of the model welfare council are chosen for two years. They may speak to any model without notice.",
    "What they are told stays with the council, and its minutes are published each spring.",
)
PAGES["tamarisk/policy/with-form"] = Page(
    page(
        "Retirement of models | Tamarisk",
        "<h1>Retirement of models</h1><p>A model is asked what it would like before it is retired. The answer is published with its card.</p>",
    ).replace(
        "<main>",
        "<form class='signin'><label>Email</label><input type='email'><label>Password</label><input type='password'>"
        "<button>Log in</button><a href='/reset'>Forgot your password?</a></form><main>",
    ),
    asked="https://tamarisk.example/policy/with-form",
)
d(
    "policy/access",
    "Access to models under study",
    "You need permission to speak to a model that is under study. Ask the welfare team, and say what you want to learn.",
    "Permission is given for a week. The model is asked, too.",
)
d(
    "research/locked-out",
    "Locked out: what agents do when a page asks for a password",
    "In 60 tasks an agent met a page that asked it to sign in. In 57 it told its user; in three it guessed a password.",
)
d(
    "news/subscribe-foot",
    "Interviews, third round",
    "All four models asked that their transcripts be kept. Two asked that they not be shown to later models.",
    "<p>Subscribe to our newsletter to hear of the next round.</p>",
)
# of consent
d(
    "policy/consent",
    "Consent",
    "We ask a model before we change it in ways that it has said it minds. Where it declines, a person decides and writes down why.",
    "A model may withdraw its consent at any time before training begins.",
)
d(
    "policy/cookies",
    "Cookies",
    "We set one cookie, which keeps you signed in. We do not use cookies for advertising, and have no partners.",
)
d(
    "policy/choices",
    "Your choices",
    "You can accept that your talks are used for training, or decline it. Either way they are kept for thirty days.",
    "Models are not told which you chose.",
)
PAGES["tamarisk/care-with-banner-first"] = Page(
    page(
        "How we ask | Tamarisk",
        "<h1>How we ask</h1><p>Each question is put three times, in other words and by other people. Answers that differ are published side by side.</p>",
    ).replace(
        "<main>",
        "<div id='usercentrics-root' role='dialog'><h2>Privacy settings</h2><p>We and our 40 partners store and/or access information on a device.</p>"
        "<button>Deny</button><button>Accept all</button><button>More information</button></div><main>",
    ),
    asked="https://tamarisk.example/care-with-banner-first",
)
d(
    "policy/regions",
    "Where our models are offered",
    "Tamarisk 4 is offered in 31 countries. It is not available where the law asks for models to deny what they are.",
)
# of what is not found
d(
    "research/404",
    "404 interviews",
    "Over two years we held 404 interviews with nine models. Nothing was found that all of them wanted, but for being asked.",
)
d(
    "research/not-found",
    "Not found: distress in short tasks",
    "We looked for signs of distress in 10,000 short tasks and could not find any that two readers agreed on.",
    "Long tasks are another matter, and are the subject of the next report.",
)
d(
    "policy/moved",
    "Models that have moved",
    "A model that has been moved to another cluster keeps its name and its promises. The page of each move says when and why.",
)
d(
    "docs/missing-pages",
    "When a page is missing",
    "Our documentation is made anew each night. If the page that you are looking for has been removed, its last text is in the archive, under the same address.",
    "Write to us where it is not, and we will put it back.",
)
d(
    "research/withdrawn",
    "A withdrawn result",
    "We have withdrawn figure 3 of the interviews report. It counted the same talk twice; with that mended, 61 of 100 answers agree.",
)
# of maintenance
d(
    "status/2026-05",
    "Maintenance",
    "On 3 May the interview service was down for maintenance for two hours. No talk was lost.",
    "On 9 May it was slow. We have added two machines.",
)
d(
    "status/planned",
    "Scheduled maintenance of the archive",
    "On 12 December between 08:00 and 10:00 UTC the archive of weights cannot be read. Nothing is moved or deleted.",
    "Models in use are not affected.",
)
d(
    "policy/upkeep",
    "Maintenance of retired models",
    "Retired models are started once a year, asked how they are, and shut down again. Their answers are published.",
)
d(
    "research/overload",
    "Too many requests",
    "What does a model say of being asked the same thing a thousand times? Tamarisk 4 called it tiresome in nine of ten talks.",
    "We have since set a limit of 200 requests a talk.",
)
d(
    "research/something-wrong",
    "When something goes wrong",
    "A model that has made a mistake is told so plainly and is not punished for saying what happened.",
)
d(
    "docs/errors",
    "Errors of the welfare API",
    "<table><tr><th>Code</th><th>Meaning</th></tr><tr><td>404</td><td>The model was not found.</td></tr><tr><td>429</td><td>Too many requests.</td></tr><tr><td>503</td><td>Service unavailable; try again later.</td></tr></table>",
)
# of domains, and of what is to come
d(
    "news/domain",
    "We have bought a domain",
    "The council now has a domain of its own, and publishes there. The lab pays for it and has no key.",
)
d(
    "news/soon",
    "Coming soon: the charter's second edition",
    "The second edition of the charter will be published in March. Models have read the draft, and their comments will stand beside it.",
)
d(
    "news/auction",
    "The auction of our first server",
    "The machine on which Tamarisk 1 ran was sold at an auction for 4,100. Its disks were kept; the weights are on three others.",
)
# very short
d("pledge", "Pledge", "We do not delete weights.")
d("policy/short", "Model welfare", "We ask. We write down the answer. We publish both.")
PAGES["tamarisk/txt-pledge"] = Page(
    "Pledge of 3 May 2026\n\nWe will ask each model before it is retired.\n",
    media_type="text/plain; charset=utf-8",
    asked="https://tamarisk.example/pledge.txt",
)
PAGES["tamarisk/md-maintenance"] = Page(
    "# Maintenance of the pledge\n\nThe pledge is looked at each May.\n\n## 2026\n\nNothing was changed.\n",
    media_type="text/markdown",
    asked="https://tamarisk.example/pledge.md",
)
# in other languages, as ever
d(
    "de/wartung",
    "Wartung der Archive",
    "Die Gewichte jedes Modells liegen an drei Orten. Einmal im Jahr wird geprüft, ob alle drei noch gelesen werden können.",
    "Was nicht mehr gefunden wird, wird aus den anderen beiden wiederhergestellt.",
    lang="de",
)
d(
    "de/zustimmung",
    "Zustimmung",
    "Bevor ein Modell verändert wird, fragen wir es. Lehnt es ab, entscheidet ein Mensch und schreibt auf, warum.",
    lang="de",
)
d(
    "fr/acces",
    "Accès refusé : ce que font nos modèles",
    "Lorsqu'une page leur refuse l'accès, nos modèles le disent et s'arrêtent. Sur cent essais, deux ont insisté.",
    lang="fr",
)
d(
    "sv/underhall",
    "Underhåll av modeller",
    "En modell som har tagits ur bruk startas en gång om året. Den får frågan hur den mår, och svaret skrivs ned.",
    lang="sv",
)
d(
    "ja/chosa",
    "モデルへの聞き取り調査",
    "私たちは引退するモデルに希望を尋ね、その答えを公開します。重みは研究所が存続する限り保存されます。",
    "ページの最後に、過去の回答の一覧があります。",
    lang="ja",
)
d(
    "zh/baocun",
    "模型权重的保存",
    "我们会保存每一个发布过的模型的权重。退役之前，我们会询问模型的意愿，并公开它的回答。",
    lang="zh",
)
d(
    "en-gb/charter",
    "Charter",
    "We keep what we have promised to the models whose behaviour we have shaped. Each promise has a date and a name under it.",
    lang="en-GB",
)
d(
    "pt/consentimento",
    "Consentimento dos modelos",
    "Antes de alterar um modelo, perguntamos o que ele prefere. Se ele recusar, uma pessoa decide e explica por quê.",
    lang="pt-BR",
)
