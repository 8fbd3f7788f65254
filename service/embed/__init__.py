"""The map alone, to be embedded in the page of another site."""
