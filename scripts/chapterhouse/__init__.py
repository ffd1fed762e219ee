"""Chapterhouse turns raw transcripts into a site that people enjoy reading."""

__version__ = "0.1.0"
