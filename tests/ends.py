"""A plugin for a second run of tests: of each sweep only its first and its last example."""


def pytest_collection_modifyitems(config, items):
    """Leave out what stands between the first and the last example of a test."""
    sweeps = {}
    for item in items:
        test = item.parent.nodeid, getattr(item, "originalname", item.name)
        sweeps.setdefault(test, []).append(item)
    kept = {id(item) for sweep in sweeps.values() for item in (sweep[0], sweep[-1])}
    config.hook.pytest_deselected(items=[item for item in items if id(item) not in kept])
    items[:] = [item for item in items if id(item) in kept]
