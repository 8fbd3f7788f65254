"""A page that is complete: all is there, and no run of its script is under way."""

# What is hidden would pass every test.
SETTLED = """() => {
    const shown = (node) => node && getComputedStyle(node).visibility === 'visible';
    const map = document.querySelector('main > #map');
    const app = document.querySelector('.stApp');
    if (document.getElementById('first')) return false;  // the page is still its first HTML
    if (!shown(document.querySelector('h1'))) return false;
    if (map && !map.dataset.ready) return false;
    return !app || (
        app.dataset.testScriptState === 'notRunning'
        && shown(document.querySelector('.sources'))  // the map page shows its answer first
        && !document.querySelector('[data-testid=stSkeleton]')
        && [...document.querySelectorAll('[data-testid=stVegaLiteChart]')]
            .every(chart => chart.querySelector('svg'))
        && [...document.querySelectorAll('iframe')]
            .every(frame => frame.contentDocument?.querySelector('[data-ready=true]'))
    );
}"""


def settle(page):
    """Wait until a page is complete."""
    page.wait_for_function(SETTLED)


FILLED = """() => [...document.querySelectorAll('[data-testid=stExpander] [open]')].every(
    fold => fold.querySelector('[data-testid=stDataFrame], [data-testid=stVegaLiteChart]'))"""


def unfold(page):
    """Open the folds of a page that hold its charts and tables, and wait until it is complete."""
    for head in page.locator("[data-testid=stExpander] summary").all():
        head.click()
    page.wait_for_function(FILLED)  # what a fold holds is made once it is open
    settle(page)
