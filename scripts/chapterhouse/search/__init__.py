"""Search that lands on the moment.

``facts`` and ``names`` are worked out before the engine runs and travel with the pages. After it,
``pages`` turns each built page into what Pagefind shall read of it, and ``index`` lets Pagefind
make its index. The reader's side is in ``overrides/assets/search/``.
"""
