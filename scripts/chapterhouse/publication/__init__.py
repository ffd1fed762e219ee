"""What programs read of the finished site: files beside each page, lists and texts of all pages.

``publish`` runs after the engine. It reads ``docs/`` once more, writes into the site's folder, and
says what it left out and why.
"""
