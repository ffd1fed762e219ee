"""The patterns and small words that :mod:`quotable` takes a spoken sentence apart with."""

from __future__ import annotations

import re

from chapterhouse.newsletter.quote_words import COMPANY, FILLING, PAST, POINTS_BACK, SPEAKER, VAGUE

ABBREVIATED = frozenset(
    """Corp Dr E.U Inc Jr Ltd Mr Mrs Ms No Ph.D Prof Sr St U.K U.S a.m approx e.g etc i.e p.m
    vs""".split()
)
"""Words whose dot may end no sentence."""

ODD = re.compile(r"[\[\]()*_<>{}|\\#/@~^=&]|\.\.|…|--|\d:\d|[,;:—–-]\s*[.!]")
"""Markup, gaps and notes of a transcriber, a sentence broken off."""

LITTLE = re.compile(r"[.!] [a-z]")
"""A recogniser's full stop inside of a sentence."""

_ARTICLES = "a an the my your our their every"
_PLACES = "at from in into of on with"
_BE = "are is was were"
_NO_NOUN = f"{_BE} a an and but by he i in it of or she that the they this to we what you"
BROKEN_PAIRS = frozenset(
    (first, second)
    for firsts, seconds in (
        (_ARTICLES, _NO_NOUN),
        ("you we they", "i he she you they we"),
        ("i", "you we they i"),
        (_PLACES, "can could do does he i she they we will would"),
        ("at of in on", "from of"),
        ("to", f"{_BE} of"),
        (_BE, f"{_BE} can do will"),
        ("he it she", "don't"),
        ("can could must should will would", f"{_BE} can has to will"),
        ("children men people women", "is was has doesn't"),
        ("a an each every", "children men people women"),
        ("there's", "very"),
        ("don't", "needs wants has"),
        ("because so but", "that's which"),
        ("way", "how"),
        ("or", "either"),
        ("also", "he i it she they we you"),
        (
            "comes gets goes keeps looks makes remains stays takes works",
            "always never often",
        ),
        (
            "are aren't becoming can could does doesn't get gets getting has have is isn't mean"
            " means that's they're was we're were you're",
            "like",
        ),
        ("like", "he i she they we you"),
    )
    for first in firsts.split()
    for second in seconds.split()
)
"""What a recogniser mishears and what a speaker begins anew."""

_BEFORE = "about|after|as|at|before|by|for|from|if|in|on|to|when|while|with"
_VERBS = "are|can|could|do|does|don't|has|have|is|must|should|was|were|will|would"
_MANY_OF_THEM = r"(?!lens|means|news|sales|series|species|sports|times|always)\w*[^aisuy'\W]s\b"
BROKEN = tuple(
    map(
        re.compile,
        (
            rf"\A (?:{_BEFORE}) [^,]*, (?:{_VERBS}) ",
            r"\A[^,]*, (?:are|is|was) ",
            r", (?:i|it|they|we|you|exists?|happens?|has|have|works?), ",
            r", i'll ",
            r" that, ",
            r"\A to your ",
            r" (?:are|can|can't|do|does|doesn't|don't|has|have|is|isn't|will|won't|would), ",
            r" there's \w+ly very ",
            r" a (?!one|once|eu|uni|us|ut)[aeiou]",
            rf" (?:an?|each|every) {_MANY_OF_THEM}",
            rf" (?:an?|each|every) \w+(?:al|ary|ble|ful|ic|ive|less|ous) {_MANY_OF_THEM}",
            r" (?:an?|each|every) (?!few|lot|number|couple|dozen)\w+ (?:are|don't|have|were) ",
            r"ing\b[^,]*, not to ",
            r" (?:believe|know|say|think) that (?:are|can|is|was|will) ",
        ),
    )
)
"""The same where pairs do not tell: of a sentence in lower case between two spaces."""

NOT_LAST = frozenset(
    """a an and are as because but each every if is my most or our so than that the their these very
    was were which your""".split()
)

LEAD_IN = re.compile(
    r"(?:(?:and|but|so(?! (?:long|far|much|many|that|called|few)\b)|now(?! that\b)|or|yet)"
    r"(?:,| I think,)?\s+"
    r"|(?:yeah|yes|no|right|well|okay|ok|sure|look|again|of course|and so|in fact|you know|I mean"
    r"|like|also|then|and then|first of all|you see|to me|in my view|in my opinion|anyway|I guess"
    r"|I would say|I['’]d say|frankly speaking|in summary|in short|in other words|on top of that"
    r"|plus|listen|however|nonetheless|nevertheless|therefore|as you know|at the end of the day"
    r"|that said|that being said|in general|generally speaking|\w+ly),\s+)*"
    r"(?:I (?:really |still |also |personally |do )?"
    r"(?:think|believe|feel|find|would say|would argue)"
    r"(?: that(?! (?:is|was|would|will|has|can|could|are)\b))?,?"
    r" (?!about|for|in|it\b|like|of|so))?",
    re.IGNORECASE,
)
"""What ties a sentence to the one before it, or hedges it, and is no part of what it says."""

