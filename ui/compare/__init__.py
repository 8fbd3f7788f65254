"""The pieces of the page that compares two days."""
