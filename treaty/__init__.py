"""The law: from dated acts of states to the status of each state on each day."""
