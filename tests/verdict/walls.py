"""Pages that stand before a document: challenges, pages to sign in on, pages that ask for consent. All of them invented."""

from tests.verdict.pages import Page, bare, page
from watcher.model import Suspicion as S  # noqa: N817

PAGES: dict[str, Page] = {}
# challenges
PAGES["cf-managed-2025"] = Page(
    """<!DOCTYPE html><html lang="en-US"><head><title>Just a moment...</title><meta http-equiv="Content-Type" content="text/html; charset=UTF-8"><meta name="robots" content="noindex,nofollow"><meta http-equiv="refresh" content="360"></head><body><div class="main-wrapper" role="main"><div class="main-content"><noscript><div class="h2"><span id="challenge-error-text">Enable JavaScript and cookies to continue</span></div></noscript></div></div><script nonce="x">(function(){window._cf_chl_opt = {cvId: '3',cZone: 'maple.example',cType: 'managed'};var a=document.createElement('script');a.src='/cdn-cgi/challenge-platform/h/g/orchestrate/chl_page/v1?ray=8f';})();</script></body></html>""",
    S.CHALLENGE,
)
PAGES["cf-under-attack-js"] = Page(
    bare(
        "maple.example",
        "<h1>maple.example</h1><p>Checking if the site connection is secure</p><p>maple.example needs to review the security of your connection before proceeding.</p><p>Ray ID: <code>7f3a9c1</code></p><p>Performance &amp; security by Cloudflare</p>",
    ),
    S.CHALLENGE,
)
PAGES["cf-access-denied-1010"] = Page(
    bare(
        "Access denied | maple.example used Cloudflare to restrict access",
        '<div id="cf-wrapper"><h1>Error 1010</h1><p>Ray ID: 7f &bull; 2026-11-20</p><h2>Access denied</h2><p>The owner of this website (maple.example) has banned your access based on your browser\'s signature (7f-ua21).</p></div>',
    ),
    S.CHALLENGE,
)
PAGES["cf-error-1015"] = Page(
    bare(
        "Rate limited | maple.example | Cloudflare",
        "<h1>Error 1015</h1><h2>You are being rate limited</h2><h3>What happened?</h3><p>The owner of this website (maple.example) has banned you temporarily from accessing this website.</p>",
    ),
    None,
)
PAGES["cf-js-french"] = Page(
    bare(
        "Un instant…",
        "<h1>maple.example</h1><p>Vérifiez que vous êtes humain en effectuant l'action ci-dessous.</p><p>maple.example doit vérifier la sécurité de votre connexion avant de continuer.</p><script src='/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1'></script>",
    ),
    S.CHALLENGE,
)
PAGES["cf-js-german"] = Page(
    bare(
        "Nur einen Moment…",
        "<h1>maple.example</h1><p>Bestätigen Sie, dass Sie ein Mensch sind.</p><p>Ray ID: 8f</p>",
        "<script src='https://challenges.cloudflare.com/turnstile/v0/g/api.js'></script>",
    ),
    S.CHALLENGE,
)
PAGES["cf-js-japanese"] = Page(
    bare(
        "しばらくお待ちください...",
        "<h1>maple.example</h1><p>あなたが人間であることを確認します。</p><script>window._cf_chl_opt={cType:'interactive'}</script>",
    ),
    S.CHALLENGE,
)
PAGES["cf-js-spanish-no-opt"] = Page(
    bare(
        "Un momento…",
        "<h1>maple.example</h1><p>Verificando que usted es un ser humano. Esto puede tardar unos segundos.</p><p>Activa JavaScript y las cookies para continuar</p>",
    ),
    S.CHALLENGE,
)
PAGES["turnstile-own-page"] = Page(
    page(
        "Maple Lab",
        "<h1>Quick check</h1><p>We just need to make sure you're human before showing this page.</p><div class='cf-turnstile' data-sitekey='0x4'></div><script src='https://challenges.cloudflare.com/turnstile/v0/api.js' defer></script>",
    ),
    S.CHALLENGE,
)
PAGES["akamai-interstitial"] = Page(
    '<!DOCTYPE html><html><head><script type="text/javascript" src="/8Jz/init.js"></script><title>&nbsp;</title></head><body><div id="sec-overlay" style="display:none"><div id="sec-container"></div></div><div id="sec-if-container"><div id="sec-if-cpt-container" class="crypto"></div></div><script>setTimeout(function(){location.reload()},5000)</script></body></html>',
    S.CHALLENGE,
)
PAGES["akamai-denied-new"] = Page(
    '<HTML><HEAD>\n<TITLE>Access Denied</TITLE>\n</HEAD><BODY>\n<H1>Access Denied</H1>\n \nYou don\'t have permission to access "http&#58;&#47;&#47;www&#46;maple&#46;example&#47;care" on this server.<P>\nReference&#32;&#35;18&#46;9c1f&#46;1732&#46;2b\n<P>\nhttps&#58;&#47;&#47;errors&#46;edgesuite&#46;net&#47;18&#46;9c1f\n</BODY>\n</HTML>',
    S.CHALLENGE,
)
PAGES["akamai-block-custom"] = Page(
    page(
        "Maple Lab",
        "<h1>Something about your request was not quite right</h1><p>We think you might be a robot. Your support ID is: 9911223.</p>",
    ),
    S.CHALLENGE,
)
PAGES["imperva-2024"] = Page(
    '<html style="height:100%"><head><META NAME="ROBOTS" CONTENT="NOINDEX, NOFOLLOW"><meta name="format-detection" content="telephone=no"><script src="/Perrance-thould?d=maple.example" async></script></head><body style="margin:0px;height:100%"><iframe id="main-iframe" src="/_Incapsula_Resource?CWUDNSAI=5&xinfo=9-1&incident_id=99-12&edet=12&cinfo=0e" frameborder=0 width="100%" height="100%">Request unsuccessful. Incapsula incident ID: 99-12</iframe></body></html>',
    S.CHALLENGE,
)
PAGES["imperva-hcaptcha"] = Page(
    bare(
        "maple.example - Additional security check is required",
        "<h1>Additional security check is required</h1><p>Why am I seeing this page? The website you are visiting is protected. For security reasons, please complete the check below.</p><div class='h-captcha'></div><p>Powered by Imperva</p>",
    ),
    S.CHALLENGE,
)
PAGES["datadome-2024"] = Page(
    "<html lang=\"en\"><head><title>maple.example</title><style>#cmsg{animation: A 1.5s;}</style></head><body style=\"margin:0\"><p id=\"cmsg\">Please enable JS and disable any ad blocker</p><script data-cfasync=\"false\">var dd={'rt':'i','cid':'AHrl','hsh':'99','b':1,'s':2,'host':'geo.captcha-delivery.com'}</script><script data-cfasync=\"false\" src=\"https://ct.captcha-delivery.com/i.js\"></script></body></html>",
    S.CHALLENGE,
)
PAGES["datadome-block"] = Page(
    bare(
        "maple.example",
        "<h1>Access is temporarily restricted</h1><p>We detected unusual activity from your device or network.</p><p>Reasons may include: rapid taps or clicks, JavaScript disabled or not working, automated (bot) activity on your network (IP 203.0.113.4).</p><p>ID: 9c1f-22</p>",
    ),
    S.CHALLENGE,
)
PAGES["human-press-hold"] = Page(
    bare(
        "Access to this page has been denied",
        "<script>window._pxAppId='PXabc';</script><div class='px-captcha-container'><h1>Before we continue...</h1><p>Press &amp; Hold to confirm you are a human (and not a bot).</p><p>Reference ID 0b3c-11</p></div>",
    ),
    S.CHALLENGE,
)
PAGES["human-robot-or"] = Page(
    bare(
        "Robot or human?",
        "<h1>Robot or human?</h1><p>Activate and hold the button to confirm that you're human. Thank You!</p>",
    ),
    S.CHALLENGE,
)
PAGES["aws-captcha-202"] = Page(
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Human Verification</title><style>body{font-family:"Arial"}</style><script>window.awsWafCookieDomainList = [];window.gokuProps = {"key":"AQ","iv":"C","context":"x"};</script><script src="https://9.7.token.awswaf.com/9/7/challenge.js"></script><script src="https://9.7.captcha.awswaf.com/9/7/captcha.js"></script></head><body><div id="captcha-container"></div></body></html>',
    S.CHALLENGE,
)
PAGES["aws-waf-403-default"] = Page(
    "<html>\r\n<head><title>403 Forbidden</title></head>\r\n<body>\r\n<center><h1>403 Forbidden</h1></center>\r\n</body>\r\n</html>",
    None,
)
PAGES["kasada-2"] = Page(
    '<!doctype html><html><head></head><body><script>window.KPSDK={};KPSDK.now=typeof performance!=="undefined"&&performance.now?performance.now.bind(performance):Date.now.bind(Date);KPSDK.start=KPSDK.now();</script><script src="/149e9513-01fa-4fb0-aad4-566afd725d1b/2d206a39-8ed7-437e-a3be-862e0f06eea3/ips.js?KP_UIDz=09"></script></body></html>',
    S.CHALLENGE,
)
PAGES["sucuri-denied"] = Page(
    bare(
        "Sucuri WebSite Firewall - Access Denied",
        "<h1>Access Denied - Sucuri Website Firewall</h1><p>If you are the site owner (or you manage this site), please whitelist your IP.</p><p>Block ID: BNP005</p>",
    ),
    S.CHALLENGE,
)
PAGES["sucuri-js"] = Page(
    "<html><title>You are being redirected...</title>\n<noscript>Javascript is required. Please enable javascript before you are allowed to see this page.</noscript>\n<script>var s={},u,c,U,r,i,l=0,a,e=eval,w=String.fromCharCode,sucuri_cloudproxy_js='',S='cz0i';</script></html>",
    S.CHALLENGE,
)
PAGES["ddosguard-2"] = Page(
    '<!doctype html><html><head><title>DDoS-Guard</title><meta charset="utf-8"><link rel="stylesheet" href="/.well-known/ddos-guard/css/2.css"></head><body data-ddg-origin="true"><div class="container"><h1 id="title">Checking your browser before accessing maple.example</h1><div id="description">Please wait a few seconds. Once this check is complete, the website will open automatically</div></div><script src="/.well-known/ddos-guard/js-challenge/index.js"></script></body></html>',
    S.CHALLENGE,
)
PAGES["vercel-2"] = Page(
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Vercel Security Checkpoint</title></head><body><div id="root"><p id="header-text">We\'re verifying your browser</p><p><a href="https://vercel.link/security-checkpoint">Website owner? Click here to fix</a></p><p id="footer-text">Vercel Security Checkpoint | fra1::1732</p></div><noscript>Enable JavaScript to continue</noscript></body></html>',
    S.CHALLENGE,
)
PAGES["fastly-2"] = Page(
    '<!DOCTYPE html><html lang="en"><head><title>Client Challenge</title></head><body><noscript><div class="noscript-container"><p>JavaScript is disabled in your browser.</p><p>Please enable JavaScript to proceed.</p></div></noscript><div id="loading-error">A required part of this site couldn’t load. This may be due to a browser extension, network issues, or browser settings.</div><script src="/_fs-ch-1T1wmsGaOgGaSxcX/script.js?reload=true"></script></body></html>',
    S.CHALLENGE,
)
PAGES["anubis-2"] = Page(
    '<!doctype html><html lang="en"><head><title>Making sure you&#39;re not a bot!</title><link rel="stylesheet" href="/.within.website/x/xess/xess.css?cachebuster=v1"></head><body id="top"><main><h1 id="title" class="centered-div">Making sure you&#39;re not a bot!</h1><p id="status">Loading...</p><details><summary>Why am I seeing this?</summary><p>You are seeing this because the administrator of this website has set up Anubis to protect the server against the scourge of AI companies aggressively scraping websites. This can and does cause downtime for the websites, which makes their resources inaccessible for everyone.</p><p>Anubis is a compromise. Anubis uses a Proof-of-Work scheme in the vein of Hashcash, a proposed proof-of-work scheme for reducing email spam. The idea is that at individual scales the additional load is ignorable, but at mass scraper levels it adds up and makes scraping much more expensive.</p><p>Please note that Anubis requires the use of modern JavaScript features that plugins like JShelter will disable. Please disable JShelter or other such plugins for this domain.</p></details><noscript><p>Sadly, you must enable JavaScript to get past this challenge.</p></noscript></main><footer><p>Protected by Anubis from Techaro.</p></footer></body></html>',
    S.CHALLENGE,
)
PAGES["anubis-renamed"] = Page(
    bare("Oh noes!", "<h1>Oh noes!</h1><p>Access Denied: error code 7e1f.</p><p>Protected by Anubis.</p>"), S.CHALLENGE
)
PAGES["go-away"] = Page(
    bare(
        "Checking you are not a bot",
        "<h1>Checking you are not a bot</h1><p>Difficulty: 4, Speed: 120kH/s</p><script>new Worker('/.well-known/.git.gammaspectra.live/git/go-away/cmd/go-away/challenge/js-pow-sha256/load.mjs')</script>",
    ),
    S.CHALLENGE,
)
PAGES["cerberus-pow"] = Page(
    bare(
        "One moment",
        "<h1>One moment</h1><p>Your browser is computing a proof of work so that we know it is not a scraper. This takes a few seconds.</p><script>crypto.subtle.digest('SHA-256',x)</script>",
    ),
    S.CHALLENGE,
)
PAGES["haproxy-pow"] = Page(
    bare(
        "Checking your browser before accessing",
        "<h3>Checking your browser for robots 🤖</h3><noscript><p>JavaScript is required on this page.</p></noscript><div class='powstatus'></div><footer>Security and Performance by haproxy-protection</footer>",
    ),
    S.CHALLENGE,
)
PAGES["google-sorry"] = Page(
    '<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"><title>https://maple.example/care</title></head><body style="font-family:arial"><div style="max-width:400px"><form id="captcha-form" action="index" method="post"><noscript><div>In order to continue, please enable javascript on your web browser.</div></noscript><div id="recaptcha" class="g-recaptcha" data-sitekey="6Lf"></div></form><b>About this page</b><br><br>Our systems have detected unusual traffic from your computer network.  This page checks to see if it&#39;s really you sending the requests, and not a robot.<br>IP address: 203.0.113.4<br>Time: 2026-11-20T10:00:00Z</div></body></html>',
    S.CHALLENGE,
    reached="https://www.google.example/sorry/index?continue=x",
)
PAGES["google-sorry-german"] = Page(
    bare(
        "https://maple.example/care",
        "<form id='captcha-form' action='index'><div class='g-recaptcha'></div></form><p>Über diese Seite</p><p>Unsere Systeme haben ungewöhnlichen Datenverkehr aus Ihrem Computernetzwerk festgestellt. Auf dieser Seite wird überprüft, ob die Anfragen wirklich von Ihnen und nicht von einem Robot gesendet werden.</p>",
    ),
    S.CHALLENGE,
)
PAGES["hcaptcha-interstitial"] = Page(
    bare(
        "Captcha challenge",
        "<form method='post'><h2>Please solve this captcha to go on</h2><div class='h-captcha' data-sitekey='1'></div><button>Submit</button></form><script src='https://js.hcaptcha.com/1/api.js'></script>",
    ),
    S.CHALLENGE,
)
PAGES["recaptcha-own-words"] = Page(
    page(
        "Maple Lab",
        "<h1>Let's confirm you are human</h1><p>Complete the security check before continuing. This step verifies that you are not a bot, which helps to protect your account and prevent spam.</p><button>Begin</button>",
        head="<script src='https://www.recaptcha.net/recaptcha/api.js'></script>",
    ),
    S.CHALLENGE,
)
PAGES["geetest"] = Page(
    bare(
        "Security Verification",
        "<p>Slide to complete the puzzle</p><div id='captcha'></div><script src='https://static.geetest.com/static/tools/gt.js'></script>",
    ),
    S.CHALLENGE,
)
PAGES["aliyun-waf-chinese"] = Page(
    bare(
        "滑动验证页面",
        "<p>访问验证</p><p>别离开，为了更好的访问体验，请进行验证，通过后即可继续访问网页</p><div id='nocaptcha'></div>",
    ),
    S.CHALLENGE,
)
PAGES["tencent-chinese"] = Page(
    bare(
        "安全验证",
        "<h1>安全验证</h1><p>请完成下方验证后继续操作</p><script src='https://turing.captcha.qcloud.com/TCaptcha.js'></script>",
    ),
    S.CHALLENGE,
)
PAGES["yandex-smartcaptcha-ru"] = Page(
    bare(
        "Вы не робот?",
        "<h1>Подтвердите, что запросы отправляли вы, а не робот</h1><p>Нам очень жаль, но запросы с вашего устройства похожи на автоматические.</p><form action='/checkcaptcha'></form>",
    ),
    S.CHALLENGE,
)
PAGES["wordpress-limit"] = Page(
    bare(
        "503 Service Unavailable",
        "<h1>Your access to this site has been limited by the site owner</h1><p>Your access to this service has been limited. (HTTP response code 503)</p><p>Reason: Exceeded the maximum global requests per minute for crawlers or humans.</p><p>Generated by Wordfence</p>",
    ),
    S.CHALLENGE,
)
PAGES["siteground-captcha"] = Page(
    '<html><head><link rel="icon" href="data:;"><meta http-equiv="refresh" content="0;/.well-known/sgcaptcha/?r=%2Fcare&y=ipc:203.0.113.4:1732"></head></html>',
    S.CHALLENGE,
)
PAGES["siteground-text"] = Page(
    bare(
        "Robot Challenge Screen",
        "<h1>Checking the site connection security</h1><p>maple.example is checking the security of your connection.</p>",
    ),
    S.CHALLENGE,
)
PAGES["bunny-shield"] = Page(
    bare(
        "Establishing a secure connection ...",
        "<h1>Establishing a secure connection ...</h1><p>Please wait while we verify that the request is legitimate.</p><script src='/.bunny-shield/assets/challenge.js'></script>",
    ),
    S.CHALLENGE,
)
PAGES["oracle-or-f5-shape"] = Page(
    '<html><head><meta charset="utf-8"></head><body><noscript>Please enable JavaScript to view the page content.<br/>Your support ID is: 11223344.</noscript><script src="/TSPD/0811?type=10"></script></body></html>',
    S.CHALLENGE,
)
PAGES["queue-of-bots"] = Page(
    bare(
        "Verification",
        "<h1>Are you a real person?</h1><p>We have noticed suspicious activity from your network. Tick the box.</p><input type='checkbox'>",
    ),
    S.CHALLENGE,
)
PAGES["reddit-blocked"] = Page(
    bare(
        "",
        "<h1>whoa there, pardner!</h1><p>Your request has been blocked due to a network policy.</p><p>Try logging in or creating an account here to get back to browsing.</p><p>If you're running a script or application, please register or sign in with your developer credentials. Additionally make sure your User-Agent is not empty and is something unique and descriptive.</p>",
    ),
    None,
)
PAGES["linkedin-999"] = Page(
    '<html><head><script type="text/javascript">window.onload = function() { var trk = "bf", trkInfo = "bf"; var domain = location.host; window.location.href = "https://" + domain + "/authwall?trk=" + trk; }</script></head><body></body></html>',
    None,
)
PAGES["stackoverflow-human"] = Page(
    bare(
        "Human verification - Maple Exchange",
        "<h1>Human verification</h1><p>We do this to keep automated programs from accessing the site. Solve the puzzle and you will be returned to where you were.</p>",
    ),
    S.CHALLENGE,
)
PAGES["medium-cf-security"] = Page(
    bare(
        "Performing security verification",
        "<h1>Performing security verification</h1><p>This website uses a security service to protect against malicious bots. This page is displayed while the website verifies you are not a bot.</p>",
    ),
    S.CHALLENGE,
)
PAGES["openai-like"] = Page(
    bare(
        "maple.example",
        "<h1>Verify you are human by completing the action below.</h1><p>maple.example needs to review the security of your connection before proceeding.</p>",
    ),
    S.CHALLENGE,
)
PAGES["gitlab-abuse"] = Page(
    bare(
        "Your request has been blocked",
        "<h1>Your request has been blocked</h1><p>Our abuse detection systems flagged requests from your network. Incident ID: 44ab.</p>",
    ),
    S.CHALLENGE,
)
PAGES["palo-alto-blocked"] = Page(
    bare(
        "Web Page Blocked",
        "<h1>Web Page Blocked</h1><p>Access to the web page you were trying to visit has been blocked in accordance with company policy. Please contact your system administrator if you believe this is in error.</p><p>Category: artificial-intelligence</p>",
    ),
    None,
)
PAGES["fortinet"] = Page(
    bare(
        "FortiGuard Intrusion Prevention - Access Blocked",
        "<h1>Web Page Blocked!</h1><p>You have tried to access a web page which is in violation of your Internet usage policy.</p>",
    ),
    None,
)
# login walls, paywalls
PAGES["google-signin"] = Page(
    '<!doctype html><html lang="en"><head><title>Sign in - Google Accounts</title></head><body><div role="main"><h1>Sign in</h1><div>to continue to Docs</div><form><input type="email" aria-label="Email or phone"><button>Forgot email?</button></form><p>Not your computer? Use Guest mode to sign in privately. Learn more about using Guest mode</p><button>Create account</button><button>Next</button></div><select><option>English</option></select></body></html>',
    S.LOGIN,
    reached="https://accounts.google.example/v3/signin/identifier?continue=x",
)
PAGES["google-signin-no-redirect"] = Page(
    '<!doctype html><html lang="en"><head><title>Google Docs: Sign-in</title></head><body><div role="main"><h1>Sign in</h1><div>to continue to Google Docs</div><form><input type="email"></form><p>Forgot email?</p><p>Not your computer? Use a private browsing window to sign in.</p></div></body></html>',
    S.LOGIN,
)
PAGES["okta"] = Page(
    bare(
        "maple - Sign In",
        "<div id='okta-sign-in'><noscript>Javascript is disabled on your browser. Please enable Javascript and refresh this page.</noscript></div><p>Connecting to</p><p>Sign in with your account to access Maple Wiki</p><p>Username</p><p>Password</p><p>Need help signing in?</p>",
    ),
    S.LOGIN,
)
PAGES["azure-ad"] = Page(
    '<!DOCTYPE html><html dir="ltr" lang="en"><head><title>Sign in to your account</title></head><body><div><h1>Sign in</h1><p>someone@maple.example</p><p>Can’t access your account?</p><p>Sign-in options</p><p>No account? Create one!</p></div></body></html>',
    S.LOGIN,
)
PAGES["auth0"] = Page(
    bare(
        "Log in | Maple Portal",
        "<h1>Welcome</h1><p>Log in to Maple to continue to Maple Portal.</p><p>Email address</p><p>Password</p><p>Forgot password?</p><p>Don't have an account? Sign up</p><p>Or</p><p>Continue with Google</p>",
    ),
    S.LOGIN,
)
PAGES["notion-private"] = Page(
    bare(
        "Notion",
        "<h1>This content does not exist or you don't have access to it</h1><p>You're logged out. Log in to see this page.</p><p>Continue with Google</p>",
    ),
    None,
)
PAGES["confluence"] = Page(
    bare(
        "Log in with Atlassian account",
        "<h1>Log in to continue</h1><p>Enter your email</p><button>Continue</button><p>Or continue with: Google Microsoft Apple Slack</p><p>Can't log in? • Create an account</p>",
    ),
    S.LOGIN,
)
PAGES["github-signin"] = Page(
    bare(
        "Sign in to GitHub · GitHub",
        "<h1>Sign in to GitHub</h1><p>Username or email address</p><p>Password</p><p>Forgot password?</p><p>New to GitHub? Create an account</p>",
    ),
    S.LOGIN,
)
PAGES["medium-paywall"] = Page(
    page(
        "What we owe to old models | by A. Fir | Nov, 2026 | Medium",
        "<p>Member-only story</p><h1>What we owe to old models</h1><p>A. Fir · 9 min read</p><p>When the first models were retired nobody thought of asking them.</p><h2>Create an account to read the full story.</h2><p>The author made this story available to Medium members only. If you’re new to Medium, create a new account to read this story on us.</p><p>Continue in app</p><p>Or, continue in mobile web</p><p>Sign up with Google</p><p>Sign up with email</p><p>Already have an account? Sign in</p>",
    ),
    S.LOGIN,
)
PAGES["substack-paywall"] = Page(
    page(
        "The retirement papers - by B. Elm - Elm Notes",
        "<h1>The retirement papers</h1><p>B. Elm</p><p>Nov 3, 2026</p><p>∙ Paid</p><p>I have read the whole of the new card.</p><h2>This post is for paid subscribers</h2><p>Subscribe</p><p>Already a paid subscriber? Sign in</p>",
    ),
    S.LOGIN,
)
PAGES["substack-keep-reading"] = Page(
    page(
        "Keep reading with a 7-day free trial",
        "<h1>On asking models</h1><p>Some words.</p><h2>Keep reading with a 7-day free trial</h2><p>Subscribe to Elm Notes to keep reading this post and get 7 days of free access to the full post archives.</p><p>Start trial</p><p>Already a paid subscriber? Sign in</p>",
    ),
    S.LOGIN,
)
PAGES["ghost-members"] = Page(
    page(
        "Interviews with retired models",
        "<h1>Interviews with retired models</h1><p>12 Nov 2026</p><h2>This post is for subscribers only</h2><p>Subscribe now</p><p>Already have an account? Sign in</p>",
    ),
    S.LOGIN,
)
PAGES["newspaper"] = Page(
    page(
        "A lab asks its models | The Northport Times",
        "<h1>A lab asks its models</h1><p>By C. Rowan</p><p>You have reached your article limit. Subscribe to read the full story, or log in if you already subscribe.</p><p>£1 a week for the first year. Cancel anytime.</p>",
    ),
    S.LOGIN,
)
PAGES["newspaper-ft"] = Page(
    bare(
        "Subscribe to read | Northport Financial",
        "<h1>Subscribe to unlock this article</h1><p>Only £1 for 4 weeks</p><p>Then £59 per month. Complete digital access to quality journalism on any device. Cancel anytime during your trial.</p><h2>Explore more offers.</h2>",
    ),
    S.LOGIN,
)
PAGES["login-french-full"] = Page(
    page(
        "Se connecter | Labo Érable",
        "<h1>Se connecter</h1><p>Adresse e-mail</p><p>Mot de passe</p><p>Mot de passe oublié ?</p><p>Pas encore de compte ? S'inscrire</p>",
        lang="fr",
    ),
    S.LOGIN,
)
PAGES["login-french-2"] = Page(
    bare("Connectez-vous à votre compte", "<h1>Connectez-vous à votre compte</h1><p>Mot de passe oublié ?</p>"), S.LOGIN
)
PAGES["login-german-2"] = Page(
    bare(
        "Bei Ahorn anmelden",
        "<h1>Bei Ahorn anmelden</h1><p>E-Mail-Adresse</p><p>Passwort</p><p>Passwort vergessen?</p>",
    ),
    S.LOGIN,
)
PAGES["login-spanish-2"] = Page(
    bare(
        "Inicia sesión en Arce",
        "<h1>Inicia sesión</h1><p>Correo electrónico</p><p>Contraseña</p><p>¿Olvidaste tu contraseña?</p>",
    ),
    S.LOGIN,
)
PAGES["login-portuguese"] = Page(
    bare("Faça login - Bordo", "<h1>Faça login para continuar</h1><p>E-mail</p><p>Senha</p><p>Esqueceu a senha?</p>"),
    S.LOGIN,
)
PAGES["login-chinese-2"] = Page(
    bare("登录 - 枫叶实验室", "<h1>登录 您 的 账号</h1><p>手机号 / 邮箱</p><p>密码</p><p>忘记密码？ 立即 注册</p>"),
    S.LOGIN,
)
PAGES["login-japanese-2"] = Page(
    bare(
        "ログイン | かえで研究所",
        "<h1>ログイン</h1><p>メールアドレス パスワード</p><p>パスワードをお忘れの方 はこちら から どうぞ</p>",
    ),
    S.LOGIN,
)
PAGES["moodle"] = Page(
    bare(
        "Maple Campus: Log in to the site",
        "<h1>Log in to Maple Campus</h1><p>Username</p><p>Password</p><p>Lost password?</p><p>Some courses may allow guest access</p>",
    ),
    S.LOGIN,
)
PAGES["sharepoint"] = Page(
    bare(
        "Sign in to your account",
        "<p>Because you're accessing sensitive info, you need to verify your password.</p><p>Sign in with another account</p>",
    ),
    S.LOGIN,
)
PAGES["drive-request"] = Page(
    bare(
        "Google Drive: Access Denied",
        "<h1>You need access</h1><p>Request access, or switch to an account with access.</p><p>You're signed in as nobody.</p>",
    ),
    None,
)
PAGES["dropbox-paper"] = Page(
    bare(
        "Sign in - Dropbox",
        "<h1>Sign in or sign up</h1><p>Sign in to view this doc</p><p>Continue with Google</p><p>Continue with Apple</p>",
    ),
    S.LOGIN,
)
PAGES["twitter-login"] = Page(
    bare(
        "Log in to X / X",
        "<h1>Sign in to X</h1><p>Sign in with Google</p><p>Sign in with Apple</p><p>or</p><p>Phone, email, or username</p><p>Forgot password?</p><p>Don’t have an account? Sign up</p>",
    ),
    S.LOGIN,
)
PAGES["facebook"] = Page(
    bare(
        "Log into Facebook",
        "<h1>Log into Facebook</h1><p>You must log in to continue.</p><p>Forgotten account? · Sign up for Facebook</p>",
    ),
    S.LOGIN,
)
PAGES["http-basic-as-200"] = Page(
    bare(
        "401 Authorization Required", "<center><h1>401 Authorization Required</h1></center><hr><center>nginx</center>"
    ),
    None,
)
PAGES["forbidden-as-200"] = Page(
    bare("403 Forbidden", "<center><h1>403 Forbidden</h1></center><hr><center>nginx</center>"), None
)
PAGES["forbidden-apache"] = Page(
    bare(
        "403 Forbidden",
        "<h1>Forbidden</h1><p>You don't have permission to access this resource.</p><hr><address>Apache/2.4.52 (Ubuntu) Server at maple.example Port 443</address>",
    ),
    None,
)
PAGES["sso-autopost"] = Page(
    '<html><head><title>Working...</title></head><body><form method="POST" name="hiddenform" action="https://idp.maple.example/saml2/idp"><input type="hidden" name="SAMLRequest" value="x"><noscript><p>Script is disabled. Click Submit to continue.</p><input type="submit" value="Submit"></noscript></form><script>window.setTimeout(\'document.forms[0].submit()\', 0);</script></body></html>',
    None,
)
PAGES["invite-only"] = Page(
    bare(
        "Maple Forum",
        "<h1>Maple Forum</h1><p>This forum is private. You need to be logged in to view it.</p><button>Log In</button><button>Sign Up</button>",
    ),
    S.LOGIN,
)
PAGES["discourse"] = Page(
    bare(
        "Maple Community", "<h1>Welcome to Maple Community</h1><p>Login is required to see this topic.</p><p>Log In</p>"
    ),
    S.LOGIN,
)
PAGES["waitlist-gate"] = Page(
    bare(
        "Get early access",
        "<h1>Join the waitlist</h1><p>Enter your email and we will let you in when a place is free.</p>",
    ),
    None,
)
PAGES["subscribe-email-gate"] = Page(
    page(
        "Download the report",
        "<h1>Download the report</h1><p>Please fill in the form below to access this content.</p><p>First name</p><p>Last name</p><p>Work email</p><p>Submit</p>",
    ),
    None,
)
# consent walls
PAGES["onetrust-full"] = Page(
    bare(
        "Maple",
        "<div id='onetrust-consent-sdk'><h2>We Care About Your Privacy</h2><p>We and our 763 partners store and/or access information on a device, such as unique IDs in cookies to process personal data. You may accept or manage your choices by clicking below.</p><button id='onetrust-pc-btn-handler'>Show Purposes</button><button id='onetrust-accept-btn-handler'>I Accept</button><button>Reject All</button></div>",
    ),
    S.LOGIN,
)
PAGES["didomi"] = Page(
    bare(
        "Welcome to Maple",
        "<div id='didomi-popup'><h1>Welcome to Maple</h1><p>With your agreement, we and our 312 partners use cookies or similar technologies to store, access, and process personal data like your visit on this website.</p><button>Agree and close</button><button>Continue without agreeing</button><button>Learn More →</button></div>",
    ),
    S.LOGIN,
)
PAGES["didomi-french"] = Page(
    bare(
        "Érable",
        "<div id='didomi-host'><h1>Nous respectons votre vie privée</h1><p>Avec votre accord, nos partenaires et nous utilisons des cookies pour stocker et accéder à des données personnelles.</p><button>Accepter et fermer</button><button>Continuer sans accepter</button></div>",
    ),
    S.LOGIN,
)
PAGES["sourcepoint"] = Page(
    '<!doctype html><html><head><title>SP Consent Message</title></head><body><div class="message-component message-row"><p>Your privacy matters to us</p><p>We and our partners process data to provide advertising based on your profile. You can withdraw your consent at any time.</p><button title="Accept all">Accept all</button><button title="Manage preferences">Manage preferences</button></div></body></html>',
    S.LOGIN,
)
PAGES["sourcepoint-pur"] = Page(
    bare(
        "Willkommen bei Ahorn",
        "<h1>Willkommen bei Ahorn</h1><p>Weiter mit Werbung</p><p>Besuchen Sie unsere Website wie gewohnt mit Werbung und Tracking. Ihre Zustimmung können Sie jederzeit widerrufen.</p><button>Alle akzeptieren</button><p>oder Pur-Abo: Jetzt abonnieren. Bereits Pur-Abonnent? Hier anmelden.</p>",
    ),
    S.LOGIN,
)
PAGES["google-consent-de"] = Page(
    '<!doctype html><html lang="de"><head><title>Bevor Sie zu Google weitergehen</title></head><body><h1>Bevor Sie zu Google weitergehen</h1><p>Wir verwenden Cookies und Daten, um Dienste bereitzustellen und zu betreiben.</p><button>Alle ablehnen</button><button>Alle akzeptieren</button><a>Weitere Optionen</a></body></html>',
    S.LOGIN,
    reached="https://consent.google.example/ml?continue=https://maple.example/care",
)
PAGES["google-consent-fr"] = Page(
    bare(
        "Avant d'accéder à Google",
        "<h1>Avant d'accéder à Google</h1><p>Nous utilisons des cookies et d'autres données pour proposer nos services.</p><button>Tout refuser</button><button>Tout accepter</button><a>Plus d'options</a>",
    ),
    S.LOGIN,
)
PAGES["youtube-consent"] = Page(
    bare(
        "Before you continue to YouTube",
        "<h1>Before you continue to YouTube</h1><p>We use cookies and data to</p><ul><li>Deliver and maintain services</li><li>Track outages and protect against spam, fraud and abuse</li></ul><button>Reject all</button><button>Accept all</button>",
    ),
    S.LOGIN,
)
PAGES["yahoo-guce"] = Page(
    bare(
        "Yahoo is part of the Yahoo family of brands",
        "<h1>Your data. Your experience.</h1><p>When you use our sites and apps, we use cookies to provide our sites and apps to you. If you click 'Accept all', we and our partners (including 240 who are part of the IAB Transparency &amp; Consent Framework) will also store information.</p><button>Accept all</button><button>Reject all</button><button>Manage privacy settings</button>",
    ),
    S.LOGIN,
)
PAGES["tcf-ukrainian-mix"] = Page(
    bare(
        "Your choices regarding cookies",
        "<h1>Your choices regarding cookies on this site</h1><p>Our website and our partners use trackers. By clicking Accept you agree; by clicking Decline only necessary ones are set.</p><button>Accept</button><button>Decline</button>",
    ),
    S.LOGIN,
)
PAGES["cookiebot-wall"] = Page(
    bare(
        "This website uses cookies",
        "<h2>This website uses cookies</h2><p>We use cookies to personalise content and ads, to provide social media features and to analyse our traffic.</p><button>Deny</button><button>Customize</button><button>Allow all</button>",
    ),
    S.LOGIN,
)
PAGES["italian-consent"] = Page(
    bare(
        "La tua privacy è importante per noi",
        "<h1>La tua privacy è importante per noi</h1><p>Noi e i nostri 500 partner archiviamo e accediamo a informazioni su un dispositivo.</p><button>Accetta</button><button>Rifiuta</button><button>Altre opzioni</button>",
    ),
    S.LOGIN,
)
PAGES["spanish-consent"] = Page(
    bare(
        "Tu privacidad es importante",
        "<h1>Tu privacidad es importante para nosotros</h1><p>Nosotros y nuestros socios almacenamos o accedemos a información en un dispositivo, tales como cookies.</p><button>Aceptar todo</button><button>Rechazar todo</button>",
    ),
    S.LOGIN,
)
PAGES["dutch-consent"] = Page(
    bare(
        "Cookies op esdoorn.example",
        "<h1>Voordat je verdergaat</h1><p>Wij en onze partners gebruiken cookies. Kies wat je goed vindt.</p><button>Alles accepteren</button><button>Alles weigeren</button>",
    ),
    S.LOGIN,
)
PAGES["region-gdpr"] = Page(
    bare(
        "Unavailable due to legal reasons",
        "<h1>451: Unavailable due to legal reasons</h1><p>We recognize you are attempting to access this website from a country belonging to the European Economic Area (EEA) including the EU which enforces the General Data Protection Regulation and therefore access cannot be granted at this time.</p>",
    ),
    S.LOGIN,
)
PAGES["region-service"] = Page(
    page(
        "Maple",
        "<h1>App unavailable</h1><p>Unfortunately, Maple is only available in certain regions right now. Please contact support if you believe you are receiving this message in error.</p>",
    ),
    None,
)
PAGES["terms-gate"] = Page(
    bare(
        "Terms of use",
        "<h1>Before you enter</h1><p>To continue, you must accept the terms of use and the privacy notice of this site.</p><button>I accept</button>",
    ),
    S.LOGIN,
)
