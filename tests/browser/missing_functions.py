"""Which functions of the browser a page calls, and pages in which one of them is missing."""

import json

_NAMESPACES = """
Array Date Intl JSON Math Number Object Promise String URL
"""
_CLASSES = """
Array CSSStyleDeclaration CanvasRenderingContext2D DOMTokenList Date Document Element EventTarget
Function HTMLCanvasElement HTMLElement Intl.DateTimeFormat Map Node Number Object Promise RegExp
ResizeObserver Response Set String URLSearchParams
"""
_GLOBALS = """
Boolean Date Error Intl Map Promise ResizeObserver Set URL URLSearchParams clearTimeout
encodeURIComponent fetch getComputedStyle matchMedia parseFloat performance setTimeout
"""

# Puts a mark around every function of some classes, which notes that it has been called.
_RECORD = """([holders, globals]) => {
  const { apply, construct } = Reflect;
  const note = Set.prototype.add;
  const find = (path) => path.split(".").reduce((holder, part) => holder[part], window);
  const called = (window.called = new Set());
  const marked = (value, path) =>
    new Proxy(value, {
      apply: (f, self, given) => (apply(note, called, [path]), apply(f, self, given)),
      construct: (f, given, of) => (apply(note, called, [path]), construct(f, given, of)),
    });
  const found = [];
  for (const path of holders) {
    const holder = find(path);
    for (const [name, own] of Object.entries(Object.getOwnPropertyDescriptors(holder))) {
      const is = typeof own.value === "function" && own.configurable && name !== "constructor";
      if (is) found.push([holder, name, { ...own, value: marked(own.value, `${path}.${name}`) }]);
    }
  }
  for (const name of globals) {
    const own = Object.getOwnPropertyDescriptor(window, name);
    if (typeof own.value !== "function") called.add(name);
    else found.push([window, name, { ...own, value: marked(own.value, name) }]);
  }
  for (const [holder, name, own] of found) Object.defineProperty(holder, name, own);
}"""

TAKE_AWAY = """for (const one of new URLSearchParams(location.search).getAll("without")) {
  const path = one.split(".");
  const name = path.pop();
  delete path.reduce((holder, part) => holder[part], window)[name];
}"""
"""A script that runs before those of a page and takes away what its address names."""


def called_by(page, address):
    """Return the paths of the functions that an embedded map calls to show its first day."""
    holders = [*_NAMESPACES.split(), *(f"{name}.prototype" for name in _CLASSES.split())]
    page.add_init_script(f"({_RECORD})({json.dumps([holders, _GLOBALS.split()])})")
    page.goto(address)
    page.locator("#map[data-ready=true]").wait_for()
    return page.evaluate("[...window.called].sort()")
