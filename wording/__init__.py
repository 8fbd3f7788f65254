"""What a person reads: sentences, names, dates and numbers of pages, pictures and feeds."""
