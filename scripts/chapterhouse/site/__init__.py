"""From pages to the finished site.

``prepare`` reads every page of ``docs/`` and writes the stage: the same pages with everything in
their front matter that the templates need, and the lists that nobody writes by hand. An engine
(MkDocs) turns the stage into HTML, ``finish`` tidies what the engine left. ``build`` runs all of
it.
"""
