"""The feeds of the site: for the whole of it, each show, person and topic, and for corrections.

Items come from ``docs/`` and full texts from the finished pages; RSS 2.0 (with Podcasting 2.0),
Atom and JSON Feed are three ways to write the same items. No feed has a date of its making.
"""
