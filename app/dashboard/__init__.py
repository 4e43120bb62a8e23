"""The dashboard of curation: how answers went, and how fresh and whole the knowledge base is, in counts alone."""
