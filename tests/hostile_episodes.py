"""Episodes as Hypothesis makes them up: any structure, any text, above all text that looks like
the page form itself.
"""

from __future__ import annotations

from hypothesis import strategies as st

from chapterhouse.model import (
    Block,
    Chapter,
    Episode,
    Media,
    Part,
    Person,
    Point,
    Prose,
    Section,
    Source,
    Span,
    Turn,
)

LOOKALIKES = """
**Ann_Lee** **Ann** **Ann**(00:57) (00:57) (#12) (≈) (≈_02:39) ## # ### #### Transcript Chapters
Takeaways Insights Topics_covered Key_takeaways ##_Transcript ##_Chapters - * + 1. 1) > --- *** ___
=== ``` ~~~ — – : | 00:57 1:02:33 00:57_Title Practical_application: **Practical_application:** x
**Practical_application:**_x C# C## \\ \\( ) ( [ ] [a](b) https://a.b/c_d <b> </b> <!-- &amp; {#id}
{{x}} _ __ ` ``x`` ! ? 2026-01-05 yes no null on true ~ --- ... Note:_x #_x @x "x" 'x' é 汉字 ‪ 🎙
""".split()

words = st.one_of(
    st.sampled_from([word.replace("_", " ") for word in LOOKALIKES]),
    st.text(max_size=4),
    st.sampled_from(["Well,", "captions", "are", "text.", "and so on"]),
)
texts = st.lists(words, max_size=6).flatmap(
    lambda found: st.sampled_from(["", " ", "\n"]).map(lambda between: between.join(found))
)
times = st.one_of(
    st.integers(0, 359_999), st.integers(0, 5), st.integers(0, 10_000_000).map(lambda ms: ms / 1000)
)

spans = st.builds(
    Span,
    text=texts,
    kind=st.sampled_from(["text", "text", "strong", "emphasis", "code", "link", "wiki", "time"]),
    target=st.sampled_from(
        ["https://a.b/c_d(e)?f=g&lt;h#i", "mailto:a@b.c", "javascript:alert(1)", "Note", ""]
    ),
    start=st.one_of(st.none(), times),
)
proses: st.SearchStrategy[Prose] = st.lists(spans, max_size=4).map(tuple)
blocks = st.builds(Block, proses, st.sampled_from(["paragraph", "bullet"]))
turns = st.builds(
    Turn,
    speaker=st.one_of(st.none(), st.sampled_from(["Ann Lee", "Bo"]), texts),
    start=st.one_of(st.none(), times),
    paragraphs=st.lists(texts, max_size=3).map(tuple),
)
points = st.builds(
    Point,
    text=proses,
    start=st.one_of(st.none(), times),
    application=st.one_of(st.none(), texts),
    group=st.one_of(st.none(), texts),
)
sections = st.builds(Section, proses, st.lists(blocks, max_size=3).map(tuple))


@st.composite
def episodes(draw: st.DrawFn) -> Episode:
    said = draw(st.lists(turns, max_size=5))
    place = st.integers(0, len(said) - 1) if said else st.nothing()
    chapter = st.builds(
        Chapter,
        title=texts,
        start=st.one_of(st.none(), times),
        turn=st.one_of(st.none(), place),
        approximate=st.booleans(),
    )
    # A chapter without a place is not an approximate one.
    chapters = [
        Chapter(found.title, found.start) if found.turn is None else found
        for found in draw(st.lists(chapter, max_size=5))
    ]
    parts = draw(st.lists(st.builds(Part, texts, place), max_size=2)) if said else []
    return Episode(
        source=Source("seeds/a.txt", "feed", draw(st.one_of(st.none(), st.integers(1, 9)))),
        title=draw(texts),
        kind=draw(st.sampled_from(["transcript", "notes", "article", "insights"])),
        title_derived=draw(st.booleans()),
        show=draw(st.one_of(st.none(), texts)),
        date=draw(st.sampled_from([None, "2026-01-05", "2026-02-31", "last week"])),
        people=tuple(draw(st.lists(st.builds(Person, texts, st.sampled_from(["host", "guest"]))))),
        summary=tuple(draw(st.lists(blocks, max_size=3))),
        points=tuple(draw(st.lists(points, max_size=4))),
        points_heading=draw(st.sampled_from([None, "Takeaways", "Topics covered", "Key Insights"])),
        chapters=tuple(chapters),
        parts=tuple(parts),
        sections=tuple(draw(st.lists(sections, max_size=2))),
        turns=tuple(said),
        machine_made=draw(st.booleans()),
        media=draw(st.sampled_from([Media(), Media(youtube="a-b_c123456")])),
    )
