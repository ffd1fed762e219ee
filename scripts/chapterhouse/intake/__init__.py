"""Raw files as episodes: encodings, the facts people give, every source read, and shown."""
