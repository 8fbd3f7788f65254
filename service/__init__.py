"""What a program gets: the command line and the data service, with the same bytes."""
