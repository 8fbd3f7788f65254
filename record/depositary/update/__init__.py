"""`python -m service update`: the depositary's page held against the record, and taken in."""
