"""The newsletter: what an episode's best moments are, issues, their e-mail.

``read_doc`` finds the quotes of a page while it has the page in its hands; ``prepare`` writes the
pages of issues, ``finish`` their e-mail, and ``chapterhouse issue`` makes and sends them.
"""
