"""What a person changed in a page, kept when its source is converted again."""
