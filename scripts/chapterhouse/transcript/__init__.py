"""The Python-Markdown extension that shows transcripts: turns, chapters, permanent links.

It takes the transcript out of a page before anything else sees it, reads it as ``pages.read``
does, and puts it back as HTML. Text without Markdown in it, which is nearly all, never meets the
Markdown parser; that is most of the work on a page saved. Paragraphs in which an editor wrote
Markdown are parsed as usual, so that their links are real ones to the site engine.

On a page without a transcript nothing changes but the times in a list of chapters.
"""

from chapterhouse.transcript.extension import TranscriptExtension, makeExtension

__all__ = ["TranscriptExtension", "makeExtension"]
