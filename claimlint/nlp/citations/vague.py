"""Sources that nobody can look up, and what poses as a source (rules.md 2.6, 3.4)."""

import re
from typing import Final

from claimlint.model.analysis import Grade
from claimlint.nlp.citations.values import Found

_SOURCE: Final = (
    r"(?:studies|trials|research|science|literature|evidence|data|findings|experts?|scientists"
    r"|researchers|doctors|physicians"
    r"|clinicians|specialists|dermatologists|nutritionists|dietitians|psychiatrists|psychologists"
    r"|therapists|pharmacists"
    r"|professionals|authorities|investigators|reviews|meta-analyses|experiments|surveys|guidelines|tests)"
)
_SAYS: Final = (
    r"(?:show(?:s|n|ed|ing)?|suggest\w*|prov(?:e|es|ed|en|ing)|indicat\w+|finds?|found|confirm\w*"
    r"|reveal\w*|demonstrat\w+|support\w*"
    r"|links?|linked|report(?:s|ed)?|agree|believe|recommend(?:s|ed)?|says?|said|think|know"
    r"|discover\w*|point(?:s|ed)?|tells?|conclud\w+"
    r"|observ\w+|document\w*|establish\w*|associat\w+|back(?:s|ed)?|is clear|are clear|is in"
    r"|is overwhelming|is growing|exists?|advise|warn)"
)
_VAGUE: Final = re.compile(
    rf"\b(?:according to|based on|backed by|supported by|shown (?:in|by)|proven (?:in|by)"
    rf"|confirmed by|per|citing)"
    rf" (?:[\w-]+ ){{0,3}}?{_SOURCE}\b"
    rf"|\b{_SOURCE}(?: [\w'-]+){{0,4}}? {_SAYS}\b"
    r"|\bbody of (?:\w+ )?(?:evidence|research|literature|work)\b"
    r"|\b(?:growing|mounting|emerging|recent|new|latest|clinical|scientific|strong|solid|ample"
    r"|anecdotal|early|preliminary)"
    r" (?:\w+ )?(?:evidence|research|studies|science|data)\b"
    r"|\b(?:clinical|human|peer-reviewed|published|many|numerous|several|countless|multiple"
    r"|various) (?:\w+ )?(?:trials|studies|journals?)\b"
    r"|\ba (?:\w+ ){0,2}(?:medical|scientific|science|peer-reviewed|health) journal\b"
    r"|\bpublished in a (?:\w+ )?journal\b"
    r"|\bit(?: is|'s| has been| has long been) (?:\w+ly |well |long )?(?:shown|known|proven"
    r"|established|documented|reported|accepted"
    r"|believed|thought|said|recogni[sz]ed)\b"
    r"|\b(?:has|have) (?:\w+ )?been (?:\w+ly )?(?:shown|proven|found|demonstrated|reported|observed"
    r"|known|documented)\b"
    r"|\b(?:is|are) (?:\w+ )?(?:known|said|thought|believed|proven|shown|documented|reported) to\b"
    r"|\b(?:clinically|scientifically|medically) (?:proven|shown|tested|validated|studied|backed"
    r"|demonstrated|researched|supported)\b"
    r"|\b(?:science|research|evidence|doctor|expert)-(?:backed|based|proven|supported|approved"
    r"|recommended|led)\b"
    r"|\breportedly\b|\b(?:many|some|most|more and more) (?:people |users |patients )?(?:say|report"
    r"|claim|swear)\b"
)
_VAGUE_SIGN: Final = re.compile(
    r"stud|trial|resear|scien|evid|data|litera|finding|expert|doctor|physic|clini|special|ologist"
    r"|nutrit|dietit|iatrist|therap"
    r"|profess|author|investig|review|analys|experim|survey|guid|test|journal|known|shown|prove|said"
    r"|believed|thought"
    r"|report|document|accept|established|many|some|most|more"
)
_NO_EVIDENCE: Final = re.compile(
    r"\bour (?:own )?(?:\w+ )?(?:physicians?|clinics?|doctors?|team|experts?|research|staff|practice"
    r"|clinicians|data|surveys?|stud(?:y|ies)|trials?"
    r"|customers|clients|records)\b(?: (?:data|records))?(?: (?:have|has))? (?:found|finds?|seen"
    r"|sees?|shows?|shown|reports?|observed|say|discovered|proves?|proven|confirm\w*)\b"
    r"|\bdata on file\b|\binternal (?:research|data|stud(?:y|ies)|trials?|testing)\b|\bas seen (?:on"
    r"|in)\b|\bsource: our\b"
    r"|\bin our (?:own )?(?:practice|clinic|experience)\b|\b(?:us|u\.s\.) patent\b"
    r"|\bpatent(?:ed)? (?:no\.|number)"
)
_NO_EVIDENCE_SIGN: Final = re.compile(r"\bour |on file|internal |as seen|patent")
_WIKIPEDIA: Final = "wikipedia"


def find_vague(lower: str) -> list[Found]:
    """Return what a sentence in lower case offers as sources: vague E, no evidence X, Wikipedia D."""
    found: list[Found] = []
    own = _NO_EVIDENCE.search(lower) if _NO_EVIDENCE_SIGN.search(lower) else None
    if own:
        found.append(Found(own.start(), own.end(), Grade.X, "vague", frozenset({"internal"})))
    vague = _VAGUE.search(lower) if _VAGUE_SIGN.search(lower) else None
    if vague and not (own and own.start() < vague.end() and vague.start() < own.end()):
        found.append(Found(vague.start(), vague.end(), Grade.E, "vague"))
    if (at := lower.find(_WIKIPEDIA)) >= 0:
        found.append(Found(at, at + len(_WIKIPEDIA), Grade.D, "named"))
    return found
