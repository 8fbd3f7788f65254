"""The data service: addresses, what they answer, and in which formats."""
