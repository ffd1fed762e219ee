"""Pages back as transcript files: WebVTT, SRT, Podcasting 2.0 JSON, plain text."""
