"""A page without a mistake, the mistakes editors make in it, and what only looks like one."""

from __future__ import annotations

from chapterhouse.check.site_pages import SitePages

NAMES = {"people": {"Ann Lee": "ann-lee", "Annie": "ann-lee"}}
FILES = (
    "assets/desk.png",
    "episodes/archives.md",
    "episodes/captions.md",
    "people/ann-lee.md",
    "people/bo-marsh.md",
    "shows/slow-talks.md",
)
SITE = SitePages.of(FILES, lambda folder: NAMES.get(folder, {}))
IDS = frozenset({"t=57", "t=159", "chapter-159", "takeaways"})

PAGE = """\
---
title: What captions are for
show: slow-talks
kind: transcript
date: 2026-01-31
hosts: [ann-lee]
guests: [bo-marsh]
youtube: a1B2c3D4e5F
lang: en
source: seeds/talks.txt#1
---

About captions, [Ann Lee](../people/ann-lee.md) and 5 < 6, at 99:99.

## Takeaways

- **Mind the reader** (05:05).

    **Practical application:** write `<b>` never.

## Chapters

- 00:10 Before it all
- Without a time

## Transcript

**Ann Lee** (00:57)

Welcome. \\*\\*Bo\\*\\* \\(02:30, \\[x\\](javascript:1) and a < b.

## Who reads them (02:39)

**Bo Marsh** (02:39)

Everybody.

**Bo Marsh** (03:10)

Most of all me.

**Ann Lee** (#7)

Indeed.
"""

