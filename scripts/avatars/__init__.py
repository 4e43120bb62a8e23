"""The avatars, modelled in code: `python -m scripts.avatars` writes one VRM 1.0 file for each person."""
