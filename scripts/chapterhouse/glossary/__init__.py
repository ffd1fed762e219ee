"""The terms of a site, as people write them in ``seeds/glossary.yml``, and where they are said.

A term has one right spelling, other names, and what speech recognition makes of it. Nothing is a
topic of the site that no person named.
"""
