"""The words by which a spoken English sentence is told to stand alone, or to lean on others.

Lists for :mod:`chapterhouse.newsletter.quotable`. All are in lower case; apostrophes are straight.
Pairs are words that follow each other, whatever mark stands between them.
"""

from __future__ import annotations

Pair = tuple[str, str]


def _pairs(text: str) -> frozenset[Pair]:
    """Pairs of words from text: ``"so on|forth / of them"`` are three of them."""
    found: set[Pair] = set()
    for one in text.split("/"):
        first, _, second = " ".join(one.split()).partition(" ")
        found.update((a, b) for a in first.split("|") for b in second.split("|"))
    return frozenset(found)


LEANS_ON_WHAT_WAS_SAID = frozenset(
    """absolutely actually additionally again also although and another anyway anyways
    assuming because before besides but certainly clearly consequently conversely correct
    definitely exactly finally first firstly fortunately frankly from further
    furthermore going good great he he'd he'll he's hence her here here's hers hey hi him his
    honestly hopefully how however i'd i'll i'm i've indeed initially it it'd it'll it's its
    just last lastly later let let's like likewise literally maybe mean meanwhile moreover
    mostly naturally neither next nope nor now obviously of oh ok okay on one or other others
    otherwise ours perhaps personally plus previously probably really regardless right
    same second secondly see seriously she she'd she'll she's similarly since so some somehow
    something sometimes somewhere still such sure surely thank thankfully thanks that that'd
    that'll that's their theirs them then therefore these they they'd they'll they're they've
    think third this those though thus today together tomorrow totally ultimately unfortunately
    us was we'd we'll were whatever whenever where whereas whether which
    who whose why yeah yep yes yesterday yet""".split()
)
"""A sentence that begins with one of these belongs to the one before it, or is small talk."""

NEVER = frozenset(
    """aforementioned ago ah alright anyway anyways basically blah bye click congrats cool
    download eh episode episodes er err etc etcetera fuck fucking gonna gosh gotta ha haha he
    he'd he'll he's hello her here here's hers hey hi him himself his hmm honestly huh kinda lemme
    linkedin listeners lol mentioned mhm mm mmm newsletter obviously oh ok okay podcast
    podcasts she she'd she'll she's shit sorry sorta sponsor sponsored sponsors stuff
    substack thank thanks these this those totally uh um umm wanna webinar welcome
    whatever whatnot whatsoever wow y'all ya yeah yep yes yesterday""".split()
)
"""Filler, small talk, words of the show about itself, and words that point to somebody unnamed."""

NEVER_PAIRS = _pairs(
    """i mean|said|guess|was|were|had|did|came|went|got|grew|joined|worked|started
    / i remember|recently|hope|wrote / i've been / i'm going|happy|glad|excited|not
    / sort|kind|type of / was|were|it's|that's|he's|they're|we're|you're|be like
    / as i / you said|asked|mentioned|remember / your question
    / good|great question / your|that|my point / going|coming|go|goes back / speaking of
    / talked|talk|talking about / touch|touched on / share with / show notes / let me
    / little bit / so on|forth / things|stuff|something like / or whatever
    / what have / that kind|sort|type|way|one|thing|part|side|sense|space|market|company|time
    / that period|question|place|word|process|area|number|country|moment|day|year
    / of|with|about|for|from|in|on|to|at|by|after|before|than|like|into|over that
    / do|did|does|doing|done|make|why|because|when|if|where|what|how that
    / but|so that's / that's what|why|how|where|the|right|it|true
    / other one|side|thing|hand / of them / recent one / the other|former|latter|above / over there
    / last|next week|month|year / couple of
    / not sure / per se / we talked|met|were|did|had / my name|book|friend / dot com
    / if i / i'd|i'll say|be / would say / see here / and|please subscribe / subscribe at|for|now|on
    / first|second|third thing|point|part|one
    / these|those days / most recent"""
)
"""Talk, stories, and words that point outside of the sentence."""