EDITS: list[tuple[str, str, str, str]] = [
    # What stands in the page, what an editor makes of it, what is wrong, what would be right.
    ("title: What captions are for", "title: Captions: what for", "colon in it", '"Captions: wh'),
    ("title: What captions are for", "title:Captions", "space is missing", "`title: Captions`"),
    ("title: What captions are for", "title：Captions", "full-width", "`title: Captions`"),
    ("title: What captions are for", "title Captions", "colon is missing", "`title: Captions`"),
    ("title: What captions are for", " title: Captions", "without a space", "`title: Captions`"),
    ("title: What captions are for", "\ttitle: Captions", "a tab", "two spaces"),
    ("title: What captions are for", 'title: "Captions', "quotation mark", '`title: "Captions"`'),
    ("title: What captions are for", 'title: "A" talk', "quotation marks", "`title: '\"A\" talk'`"),
    ("title: What captions are for", "title: *Captions*", "begins with `*`", '"*Captions*"'),
    ("title: What captions are for", "title: ", "`title` is empty", "`title: What"),
    ("title: What captions are for", "title: 1:02:33", "the number 3753", '`title: "1:02:33"`'),
    ("title: What captions are for", "title: 1984", "as a number", '`title: "1984"`'),
    ("title: What captions are for", "title: 2026-01-31", "as a date", '`title: "2026-01-31"`'),
    ("title: What captions are for", "title: [Captions]", "no list", "without brackets"),
    ("title: What captions are for", "titel: Captions", "`titel` is no key", "`title`"),
    ("title: What captions are for", "title: A\x07", "U+0007", "write it anew"),
    ("title: What captions are for", "title: Talk #3", "for a comment", '`title: "Talk #3"`'),
    ("show: slow-talks", "show: slow-talk", "docs/shows/slow-talk.md", "`slow-talks`"),
    ("show: slow-talks", "show: zzz", "no page of this show", "make that page"),
    ("show: slow-talks", "colour: red", "`colour` is no key", "there are title"),
    ("show: slow-talks", "title: Again", "here twice (first on line 2)", "keep one"),
    ("kind: transcript", "kind: transcipt", "not `transcipt`", "`kind: transcript`"),
    ("date: 2026-01-31", "date: 2026-02-30", "no day 2026-02-30", "`date: 2026-01-31`"),
    ("date: 2026-01-31", "date: 31 January 2026", "year-month-day", "`date: 2026-01-31`"),
    ("date: 2026-01-31", "date: 31/01/2026", "is no date", "`date: 2026-01-31`"),
    ("date: 2026-01-31", "date: 2026", "`2026` is no date", "`date: 2026-01-31`"),
    ("hosts: [ann-lee]", "hosts: ann-lee", "is a list", "`hosts: [ann-lee]`"),
    ("hosts: [ann-lee]", "hosts: Ann Lee and Bo Marsh", "is a list", "[ann-lee, bo-marsh]"),
    ("hosts: [ann-lee]", "hosts: [ann-lee", "bracket is missing", "`hosts: [ann-lee]`"),
    ("hosts: [ann-lee]", "hosts: [Annie]", "docs/people/Annie.md", "`ann-lee`"),
    ("hosts: [ann-lee]", "hosts: [an-lee]", "docs/people/an-lee.md", "`ann-lee`"),
    ("hosts: [ann-lee]", "hosts: [1984]", "as a number", '`"1984"`'),
    ("hosts: [ann-lee]", "host: [ann-lee]", "`host` is no key", "`hosts`"),
    ("guests: [bo-marsh]", "guests: [ann-lee]", "twice, in hosts too", "keep one"),
    ("youtube: a1B2c3D4e5F", "youtube: abc", "no YouTube id", "11 characters"),
    ("youtube: a1B2c3D4e5F", "youtube: https://youtu.be/a1B2c3D4e5F", "only the", "a1B2c3D4e5F`"),
    ("youtube: a1B2c3D4e5F", "audio: talks", "no web address", "https://"),
    ("youtube: a1B2c3D4e5F", "audio: talk.mp3", "no file docs/talk.mp3", "https://"),
    ("lang: en", "lang: no", "as false", '`lang: "no"`'),
    ("lang: en", "lang: English", "no language code", "`en`"),
    ("lang: en", "title_derived: maybe", "not `maybe`", "`true`"),
    ("lang: en", "<<<<<<< HEAD", "left behind by a merge", "keep the right one"),
    ("**Ann Lee** (00:57)", "**Ann Lee** (00:57", "round brackets", "`**Ann Lee** (00:57)`"),
    ("**Ann Lee** (00:57)", "**Ann Lee** 00:57)", "round brackets", "`**Ann Lee** (00:57)`"),
    ("**Ann Lee** (00:57)", "**Ann Lee** 00:57", "round brackets", "`**Ann Lee** (00:57)`"),
    ("**Ann Lee** (00:57)", "**Ann Lee** [00:57]", "round brackets", "`**Ann Lee** (00:57)`"),
    ("**Ann Lee** (00:57)", "**Ann Lee** (00:57 So.", "round brackets", "`**Ann Lee** (00:57)`"),
    ("**Ann Lee** (00:57)", "*Ann Lee* (00:57)", "asterisks", "`**Ann Lee** (00:57)`"),
    ("**Ann Lee** (00:57)", "**Ann Lee* (00:57)", "asterisks", "`**Ann Lee** (00:57)`"),
    ("**Ann Lee** (00:57)", "*Ann Lee** (00:57)", "asterisks", "`**Ann Lee** (00:57)`"),
    ("**Ann Lee** (00:57)", "**Ann Lee (00:57)", "asterisks", "`**Ann Lee** (00:57)`"),
    ("**Ann Lee** (00:57)", "**Ann Lee (00:57)**", "asterisks", "`**Ann Lee** (00:57)`"),
    ("**Bo Marsh** (02:39)", "(02:39) **Bo Marsh**", "before the time", "`**Bo Marsh** (02:39)`"),
    ("**Bo Marsh** (02:39)", "- **Bo Marsh** (02:39)", "without a sign", "`**Bo Marsh** (02:39)`"),
    ("**Bo Marsh** (02:39)", "### **Ann Lee** (02:39)", "without #", "`**Ann Lee** (02:39)`"),
    ("**Ann Lee** (00:57)", "** Ann Lee** (00:57)", "GitHub shows", "`**Ann Lee** (00:57)`"),
    ("**Ann Lee** (00:57)", "**Ann Lee**(00:57)", "GitHub shows", "`**Ann Lee** (00:57)`"),
    ("**Ann Lee** (00:57)", "**Ann Lee:** (00:57)", "no colon", "`**Ann Lee** (00:57)`"),
    ("**Ann Lee** (00:57)", "**Ann Lee** (00:57):", "the `:` behind", "`**Ann Lee** (00:57)`"),
    ("**Ann Lee** (00:57)", "**Ann Lee** (00.57)", "like `00.57`", "`**Ann Lee** (00:57)`"),
    ("**Ann Lee** (00:57)", "**Ann Lee** （00:57）", "full-width", "`**Ann Lee** (00:57)`"),
    ("**Ann Lee** (00:57)", "**Ann Lee** (00：57)", "full-width", "`**Ann Lee** (00:57)`"),
    ("**Ann Lee** (00:57)", "**Ann Lee** (99:99)", "`99:99` is no time", "`**Ann Lee** (00:57)`"),
    ("**Ann Lee** (#7)", "**Ann Lee** (#7", "round brackets", "`**Ann Lee** (#7)`"),
    ("**Ann Lee** (#7)", "**Ann Lee** (7m)", "behind a speaker's name", "(00:57)`"),
    ("**Ann Lee** (#7)", "*Ann Lee*", "two asterisks", "`**Ann Lee**`"),
    ("**Ann Lee** (#7)", "**Ann Lee** (01:30)", "01:30 runs backwards", "not before 03:10"),
    ("**Ann Lee** (#7)", "Ann Lee (02:50)", "without asterisks", "`**Ann Lee** (02:50)`"),
    ("## Who reads them (02:39)", "## Who reads them (02:39", "brackets", "them (02:39)`"),
    ("## Who reads them (02:39)", "## Who reads them 02:39)", "brackets", "them (02:39)`"),
    ("## Who reads them (02:39)", "## Who reads them [02:39]", "brackets", "them (02:39)`"),
    ("## Who reads them (02:39)", "## Who reads them 02:39", "brackets", "them (02:39)`"),
    ("## Who reads them (02:39)", "## 02:39 Who reads them", "behind its title", "them (02:39)`"),
    ("## Who reads them (02:39)", "## Who reads them (~02:39)", "sign ≈", "them (≈ 02:39)`"),
    ("## Who reads them (02:39)", "## Who reads them （02:39）", "full-width", "them (02:39)`"),
    ("## Who reads them (02:39)", "## Who reads them (02:99)", "`02:99` is no time", "(02:39)`"),
    ("## Who reads them (02:39)", "### Who reads them (02:39)", "two signs #", "`## Who reads"),
    ("## Who reads them (02:39)", "#Who reads them (02:39)", "## and a space", "`## Who reads"),
    ("## Who reads them (02:39)", "##Who reads them (02:39)", "without a space", "`## Who reads"),
    ("## Who reads them (02:39)", "## Who reads them (09:00)", "turns below", "further down"),
    ("## Who reads them (02:39)", "## Who reads them (00:05)", "turn above", "further up"),
    ("- 00:10 Before it all", "- 99:99 Before it all", "`99:99` is no time", "`- 00:57 A title`"),
    ("- 00:10 Before it all", "- (00:10) Before it all", "no brackets", "`- 00:10 Before"),
    ("- 00:10 Before it all", "- Before it all (00:10)", "comes first", "`- 00:10 Before"),
    ("- 00:10 Before it all", "-00:10 Before it all", "a hyphen and a space", "`- 00:10 Before"),
    ("- Without a time", "- 00:05 Before that", "00:05 runs backwards", "not before 00:10"),
    ("Everybody.", "Every <b>body</b>.", "`<b>` is raw HTML", "`&lt;b>`"),
    ("Everybody.", "Everybody. <!-- check -->", "a comment", "take it out"),
    ("Everybody.", "<script src=x", "`<script` is raw HTML", "`&lt;script`"),
    ("Everybody.", "A `List` and List<String>.", "`<String>` is raw HTML", "`&lt;String>`"),
    ("Everybody.", "[x](javascript:alert(1))", "`javascript:`", "https://"),
    ("Everybody.", "[x]( JaVa&#115;cript&colon;1)", "`javascript:`", "https://"),
    ("Everybody.", "[x](java\tscript:alert(1))", "`javascript:`", "https://"),
    ("Everybody.", "![x](data:image/png;base64,AA)", "image inside", "docs/assets/"),
    ("Everybody.", "[x]: vbscript:1", "`vbscript:`", "https://"),
    ("Everybody.", '[x](https://e.org){onclick="a()"}', "`onclick=`", "take it out"),
    ("Everybody.", "[x](../people/an-lee.md)", "is not there", "`../people/ann-lee.md`"),
    ("Everybody.", "[x](../people/ann-lee/)", "names its file", "`../people/ann-lee.md`"),
    ("Everybody.", "[x](/people/ann-lee/)", "begins with a slash", "`../people/ann-lee.md`"),
    ("Everybody.", "![x](desk.png)", "is not there", "`../assets/desk.png`"),
    ("Everybody.", "[x](example.org/a)", "another site", "`https://example.org/a`"),
    ("Everybody.", "[x](../../notes.md)", "leads out of docs/", "not on the site"),
    ("Everybody.", "[x](C:\\talk.mp3)", "your own computer", "docs/assets/"),
    ("Everybody.", "[x]()", "leads nowhere", "put an address"),
    ("Everybody.", "[x](archives.md#t=60)", "`#t=60` on docs/episodes/archives.md", "`#t=57`"),
    ("Everybody.", "[x](#t=99,120)", "`#t=99,120` on this page", "`#t=57`"),
    ("Everybody.", "[x](#takeaway)", "`#takeaway` on this page", "`#takeaways`"),
    ("Everybody.", "```", "code that nothing ends", "a backslash"),
    ("Everybody.", "=======", "left behind by a merge", "keep the right one"),
    ("Everybody.", "***", "something that was said", "take the line out"),
]

