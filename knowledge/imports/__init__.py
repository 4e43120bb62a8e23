"""Import jobs: uploaded files into drafts, and the procedures that a document proposes."""
