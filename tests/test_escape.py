"""The law of speech: what a reader sees is what was said, whatever program renders the page."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from chapterhouse.pages.escape import clean, escape
from chapterhouse.pages.inline import by_hand, visible
from markdown_parsers import PARSERS, Outline, blocks

HOSTILE = """
\\ ` `` ``` * ** *** _ __ { } [ ] ( ) < > # ## + ++ - -- --- . ! !! !!! | ~ ~~ ~~~ ^ ^^ = == === :
:: ::: ; ? ??? / // /// @ & % $ " ' , 1. 1) 10. a. [x] [ ] [TOC] [[wiki]] [a](b) [a]: b [^1] [^1]:
*[HTML]: <b> </b> <br> <!-- --> <? ?> <![CDATA[ ]]> <script> <a@b.c> <https://a.b> &amp; &lt; &#39;
&#39 &copy; &copy &#x26; {{ }} {% %} {# #} {: .x} {#id} {.x} :smile: :material-x: ==mark== ^^ins^^
~~del~~ ++ctrl+alt++ --8<-- ;--8<-- "file.md" !!!note ???+ === "Tab" /// note H~2~O 2^10^ snake_case
_x_ __init__ **Ann **Ann** (00:57) (#12) ≈ (≈) ## Transcript ## Chapters Transcript http:// https://
https://a.b/c_d https://a.b/~u/*x* www.a.b www. ftp://x a@b.co a_b@c.de mailto:a@b.co --- ... key:
{++x++} {--x--} {>>x<<} {~~a~>b~~} `#!py x` a1 Ann word 12:30 1:02:33 100: \\* \\\\ ~50
""".split()

pieces = st.lists(
    st.one_of(
        st.sampled_from(HOSTILE),
        st.sampled_from(
            [" ", "  ", "\n", "\n\n", "\t", "    ", "\xa0", "\u3000", "\u2028", "é", "汉"]
        ),
        st.text(max_size=3),
        st.characters(min_codepoint=33, max_codepoint=126),
    ),
    max_size=12,
)
speech = st.one_of(pieces.map("".join), pieces.map(" ".join), st.text(max_size=40))

EXAMPLES = """\
US$5 to $10, 5 < 6, AT&T, C++ and C#, f***, [laughs]
**Ann Lee** (00:57)
## Transcript
# Heading #
#hashtag
- one
-- one
+ one
* one
* * *
- - -
1986. A great year.
12) Twelve
> quoted
    indented
--8<-- "secret.md"
;--8<-- "secret.md"
Title {: #id }
{: .x }
https://a.b/x_y_z and https://a.b/*x* and www.a.b/_x_
*[HTML]: x
[^1]: x
[a]: https://b.c
[laughs]: https://b.c
[laughs](https://b.c) and [laughs][laughs] and ![laughs] and [laughs]
[Ann], [inaudible 00:42] and [Connection drop]
[TOC]
[ ] to do
[[wiki]] and [[wiki|link]]
![x](y)
&#39 and &#x27; and &copy; and &copy
:smile: and :+1: and :100:
==marked== and ^^inserted^^ and ~~deleted~~ and H~2~O and x^2^
++ctrl+alt++ and ++"x"++
{++x++} {--x--} {>>x<<} {==x==} {~~a~>b~~}
{{ x }} {% y %} {# z #}
!!! note
!!! note "Title"
??? note
???+ note
/// note
/// details | Title
=== "Tab"
: definition
::: module.name
<div>
<b>x</b> <!-- x --> <?php x ?> <![CDATA[x]]>
<3 a@b.co> and <a@b.co> and <https://a.b>
a <##x@y.z>
``` python
~~~
`x` and ``x``
\\* and \\\\ and \\
a\\
__init__ and _x_ and snake_case_name
| a | b |
---
***
___
===""".splitlines()


@pytest.mark.parametrize("program", PARSERS)
@settings(max_examples=300)
@given(said=speech)
def test_a_reader_sees_what_was_said(program: str, said: str) -> None:
    shown = blocks(PARSERS[program](f"Before.\n\n{escape(said)}\n\nAfter.\n"))
    middle = [("p", " ".join(clean(said).split()))] if clean(said) else []
    assert shown == [("p", "Before."), *middle, ("p", "After.")]


@pytest.mark.parametrize("program", PARSERS)
@pytest.mark.parametrize("said", [*EXAMPLES, *sorted(set(HOSTILE))])
def test_well_known_traps(program: str, said: str) -> None:
    shown = blocks(PARSERS[program](f"{escape(said)}\n"))
    assert shown == [("p", " ".join(said.split()))]


@pytest.mark.parametrize("program", PARSERS)
@settings(max_examples=150)
@given(said=speech)
def test_nothing_becomes_markup_but_addresses(program: str, said: str) -> None:
    assert Outline(PARSERS[program](f"{escape(said)}\n")).inline <= {"a"}


@pytest.mark.parametrize("program", PARSERS)
@settings(max_examples=150)
@given(said=speech, other=speech)
def test_paragraphs_do_not_act_on_each_other(program: str, said: str, other: str) -> None:
    shown = blocks(PARSERS[program](f"{escape(said)}\n\n{escape(other)}\n\n{escape(said)}\n"))
    texts = [" ".join(clean(text).split()) for text in (said, other, said)]
    assert shown == [("p", text) for text in texts if text]


@pytest.mark.parametrize("program", PARSERS)
@settings(max_examples=150)
@given(name=speech.filter(lambda text: bool(clean(text))))
def test_a_piece_of_a_line(program: str, name: str) -> None:
    shown = blocks(PARSERS[program](f"Spoken by **{escape(name, start_of_line=False)}** (then).\n"))
    said = " ".join(clean(name).split())
    # GitHub may not see strong emphasis in front of some letters; the text it shows all the same.
    assert [(tag, text.replace("**", "")) for tag, text in shown] == [
        ("p", f"Spoken by {said} (then).".replace("**", ""))
    ]


@given(said=speech)
@example(said="a\x00b\x1b[31m\udc80")
def test_reading_by_hand_is_the_inverse(said: str) -> None:
    assert by_hand(escape(said)) == clean(said)
    assert visible(escape(said)) == clean(said)


@given(said=speech)
def test_a_paragraph_is_one_line_without_control_characters(said: str) -> None:
    line = escape(said)
    assert len(line.splitlines()) <= 1
    assert all(char >= " " and not "\x7f" <= char <= "\x9f" for char in line)
    assert line == line.strip()
    line.encode("utf-8")


def test_ordinary_speech_is_left_alone() -> None:
    said = (
        "It's 5 < 6 & 7 > 3; AT&T's C++ (and C#) costs ~$50, or 2^10 - maybe. “Well” - at 12:30, "
        'snake_case, a/b, "x", e.g. #1 @ann [laughs]; 1:02:33! It\'s well-known... https://a.b/c_d?e=f&g=h.'
    )
    assert escape(said) == said


@pytest.mark.parametrize("char", [*"\\`*_[{<&~^=+:-#>.!/?w \n", "&a", "<a", "://", "a_", "**"])
def test_time_is_linear(char: str) -> None:
    def seconds(size: int) -> float:
        text = char * (size // len(char))
        begun = time.process_time()
        assert by_hand(escape(text)) == clean(text)
        return time.process_time() - begun

    seconds(1000)
    assert seconds(80_000) < 10 * seconds(20_000) + 0.5