FACTS = "---\ntitle: About\n---\n\nText.\n"
EPISODE = "docs/episodes/captions.md"


HEADS: list[tuple[str, str, int, str]] = [
    # A page, and what is wrong at which line of it.
    ("docs/about.md", "Host: Ann\nShow: B\n\nText.\n", 1, "does not show it"),
    ("docs/about.md", "\ufeff" + FACTS, 1, "byte order mark"),
    ("docs/about.md", "\n" + FACTS, 2, "first line of the page"),
    ("docs/about.md", "----\n" + FACTS[4:], 1, "three hyphens"),
    ("docs/about.md", "---\ntitle: About\n\nText.\n", 3, "a line `---` is missing here"),
    ("docs/about.md", "---\ntitle: About\n## Text\n", 3, "a line `---` is missing here"),
    ("docs/about.md", "---\ntitle: About\n\nText.\n\n---\n", 3, "a line `---` is missing here"),
    ("docs/about.md", "---\ntitle: About\n----\n\nText.\n", 3, "not `----`"),
    ("docs/about.md", "---\ntitle: A\nof this\ntags: [a]\n---\n", 3, "no fact about the page"),
    ("docs/about.md", "---\ntitle: About\n---", 3, "needs a line end"),
    ("docs/about.md", "---\n---\n\nText.\n", 2, "between the two lines `---` go facts"),
    ("docs/about.md", FACTS + "\n<<<<<<< a\nA\n=======\nB\n>>>>>>> b\n", 9, "`=======` was"),
    (EPISODE, "Text.\n", 1, "facts about this page are missing"),
    (EPISODE, "---\nkind: notes\n---\n", 1, "`title` is missing"),
    (EPISODE, "---\ntitle: A\n---\n", 1, "`kind` is missing"),
    ("docs/people/ann-lee.md", "---\ntitle: Ann\nbio: true\n---\n", 3, "only be `unverified`"),
    ("docs/people/ann-lee.md", "---\ntitle: Ann\nlinks: [e.org/a]\n---\n", 3, "https://e.org/a"),
    ("docs/shows/slow-talks.md", "---\ntitle: S\nhosts: [bo]\n---\n", 3, "docs/people/bo.md"),
]

HARMLESS: list[str] = [
    # What somebody may say or write, and what only looks like a mistake.
    "a < b > c, 1 <2, <3, x<y and AT&T",
    "\\*\\*Ann Lee\\*\\* (00:57",
    "\\[x](javascript:alert(1)) and &lt;b>, \\<b",
    "We met at 02:30 (or 02:35), *really* (2025), see (12:99)",
    "Write `**Ann Lee** (00:57` and `<b>` and `[x](nope.md)`.",
    '<https://example.org/a> <ann@example.org> [a](https://e.org/b_(c) "t")',
    "[a](archives.md#t=57,93) ![d](../assets/desk.png) [b](#chapter-159) [i](../index.md)",
    "```\n<script>\n<<<<<<< a\n[x](nope.md)\n```",
    "## Python (3.11)",
    "## Lunch at 12:30",
    "## The talk \\(12:01)",
    "## About (≈)",
]
