"""Starts an empty site: its texts and settings are the owner's, the program comes with it.

A site carries the program, so that it builds from a clone with nothing but Python and the locked
packages, the same in ten years as today, and no release of Chapterhouse can break it. `renew` puts
a newer program in; what changed is then seen in git, and taken or not.
"""