LEADS = frozenset(
    """again, also, and and, anyway, as at because but but, first frankly generally
    however, i i'd i’d in like, listen, look, nevertheless, no, nonetheless, now now, of ok okay, on
    or plus, right, so so, sure, that then then, therefore, to well, yeah, yes, yet you""".split()
)
"""The first words of all that ``LEAD_IN`` finds, but for those in -ly and "because"."""

PLAIN_LEADS = frozenset(("and", "but", "or", "so", "yet"))
LEADS_AFTER = LEADS | frozenset("called far few long many much that".split())
"""After a plain one, all is looked at again where one of these comes."""

FINITE = PAST | frozenset(
    """are aren't ask asks become becomes believe brings bring builds build can can't cannot
    changes change comes come costs cost could depend depends did didn't do does doesn't don't get
    gets give gives go goes grow grows has hasn't have haven't help helps i'm is isn't it's keep
    keeps know knows lead leads learn learns let lets lose loses make makes matter matters may mean
    means might must need needs pay pays remain remains require requires say says should shouldn't
    start starts take takes tell tells that's there's they'll they're they've think tries try turn
    turns understand understands want wants we'll we're we've will win wins won't work works would
    wouldn't you'd you'll you're you've""".split()
)
"""The verbs by which a main clause is told."""

MODAL = frozenset(
    """are aren't can can't cannot could couldn't did didn't does doesn't don't is isn't must
    mustn't should shouldn't was wasn't were weren't will won't would wouldn't""".split()
)
"""Verbs of which a clause has one."""

ADVICE = frozenset(
    """ask avoid check choose don't focus give keep leave listen look make never put read remember
    start stop take tell treat trust try use wait watch write""".split()
)
"""What advice begins with."""

OPENERS = ADVICE | frozenset(
    """a an anyone as every everyone if no nobody once people the unless until when while
    without""".split()
)
"""What general truths begin with, too."""

PROGRESSIVE = frozenset("are be aren't is isn't they're we're you're".split())

JOINING = frozenset(
    """although and as because before but everybody everyone how i if it no nobody nor once or so
    someone than that they though unless until we what when where which while who why you""".split()
)
"""The words with which a clause begins, or that join two verbs."""

MANY = frozenset(
    """any anybody anyone children each everybody everyone folks men nobody people person
    somebody someone who women""".split()
)
"""Whom "they" can mean, beside what ends in -s and those who do something for a living."""

DOERS = ("er", "or", "ist", "ant", "ent", "guest", "ian")
ONE = frozenset("a an any each every no the your".split())
NO_VERB = ONE | frozenset("at by for from in my of on only our to with".split())
SUBORDINATE = frozenset("after as before if once to unless until when while".split())
SUBJECTS = frozenset("everybody everyone i nobody people they we you".split())
"""What a verb follows more often than not."""

BEFORE_LAST = SUBJECTS | POINTS_BACK | frozenset(("always", "ever", "never"))
"""What may stand before a last "is" or "are"."""

SHARING = frozenset("all as both each everybody everyone nobody people two who".split())
"""With whom or with what something is the same, so that it needs no sentence before."""

RELATIVE = frozenset("that where which who".split())
NO_NOUN = (
    POINTS_BACK
    | COMPANY
    | VAGUE
    | FILLING
    | SPEAKER
    | frozenset(
        """a add an and answer are as ask at be become been being believe bring build but
        buy by call can change check choose come could count create cut do does doing don't
        done even every feel fill find follow for forget from give gives going guess had has
        have hear help here hold how if in into is isn't keep know knows learn leave lets
        listen look lose made make makes making more most must need no not of on one open or
        pay pick play press print put read run save says seen sell send should show simply
        so speak spend start stop take takes taking tell tells test than the then think to
        trust turn turned understand used using wait walk want was watch were what when
        where which who why will with without work works write writes wrote you your""".split()
    )
)
"""What a pronoun cannot mean: small words, and the verbs that people use most."""

DIGIT = re.compile(r"\d")
