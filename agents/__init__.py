"""The AI officials: understanding, grounded answering, guards and handing off."""
