"""Episodes as pages in ``docs/``: which page is whose, what it says, what became of each line."""
