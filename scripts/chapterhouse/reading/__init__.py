"""What the readers of several forms share: lines, names, chapters, turns, and their accounting."""
