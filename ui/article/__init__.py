"""The pieces of the page that holds the article against the record."""
