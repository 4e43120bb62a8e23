"""The model store: which models a role needs, where they come from, and finished, verified folders of them."""
