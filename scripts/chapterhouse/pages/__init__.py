"""The page form: how an episode, a person or a show stands in ``docs/``, written and read.

``render`` writes pages, ``read`` reads what an editor may have changed; ``grammar`` holds the
few lines of syntax both agree on.
"""
