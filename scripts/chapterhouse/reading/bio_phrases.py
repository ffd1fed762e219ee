"""The words by which notes say who a person is, and those by which they say something else."""

from __future__ import annotations

import re

from chapterhouse.reading.names import NAME

_A_TITLE = r"(?:Dr|Prof|Professor|Mr|Mrs|Ms|Sir|Dame)\.? "
_TITLE = rf"(?:{_A_TITLE})?"
TITLE_HERE = re.compile(_A_TITLE)
TITLE_BEFORE = re.compile(rf"{_A_TITLE}\Z")
PRONOUN = re.compile(r"[Hh]e|[Ss]he|[Tt]hey")
WORD_GOES_ON = re.compile(r"\w")

HEDGES = re.compile(
    r"\b(?:appears? to|seems? to|seemingly|likely|is believed to|is thought to|apparently"
    r"|presumably|presumed|reportedly|probably|possibly|may well be)\b",
    re.IGNORECASE,
)

# What a person does in a conversation, as against in life.
_TALKS = (
    r"(?:\w+ly |also |then |further |first |even )?"
    r"(?:address|argue|break|challenge|close|compare|conclude|cover|debunk|delve|describe|discuss"
    r"|dissect|dive|elaborate|emphasi[sz]e|explain|explore|give|go|highlight|illustrate|join|lay"
    r"|look|make|map|open|outline|provide|reflect|reveal|say|share|shed|show|start|stress|suggest"
    r"|take|talk|tell|touch|trace|unpack|use|walk|warn|weigh|offer(?: an?| some| his| her)?"
    r")(?:s|es|ed|d)?\b(?! (?:place|part in))"
)
# Openings of sentences about the conversation, the reader or the show.
ASIDE = re.compile(
    r"(?:In (?:this|our|the|today[’']s) (?:conversation|episode|interview|discussion|talk|chat"
    r"|show|edition|first|second)|(?:The|Our|This|My) (?:conversation|discussion|episode|interview"
    r"|talk|chat|podcast)|We\b|I\b|Our\b|From there|Finally|For me\b|So\b|If you|You\b|Join\b"
    r"|For more|To (?:learn|find|read|hear)|Find (?:him|her|them)|Follow|Listen|Today\b|And "
    r"|Highlighting|Comparing|Together)"
)
_STATES = (
    r"(?:(?:also|currently|now|previously|formerly|later|first|once|most recently|today) )?"
    r"(?:(?:is|was|has been|became|remains)(?: also| currently| now| previously| best| widely)?"
    r" (?:an?|the|one|on|at|based|known|ranked|head|chief|chair\w*|co-\w+|founder|director|editor"
    r"|professor|president|CEO|CTO|COO|partner|author|selected|named|born|responsible|part|among"
    r"|working|leading|serving|also|currently|previously|recognized|recognised|named|awarded)\b"
    r"|serves?\b|served\b|has served\b|(?:has )?worked\b|works (?:at|as|in|for|with|on)\b|leads\b"
    r"|has led\b|led\b|runs\b|ran\b|heads\b|holds\b|held\b|founded\b|co-founded\b|teaches\b"
    r"|taught\b|has (?:written|spent|sat|held|advised|built|won|been|covered|reported|published"
    r"|over|more|two|three|four|five|taught)\b|has an?\b(?! (?:feeling|gift|habit|knack|lot|point"
    r"|question|story|talent|theory|way)\b)|brings\b|writes\b|wrote\b|edits\b|studies\b"
    r"|studied\b|earned\b|graduated\b|received\b|lives (?:in|and)\b|joined\b|specializes\b"
    r"|specialises\b|advises\b|began\b|spent\b|manages\b|directs\b|oversees\b|covers\b|owns\b)"
)
WHO_STATES = re.compile(rf"who {_STATES}")
ROLE = re.compile(
    r"\b(?:advis[eo]r|advocate|analyst|architect|artist|author|broadcaster|captioner|CEO|CFO|chair"
    r"\w*|chief|CIO|CMO|coach|(?:co-?)?founder|columnist|composer|consultant|COO|correspondent"
    r"|creator|CTO|curator|dean|designer|developer|director|doctor|economist|editor|educator"
    r"|engineer|entrepreneur|executive|expert|fellow|futurist|head|historian|host|investor"
    r"|journalist|judge|lawyer|lead|leader|lecturer|librarian|maintainer|manager|member|minister"
    r"|musician|novelist|officer|owner|partner|philosopher|photographer|physician|physicist|poet"
    r"|president|principal|producer|professor|programmer|publisher|reporter|researcher|scholar"
    r"|scientist|secretary|specialist|strategist|student|teacher|technologist|translator|VP"
    r"|writer|[A-Z]\w+ at)\b",
    re.IGNORECASE,
)
STATES_OR_WORKS = re.compile(
    rf"(?:,[^,]{{1,80}},)? {_STATES}|[’']s? (?:work|career|research|path)\b"
)
TALKS_NEXT = re.compile(rf" {_TALKS}")
BASED = re.compile(r"Based in [^,]{1,80}, ")
# Where a name with its role ends and the talk begins.
TALK_BEGINS = re.compile(
    r",? (?:about (?:how|why|what|whether|the|his|her|their|an?)\b"
    r"|to (?:discuss|talk|unpack|map|explore|explain|walk|share|break|learn|understand|hear|dig"
    r"|make sense)\b|for an? (?:\w+ )?(?:conversation|chat|talk|discussion|interview)\b|as (?:we|he"
    rf"|she|they) )|, (?:about |on (?:the|how|why|what)\b|where we\b|and (?:we|I)\b|{_TALKS})"
    r"|[.!?]?[”\"]"
)
NEXT_PERSON = re.compile(rf",? (?:and|&|as well as) (?P<name>{_TITLE}{NAME})(?=[,.(]| \(|\Z)")
SOMEWHERE = re.compile(r"In [^,]{1,60}, ")
WENT = re.compile(
    r"\b.{0,60}\b(?:his|her|their)(?: own)? (?:journey|path|career|background|way),?"
    r" (?:from|as|in|through).+"
)
THEIRS = re.compile(r"(?:His|Her|Their) \w")
HAS = re.compile(r"[’']s? \w")
GOES_ON = re.compile(r"(?:[’']s|[’']ve)? [\w-]")
NO_ROLE = re.compile(r"\W*\d|(?:he|she|they|him|her|them|host|guest|[A-Z]{1,2})\b\W*\Z", re.I)
