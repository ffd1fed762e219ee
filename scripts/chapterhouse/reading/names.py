"""Names of people as prose and labels write them: what looks like one, and what is only a title.

Nothing here knows a person; it knows how names look: one to five capitalised words, particles
(``van``, ``de``) and initials inside, no sentence punctuation. Who speaks, and in which role,
is decided in `people`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice

_TITLE = re.compile(
    r"^(?:(?:Dr|Prof|Professor|Mr|Mrs|Ms|Mx|Sir|Dame|Rev|Hon|Lord|Lady|Fr|Sr|Herr|Frau|Señora?|Sra"
    r"|Monsieur|Madame|Mme|Signora?|Senhora?)\.?\s+)+"
)
_AFTER = re.compile(r",?\s+(?:Ph\.?D|M\.?D|MBA|MSc|BSc|Esq|CFA|JD|OBE|CBE)\.?$", re.IGNORECASE)

_LETTER = r"[^\W\d_]"
_UPPER = r"(?:(?![a-zß-öø-ÿ])[^\W\d_])"
_WORD = rf"(?:{_UPPER}(?:{_LETTER}|[\u0300-\u036f]|[.\-‐](?={_LETTER})|['’‘](?!s\b)(?={_LETTER}))*)"
_INITIAL = rf"{_UPPER}\."
_PARTICLE = (
    r"(?:de|da|do|dos|del|della|der|den|di|du|la|le|van|von|vom|zu|zur|ter|ten|bin|bint|ibn|al|el"
    r"|y|e|af|av|of the)"
)
_MORE = rf"(?:{_INITIAL}|{_WORD}|(?:{_PARTICLE}[ \u00a0])+{_WORD})"
NAME = rf"(?:{_WORD}|{_INITIAL})(?:[ \u00a0]{_MORE}){{0,4}}"
"""A run of capitalised words that may be a name, for use inside larger patterns."""

_NAME = re.compile(NAME)
_PART = r"[^\W\d_][\w'’.-]{0,40}"
_LAST_FIRST = re.compile(
    rf"(?P<last>{_PART}(?: {_PART}){{0,3}}), ?(?P<first>[^\W\d_a-z][\w'’.-]{{0,40}}(?: {_PART})?)"
    r"(?:\s?\([^()]{1,60}\))?\Z"
)
_NO_FIRST_NAME = frozenset("jr jr. sr sr. ii iii iv esq esq. host co-host guest moderator".split())
_WHOLE_NAME = re.compile(rf"{NAME}\Z")

# Words that begin sentences and headings, and interjections that stand alone in speech.
_NOT_A_NAME = frozenset(
    """a about absolutely after again ah all also although am amazing an and another any are as at
    awesome background based because before being best between beyond both bottom break but by can
    cause chapters cheers conclusion correct credits could did do does each episode episodes every
    exactly example fair finally first for from full further get good great guest guests hello her
    here hey hi his hmm host hosts how however huh i i'm i’m if important in indeed interesting
    intro introduction is it its it's it’s join joining just last later let like links listen look
    many maybe mm mm-hmm more most music my next nice no nope not note notes now of oh ok okay on
    once one only or other our out outro over part perfect please point points question questions
    re read really related relevant resources right second see she show since so some sometimes
    source sources special sponsor step still subscribe such summary sure takeaway takeaways tell
    thank thanks that that's that’s the their then there these they third this those though
    through timestamps tip to today together topic topics totally transcript true two uh uh-huh um
    under until up us very view warning was watch we welcome well were what when where whether
    which while who why will with without wow yeah yep yes yet you your""".split()
)

# Words by which a capitalised run is an organisation, a work or a place rather than a person.
_NOT_A_PERSON = frozenset(
    """academy agency alliance analyst app association award awards bank bay bureau business
    capital center centre chair chief city college committee company conference congress
    consulting corp corporation council country department dialogue director division east
    economist energy engineering environment europe executive family fellow fellowship festival
    finance forum foundation founder fund future general global government group head health
    holdings inc industry initiative institute institution intelligence international
    journal journalism lab labs lead library limited llc ltd magazine management manager
    media ministry morning museum network networks news newsletter office officer
    organisation organization partner partners plan platform podcast policy president
    press principal producer product professor program programme project public radio reporter
    research review school science security senate senior service services show social society
    software solutions south state states street studies studio studios summit systems team tech
    technologies technology the times top trust union united university valley ventures vice voice
    world""".split()
)


def without_title(name: str) -> str:
    """A name without ``Dr.``, ``Prof.``, ``PhD`` and the like, which are no part of it.

    >>> without_title("Dr. Ada Marsh"), without_title("Ada Marsh, PhD")
    ('Ada Marsh', 'Ada Marsh')
    """
    return _AFTER.sub("", _TITLE.sub("", name.strip())).strip()


@lru_cache(maxsize=20_000)
def first_name_first(name: str) -> str:
    """A name as meetings' lists of members have it (``Marsh, Ada``), the way it is said.

    >>> [first_name_first(name) for name in ("Marsh, Ada (Guest)", "van der Berg, Lou")]
    ['Ada Marsh', 'Lou van der Berg']
    >>> [first_name_first(name) for name in ("Ada Marsh, PhD", "Ada Marsh", "Marsh, Jr.")]
    ['Ada Marsh, PhD', 'Ada Marsh', 'Marsh, Jr.']
    """
    found = _LAST_FIRST.match(name) if "," in name else None
    if found is None or _AFTER.search(name) or found["first"].casefold() in _NO_FIRST_NAME:
        return name
    return f"{found['first']} {found['last']}"


@lru_cache(maxsize=4_096)
def looks_like_name(text: str) -> bool:
    """Whether a label could be somebody's name; the same few labels are asked for all the time.

    >>> [looks_like_name(t) for t in ("Ada Marsh", "Ludwig van der Berg", "林雨", "O’Neil")]
    [True, True, True, True]
    >>> [looks_like_name(t) for t in ("The plan", "Yeah", "Note", "step 1", "He said it.", "")]
    [False, False, False, False, False, False]
    """
    name = without_title(text)
    if not name or len(name) > 60 or not _WHOLE_NAME.match(name):
        return False
    words = name.lower().split()
    return words[0] not in _NOT_A_NAME and not (len(words) == 1 and words[0] in _NOT_A_PERSON)


def begins_sentences(word: str) -> bool:
    """Whether a word begins sentences and headings rather than names (``Note``, ``The``)."""
    return word.lower() in _NOT_A_NAME


@lru_cache(maxsize=4_096)
def looks_like_person(name: str) -> bool:
    """Whether a capitalised run in prose is a person's name rather than a firm's or a title's."""
    words = name.lower().replace("’s", "").replace("'s", "").split()
    return (
        looks_like_name(name)
        and not any(word in _NOT_A_PERSON for word in words)
        and not any(word in _NOT_A_NAME for word in words)
        and not any(len(word) > 1 and word.isupper() for word in name.split())
    )


