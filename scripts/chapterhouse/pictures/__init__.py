"""Pictures that the site draws itself: what a link to a page shows elsewhere, and its icons."""
