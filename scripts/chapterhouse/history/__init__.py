"""What git knows of the pages: which ones changed, who corrected them and when.

A folder without git, or a copy without its history, knows nothing, and then nothing is said.
"""
