"""The patterns and small words that :mod:`quotable` takes a spoken sentence apart with."""

from __future__ import annotations

import re

from chapterhouse.newsletter.quote_words import COMPANY, PAST, POINTS_BACK, SPEAKER, VAGUE

ABBREVIATED = frozenset(
    """Corp Dr E.U Inc Jr Ltd Mr Mrs Ms No Ph.D Prof Sr St U.K U.S a.m approx e.g etc i.e p.m
    vs""".split()
)
"""Words whose dot may end no sentence."""

ODD = re.compile(r"[\[\]()*_<>{}|\\#/@~^=&]|\.\.|…|--|\d:\d|[,;:—–-]\s*[.!]")
"""Markup, gaps and notes of a transcriber, a sentence broken off."""

TWICE = re.compile(r"\b(\w+(?:['’]\w+)?),? \1\b", re.IGNORECASE)
LITTLE = re.compile(r"[.!] [a-z]")
"""A recogniser's full stop inside of a sentence."""

BROKEN = re.compile(
    r"\b(?:the|an?|my|your|our|their) (?:the|an?|they|he|she|we|you|i|is|are|was|were|and|or|but"
    r"|of|to|that|this|it)\b"
    r"|\b(?:you|we|they) i\b|\bi (?:you|we|they|i)\b|\b(?:to|of) (?:is|are|was|of)\b"
    r"|, (?:it|you|they|we|i), |\b(?:it|he|she) don't\b|\ban? \w+ don't\b|, i'll\b"
    r"|\b(?:is|are|was) (?:can|will|is|are|was|do)\b|\b(?:at|of|in|on) from\b"
    r"|\b(?:at|of|in|on|with|from|into) (?:can|will|do|does|we|they|he|she|i)\b"
    r"|\bthere's (?:\w+ly )?very\b|, (?:think|know|mean) |\bevery \w*[^suy\W]s\b"
    r"|\ba (?!one|once|eu|uni|us|ut)[aeiou]|\b(?:people|users|companies) (?:is|was|has)\b"
    r"|\bthat (?!counts?\b|helps?\b|lasts?\b|matters?\b|sells?\b|works?\b)\w+[.!]”?\Z"
    r"|\b(?:an?|every) (?:\w+ )?(?:companies|people|users|things|models|tools)\b"
)
"""What a recogniser mishears and what a speaker begins anew; lower case."""

NOT_ENDED = re.compile(
    r"\b(?:a|an|and|are|as|because|but|each|every|if|is|my|most|or|our|so|than|that|the|their"
    r"|these|very|was|were|which|your)[.!]”?\Z"
)

LEAD_IN = re.compile(
    r"(?:(?:and|but|so(?! (?:long|far|much|many|that|called|few)\b)|now(?! that\b)|or|yet)"
    r"(?:,| I think,)?\s+"
    r"|(?:yeah|yes|no|right|well|okay|ok|sure|look|again|of course|and so|in fact|you know|I mean"
    r"|like|also|then|and then|first of all|you see|to me|in my view|in my opinion|anyway|I guess"
    r"|I would say|I['’]d say|plus|listen|however|therefore|as you know|at the end of the day"
    r"|that said|that being said|in general|generally speaking|\w+ly),\s+)+",
    re.IGNORECASE,
)
"""What ties a sentence to the one before it and is no part of what it says."""

LEADS = frozenset(
    """again, also, and and, anyway, as at but but, first however, i i'd i’d in like, listen, look,
    no, now now, of ok, okay, or plus, right, so so, sure, that then then, therefore, to well, yeah,
    yes, yet you generally""".split()
)
"""The first words of all that ``LEAD_IN`` finds, but for those in -ly."""

FINITE = PAST | frozenset(
    """are aren't ask asks become becomes believe brings bring builds build can can't cannot
    changes change comes come costs cost could depend depends did didn't do does doesn't don't get
    gets give gives go goes grow grows has hasn't have haven't help helps i'm is isn't it's keep
    keeps know knows lead leads learn learns let lets lose loses make makes matter matters may mean
    means might must need needs pay pays remain remains require requires say says should shouldn't
    start starts take takes tell tells that's there's they'll they're they've think tries try turn
    turns understand understands want wants we'll we're we've win wins won't work works would
    wouldn't you'd you'll you're you've""".split()
)
"""The verbs by which a main clause is told."""

SUBORDINATE = frozenset("after as before if once unless until when while".split())
RELATIVE = frozenset("that where which who".split())
TALK = frozenset("for from i i'd i'm i've in it's my our that's we we're we've".split())
NO_NOUN = (
    POINTS_BACK
    | COMPANY
    | VAGUE
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
BY_DEGREES: tuple[float, ...] = tuple(0.3 * number**0.5 for number in range(10))
"""What figures take away from a weight, by how many digits there are."""
