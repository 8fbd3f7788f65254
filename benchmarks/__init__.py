"""The figures of the budgets: `python -m benchmarks`, which `make bench` runs."""
