"""The pieces of the page of borders."""
