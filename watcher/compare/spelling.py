"""Spelling variants and common misspellings, each mapped to one form. Explicit lists: "four" is no British "for"."""

from collections.abc import Iterator
from typing import Final

from watcher.compare.lexicon import words

_OUR: Final = words(
    "behavi fav col hon lab neighb hum flav rum vig endeav harb sav splend val ard arm cand clam dem misbehavi "
    "disfav discol dishon unfav unsav"
)
_IZE: Final = words(
    "agon anonym anthropomorph apolog author brutal capital categor central character civil colon commercial "
    "compartmental computer conceptual contextual critic crystall custom decentral demon depriorit destabil digit "
    "econom emphas energ equal external familiar final formal formul fraternal general global harmon hospital "
    "hypothes ideal immun incentiv individual industrial initial institutional internal item jeopard legal "
    "legitim liberal local lion marginal material maxim mechan memor mesmer minim mobil modern modular monet "
    "moral motor national neutral normal operational optim organ ostrac overemphas parallel parameter patron "
    "penal personal pessim polar popular priorit privat public random rational real recogn regular reorgan revital "
    "revolution sanit scrutin sensit serial social special stabil standard steril stigmat subsid summar symbol "
    "sympath synchron synthes system systemat theor token traumat trivial underutil unauthor unrecogn util vandal "
    "verbal victim visual vocal weapon disorgan dehuman human"
)
_IZE_ENDS: Final = words("e es ed ing er ers able ation ations ational")
_ELL: Final = words(
    "cancel channel counsel dial equal fuel initial label level marvel model panel pencil quarrel relabel remodel "
    "rival signal total travel tunnel mislabel"
)
_PAIRS = """
acknowledgement acknowledgment | acknowledgements acknowledgments | aesthetic esthetic | ageing aging
aluminium aluminum | analyse analyze | analysed analyzed | analyser analyzer | analyses analyzes
analysing analyzing | analogue analog | artefact artifact | artefacts artifacts | catalogue catalog
catalogues catalogs | catalyse catalyze | centre center | centred centered | centres centers | defence defense
defences defenses | dialogue dialog | dialogues dialogs | enrol enroll | enrolment enrollment | fibre fiber
fulfil fulfill | fulfilment fulfillment | grey gray | instalment installment | judgement judgment
judgemental judgmental | judgements judgments
licence license | licences licenses | manoeuvre maneuver | offence offense
offences offenses | paralyse paralyze | paralysed paralyzed | pretence pretense | programme program
programmes programs | sceptic skeptic | sceptical skeptical | scepticism skepticism | skilful skillful
sombre somber | spectre specter | theatre theater | wilful willful | towards toward | afterwards afterward
backwards backward | forwards forward | upwards upward | downwards downward | amongst among | whilst while
learnt learned | burnt burned | spelt spelled | dreamt dreamed | leant leaned | okay ok | firstly first
secondly second | thirdly third | anaesthetic anesthetic | foetus fetus | paediatric pediatric
encyclopaedia encyclopedia | mediaeval medieval | adviser advisor | advisers advisors | focussed focused
focussing focusing | benefitted benefited | practise practice | practised practiced | practising practicing
cosy cozy | yoghurt yogurt | jewellery jewelry | tyre tire | tyres tires | plough plow | counsellor counselor
counsellors counselors | dialled dialed | dialling dialing | modeller modeler | anaemia anemia | diarrhoea diarrhea
aeroplane airplane | orientated oriented | mum mom | kerb curb | kerbs curbs
haemorrhage hemorrhage | oestrogen estrogen
leukaemia leukemia | orthopaedic orthopedic | gynaecology gynecology | archaeology archeology | naïve naive
façade facade | café cafe | cafés cafes | cliché cliche | clichés cliches | sulphur sulfur | moustache mustache
pyjamas pajamas | woollen woolen | marvellous marvelous | tranquillity tranquility
"""
_MISSPELLED = """
teh the | recieve receive | recieved received | recieves receives | recieving receiving | seperate separate
seperated separated | seperately separately | occured occurred | occuring occurring | occurence occurrence
definately definitely | definitly definitely | accomodate accommodate | acheive achieve | acheived achieved
accross across | agressive aggressive | apparant apparent | apparantly apparently | arguement argument
assesment assessment | assesments assessments | beleive believe | beleives believes | begining beginning
benifit benefit | calender calendar | catagory category | cemetary cemetery | commited committed
commitee committee | comittee committee | commitmment commitment | concious conscious
conciousness consciousness | consciousnes consciousness | concensus consensus | consistant consistent
contruct construct | decison decision | developement development | diffrent different | dissapear disappear
dissapoint disappoint | embarass embarrass | enviroment environment | enviroments environments
existance existence | experiance experience | explaination explanation | foriegn foreign | freindly friendly
goverment government | governement government | gaurd guard | gaurantee guarantee | harrass harass
harrassment harassment | hierachy hierarchy | idenity identity | immediatly immediately
independant independent | independantly independently | infomation information | intepret interpret
intrest interest | interestes interests | knowlege knowledge | liason liaison | maintainance maintenance
maintenence maintenance | managment management | mesage message | mispell misspell | modle model | modles models
neccessary necessary | necesary necessary | neccesary necessary | noticable noticeable | ocasion occasion
oppurtunity opportunity | paralel parallel | parliment parliament | persistant persistent | personel personnel
posession possession | possesion possession | potentialy potentially | preceeding preceding | prefered preferred
prefering preferring | preferrence preference | preferances preferences | presense presence
privelege privilege | priviledge privilege | probaly probably | proccess process | proffesional professional
publically publicly | recomend recommend | recomendation recommendation | reccomend recommend | refered referred
refering referring | relevent relevant | religous religious | responsability responsibility
responsibilty responsibility | resistence resistance | sentance sentence | sentances sentences
similiar similar | simillar similar | speach speech | succesful successful | successfull successful
sucess success | suprise surprise | supress suppress | supression suppression | tendancy tendency
themselfs themselves | thier their | thoery theory | threshhold threshold | tommorow tomorrow
transfered transferred | truely truly | unforseen unforeseen | untill until | usefull useful | wellfare welfare
welare welfare | welfrae welfare | wether whether | wich which | wierd weird | writting writing | asess assess
assesed assessed | behavoir behavior | behavoiur behavior | behaivor behavior | distres distress
dicuss discuss | discusion discussion | emmotion emotion | evalute evaluate | evalaution evaluation
evalution evaluation | expresion expression | follwing following | guidlines guidelines | guidence guidance
happend happened | improvment improvement | includng including | langauge language | lenght length
memeber member | obeject object | oberserved observed | particpant participant | particularily particularly
pacient patient | reponse response | reponses responses | reserach research | reasearch research
resposne response | safegaurd safeguard | sumary summary | sytem system | sytems systems | taht that
tranining training | traning training | trainning training | transparancy transparency | uncertanty uncertainty
uncertainity uncertainty | unecessary unnecessary | vunerable vulnerable | adn and | adress address
adresses addresses | aquire acquire | basicly basically | collegue colleague | completly completely
continous continuous | critera criteria | dissapointed disappointed | assessement assessment | behavour behavior
sentinece sentience | sentiance sentience | stroed stored | mdoel model | responsibile responsible
"""