NEVER_PHRASES = (
    " so to speak",
    " at the end of the day",
    " by the way",
    " i don't know",
    " if you will",
    " in the sense",
    " the two of",
    " what i ",
    " you know,",
    ", you know",
    " and you know",
    " but you know",
    " it's you know",
    " is you know",
    " i tell you",
    " i'll tell you",
    " can tell you",
    " to tell you",
    " or something,",
    " or something. ",
    " again,",
    ", again",
    ", right",
    ", like",
    " like, ",
    " mean,",
    " even you ",
    " even we ",
    " even they ",
    " though as ",
    " say,",
    " know,",
)
"""The same as parts of a sentence, with a space before and behind it."""

POINTS_BACK = frozenset(
    "it it'd it'll it's its itself that that's them themselves there they they'd they'll they're"
    " they've their theirs this".split()
)
"""Needs something named before it, in the same sentence."""

THEY = frozenset("their theirs them they they'd they'll they're they've".split())

VAGUE = frozenset(
    """anything bit extremely guys huge interesting kind literally lot lots maybe much
    obviously other perhaps pretty probably quite somehow something somewhat sort stuff such super
    thing things various""".split()
)
"""Each takes some of the weight away."""

FILLING = frozenset(
    """actually also another certain currently definitely different just really today too very
    would""".split()
)
"""Each takes a little of it."""

PAST = frozenset(
    """became began built came did gave got had hired joined launched made moved raised released
    said saw shipped spent started told took used was wasn't went were weren't wrote""".split()
)
"""A story is told with these; what is quoted is true today as well."""

SPEAKER = frozenset("i i'd i'll i'm i've me mine my myself".split())
COMPANY = frozenset("we we'd we'll we're we've us our ours".split())

WEIGHT = {
    word: int(points)
    for points, words in {
        "100": "hardest nobody",
        "90": "matters never unless",
        "80": "don't easiest harder isn't nothing worst",
        "70": "cannot every only",
        "60": "rarely seldom aren't doesn't easier everybody everyone not rather without",
        "50": """always anyone because best better biggest can't either enough fails instead means
            most no until wins won't worth worse
            bravest cheapest cleverest fastest greatest happiest highest kindest largest longest
            loudest lowest oldest quickest richest safest scariest shortest simplest slowest
            smallest smartest strongest surest toughest truest weakest wisest youngest""",
        "40": """bigger cheaper cleverer everything faster fewer hardly kinder larger louder safer
            simpler smarter stronger wiser if less limits must none once requires should
            slower sooner than yourself""",
        "30": "all even more people when while",
        "35": "but mostly",
        "20": "depends easy often still usually you",
        "-25": "could may might would",
        "10": "your",
    }.items()
    for word in words.split()
}
"""Words of claims, contrasts and advice, which people quote; in hundredths."""

WEIGHT_OF_PAIRS = {
    pair: int(points)
    for points, text in {
        "110": "would|i'd rather",
        "100": "most important / not enough",
        "90": "the difference / no one / more important",
        "80": """the point|hardest / instead of
            / real question|problem|work|value|risk|danger|advantage|edge""",
        "70": "the problem|question|hard|biggest|truth|reality / might think",
        "60": "rather than / the secret|key|only|future / no longer|shortage / what matters",
        "50": "not only|just / the reason|whole / the more|best / better be / long as",
        "40": "the one|ones",
        "35": "have|has|need|needs to / by far / i think|believe",
        "-20": "you can",
        "-30": "you are|were",
        "-40": """the same / we are / try|tries|trying to / and you / going to
            / i|we want|try|have|cannot""",
        "-70": "and there's",
        "-50": "lot of / terms of / you see / there's|is a / the two",
        "-60": "are|is|we're|they're|you're focused|based",
        "-100": "for example|instance / the three|four / you|we look / and everything",
    }.items()
    for pair in _pairs(text)
}
"""The same of pairs of words."""
