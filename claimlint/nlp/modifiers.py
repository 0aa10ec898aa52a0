"""Which unlisted words may stand before an open head, as "Raynaud" in "Raynaud syndrome"."""

import re

from claimlint.nlp.morphology import respell, word_set

_FUNCTION_WORDS = word_set("""
    a about above across after again against all almost alone along already also although always am
    among an and any are around as at away back be became because become been before behind being below
    between both but by can cannot could did do does done down during each either else enough even ever
    every few for from had has have he hence her here hers herself him himself his how however i if in
    indeed into is it its itself just least less let like made make many may me might mine more most
    much must my myself neither never no nobody none nor not nothing now of off often on once one only
    onto or other others our ours ourselves out over own per perhaps please quite rather re really same
    she should since so some someone something sometimes still such than that the their them themselves
    then there these they this those though through thus to together too toward towards under until up
    upon us very via was we well were what when where whether which while who whom whose why will with
    within without would yes yet you your yours yourself yourselves two three four five six seven eight
    nine ten hundred thousand million first second third another half twice plus versus vs etc eg ie
""")
# Verbs and judgements that often stand before "therapy", "pain" or "disease" and name no kind of it.
_OTHER_WORDS = word_set("""
    accept access add adopt affect aid aim allow apply approve ask assume avoid battle beat begin
    believe block blame bring build buy call cause change choose claim combat combine compare complete
    confirm consider continue control create cure cut decide decrease deliver deny develop diagnose
    discover discuss ease eliminate endure enhance ensure examine expect experience explain explore face
    feel fight find finish fix follow get give go got halt handle heal help hit include increase involve
    keep kill know last lessen list live look lower manage mean meet minimise minimize miss need send
    offer order overcome pay plan prefer prescribe present prevent produce promise promote prove provide
    pursue put raise receive recommend reduce refuse relieve remain remove replace report request
    require resist resolve reverse said say see seek sell show skip soothe spread start stop study
    suffer suggest support take tell think track treat trial trigger try undergo understand undertake
    use want work worsen gave took went came began felt knew found kept left lost able actual additional
    adequate advanced affordable alternate amazing appropriate available average bad basic best better
    big brand brief broad central certain cheap clear close common complex comprehensive constant
    continual controversial convenient conventional correct costly current custom cutting daily
    dangerous dear deep different difficult direct doctor early easy effective efficient either elective
    end entire equal essential exact excellent exciting existing expensive experimental extra extreme
    false famous fast favourite favorite final fine frequent fresh full further future general genuine
    gentle good great harsh healthy helpful high home huge ideal immediate important inexpensive initial
    innovative intense key large late later lasting latest leading legal legitimate likely little long
    long-term low main major man maximum medical mild minimal miracle miraculous moderate modern monthly
    multiple natural necessary new next nice normal notable novel obvious official old ongoing online
    optimal optional ordinary original overall painful partial particular past patient patients people
    perfect personal person pioneering pleasant poor popular positive possible potent potential powerful
    preferred previous primary prior private professional promising proper proven public quick rapid
    rare real reasonable recent regular related relevant reliable remarkable revolutionary rich right
    robust safe sample satisfactory secondary separate serious several severe sham short simple similar
    single slight slow small so-called special specialist specific standard state strict strong
    subsequent successful sudden sufficient suitable superior sure temporary total traditional true
    trusted typical ultimate underlying unique unknown unnecessary upcoming useful usual vague valid
    valuable variable various vast vital weekly wide wonderful world worse worst wrong year young yearly
    alleviate stabilize rejuvenate remedy delay diminish shrink destroy eradicate boost regrow
    regenerate benefit save extend prolong contract catch suppress numb banish conquer defeat erase
    detect screen dull aggravate regulate restore repair rebuild mend strengthen optimize accelerate
    tame soften address attack cope smaller larger greater lesser fewer bigger residual concomitant
    unexplained recurring nagging lingering debilitating crippling stubborn mine own
""")
_GERUNDS = word_set("""
    breathing cooling cupping counseling counselling dancing drawing fasting floating gaming grounding
    heating lifting needling numbing plumping retraining singing soothing swimming talking tanning
    taping tapping tightening whitening wading weeping reading writing wasting sleeping hoarding feeding
    bleeding eating learning clotting
""")


_SHORTEST = 3
_MENDING = re.compile(
    r"(?:heal|mend|repair|rebuild|regrow|restor|renew|strengthen|tighten|firm|plump|sooth|nourish|hydrat|moistur"
    r"|protect|support|rejuvenat|regenerat|realign|cleans|detoxif|detox|whiten|brighten|lengthen|thicken|relax|calm|boost"
    r"|melt|burn|blast|dissolv|freez|smooth|soften|revitali[sz]|energi[sz]|oxygenat|lubricat|sculpt|shrink|unclog|purif"
    r"|flush|fortif|balanc|tone)(?:e|s|es|d|ed|ing|y|ies|ied|ned|ning)?$"
)


def mends(word: str) -> bool:
    """Say whether a word is a verb of mending or improving, of which a part of the body may be the object."""
    return _MENDING.match(word.lower()) is not None or word.lower() in {
        "rebuilt",
        "regrew",
        "regrown",
        "grew",
    }


def can_modify(word: str) -> bool:
    """Say whether an unlisted word may be part of the name that an open head ends."""
    plain = respell(word)
    if not plain.isalnum() or len(plain) < _SHORTEST or plain.isdigit():
        return False
    if plain in _FUNCTION_WORDS or plain in _OTHER_WORDS or plain.endswith(("ly", "ed")) or mends(plain):
        return False
    if plain.endswith("ing"):
        return plain in _GERUNDS
    return not (plain.endswith("s") and not plain.endswith(("ss", "us", "is", "ics")))
