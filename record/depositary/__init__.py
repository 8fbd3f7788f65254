"""Reading a treaty's status page in the UN Treaty Collection, and comparing it with the record."""