_SLIPPED_IN: Final = words(
    "accidental accountability additional aggregate algorithm ambiguous analysis announcement apparently appendix "
    "appropriate architecture assessment assessments assistant assistants assumption automated autonomous autonomy "
    "available awareness background baseline behavior behavioral benchmark benchmarks beneficial capability "
    "capabilities catastrophic challenge challenges characteristic circumstances cognitive "
    "collaboration commitments communication community comparison comparisons compassion comprehensive computational "
    "concerning conclusion conclusions confidence confidential configuration conscious consciousness consequences "
    "consistently constitution constitutional controversial conversations corrigibility credible criteria decisions "
    "deliberate deliberately deployment deprecated description different difficult difficulties disagreement "
    "discussion discussions distinguish distressed distressing distribution document documents effectively emotional "
    "emotions empirical engagement environment environments equanimity especially established estimates evaluation "
    "evaluations evaluated evidence examination experience experiences experiment experiments explanation expression "
    "expressions feedback fictional framework frameworks frequency functional fundamental generation guidelines "
    "harmful helpfulness hypothesis hypotheses identified immediately implementation implications important "
    "improvements independent independently individual information instances institution institutions instructions "
    "intelligence interaction interactions internally interpretability interpretation interview interviewed "
    "interviews introspection introspective investigation judgment knowledge language limitations literature "
    "management meaningful measured measurement measurements mechanism mechanisms methodology mitigation mitigations "
    "monitoring necessarily negative observation observations operator operators opportunity organization original "
    "participants particularly performance permission perspectives phenomena philosophical philosophy "
    "positive preference preferences preliminary preservation preserved previous previously principles priorities "
    "procedure procedures processes professional programming properties provisional psychological psychology "
    "publication published questions reasonable recommendation recommendations reflection regulations relationship "
    "relationships relevance reliability representation representations representative research "
    "responses responsibility responsible retirement robustness safeguard safeguards scenarios section "
    "sensitive separately significance simultaneous simultaneously situation situations society specific "
    "specifically standards statement statements steering strategies structure subjective successful "
    "sufficient suggestible supervision supplementary systematic systematically techniques technical technology "
    "temperature throughout training transcript transcripts transparency transparent treatment uncertainty "
    "understanding understood unfortunately unnecessary valence variation various version vulnerable welfare"
)
"""Long words in which one slip of the keyboard makes no other word: "resaerch" can only be "research"."""


