"""The programs that can make HTML of the stage."""

ENGINES = ("mkdocs", "properdocs", "zensical")
"""By the name of their package. The first one is the default, and installed for everybody."""
