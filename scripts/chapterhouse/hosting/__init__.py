"""What a site needs where it is hosted: the account of new sources for a pull request."""
