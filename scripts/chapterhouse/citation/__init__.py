"""How to cite an episode, or a moment of it: APA, Chicago, BibTeX and CSL-JSON."""