def names_in(text: str) -> Iterator[tuple[str, int]]:
    """Runs of capitalised words that may be people, with the place where each begins.

    Titles before a name and words that merely begin a sentence are cut off.

    >>> [name for name, _ in names_in("In May, Dr. Ada Marsh met Bo.")]
    ['May', 'Ada Marsh', 'Bo']
    """
    for match in _NAME.finditer(text):
        name, begin = match[0], match.start()
        while True:
            head, _, rest = name.partition(" ")
            if head.lower().rstrip(".") in _NOT_A_NAME or _TITLE.match(f"{head} "):
                begin += len(head) + 1
                name = rest
                if rest:
                    continue
            break
        name = re.sub(r"['’]s\Z", "", name)
        if name and looks_like_name(name):
            yield name, begin


def one_name(names: Iterable[str]) -> dict[str, str]:
    """Each name and the longer one of the others that it is short for, else itself.

    As `full_name` among the others has it, for thousands of names in one go.

    >>> one_name(["Ada", "Ada Marsh", "Bo"])
    {'Ada': 'Ada Marsh', 'Ada Marsh': 'Ada Marsh', 'Bo': 'Bo'}
    """
    known = list(dict.fromkeys(names))
    whole: dict[tuple[str, ...], list[str]] = {}
    ends: dict[tuple[str, ...], dict[str, None]] = {}
    for name in known:
        words = tuple(name.casefold().split())
        whole.setdefault(words, []).append(name)
        for count in range(1, len(words)):
            ends.setdefault(words[:count], {})[name] = None
            ends.setdefault(words[-count:], {})[name] = None
    found: dict[str, str] = {}
    for name in known:
        wanted = tuple(without_title(name).casefold().split())
        same = next((other for other in whole.get(wanted, ()) if other != name), None)
        longer = [other for other in islice(ends.get(wanted, ()), 3) if other != name]
        found[name] = same or (longer[0] if len(longer) == 1 else name)
    return found


def full_name(short: str, known: Iterable[str]) -> str | None:
    """The one known full name that a shortened label stands for; ``None`` if none or several.

    A label shortens to the first words or to the last word of a name.

    >>> full_name("Ada", ["Ada Marsh", "Bo Lindqvist"]), full_name("Dr. Marsh", ["Ada Marsh"])
    ('Ada Marsh', 'Ada Marsh')
    >>> full_name("Ada", ["Ada Marsh", "Ada Quill"]) is None
    True
    """
    wanted = without_title(short).casefold().split()
    found: list[str] = []
    for name in dict.fromkeys(known):
        words = name.casefold().split()
        if wanted == words:
            return name
        if (
            wanted
            and len(wanted) < len(words)
            and (words[: len(wanted)] == wanted or words[-len(wanted) :] == wanted)
        ):
            found.append(name)
    return found[0] if len(found) == 1 else None
