"""The pieces of the page of the timeline."""