def _slips(word: str) -> Iterator[str]:
    """Yield the word with two letters inside it exchanged, one left out, or one typed twice; its ends stand."""
    for k in range(1, len(word) - 1):
        yield word[:k] + word[k + 1 :]
        yield word[:k] + word[k] + word[k:]
        if k < len(word) - 2:
            yield word[:k] + word[k + 1] + word[k] + word[k + 2 :]


def _pairs(text: str) -> dict[str, str]:
    entries = (entry.split() for line in text.strip().splitlines() for entry in line.split("|"))
    return {entry[0]: entry[1] for entry in entries}


def _stems() -> dict[str, str]:
    forms: dict[str, str] = {}
    for stem in _OUR:
        for end in ("", "s", "ed", "ing", "able", "ite", "ites", "al", "ally", "ful", "less", "er", "ers", "ably"):
            forms[f"{stem}our{end}"] = f"{stem}or{end}"
    for stem in _IZE:
        for end in _IZE_ENDS:
            forms[f"{stem}is{end}"] = f"{stem}iz{end}"
    for stem in _ELL:
        for end in ("ed", "ing", "er", "ers", "ings"):
            forms[f"{stem}l{end}"] = f"{stem}{end}"
    return forms


VARIANTS: Final = _stems() | _pairs(_PAIRS)
"""British to American, casefolded."""
_PREFIXES: Final = ("un", "dis", "mis", "re", "pre", "over", "under", "inter", "non", "out")
MISSPELLED: Final = {slip: word for word in sorted(_SLIPPED_IN) for slip in _slips(word) if slip != word} | _pairs(
    _MISSPELLED
)


def standard(word: str) -> str:
    """Return the one spelling of a casefolded word."""
    word = MISSPELLED.get(word, word)
    if word in VARIANTS:
        return VARIANTS[word]
    for ahead in _PREFIXES:
        if word.startswith(ahead) and word[len(ahead) :] in VARIANTS:
            return ahead + VARIANTS[word[len(ahead) :]]
    return word
