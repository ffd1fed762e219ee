"""Names and terms that speech recognition got wrong: found by their sound, mended by the glossary.

``suggest`` looks for words that sound or are spelled nearly like a known name and prints them with
their place; a person decides, and writes what is right into ``misheard`` of the glossary.
``apply`` puts the right name into the pages, where anybody sees it as an edit; ``revert`` takes it
out again. Nothing is ever corrected that nobody accepted.
"""
