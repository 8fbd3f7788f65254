"""Which functions of the browser our scripts use, and pages in which one of them is missing."""

from geo.built import STATIC

OF_DOCUMENTS = (
    "CSSStyleDeclaration CanvasRenderingContext2D DOMTokenList Document Element EventTarget "
    "HTMLCanvasElement HTMLElement Node Response"
).split()
OF_VALUES = "Array Date Function Map Number Object Promise RegExp Set String".split()

# Every function that a name in the source can mean: globals, what is called of a namespace or
# class that is named, and methods of what every script has in hand without naming its class.
_USED = r"""([source, unnamed]) => {
  const named = new Set(source.match(/(?<![\w$.])[A-Za-z]\w*/g));
  const called = new Set([...source.matchAll(/\.(\w+)(?=\()/g)].map(([, name]) => name));
  const functions = (holder, path, names) =>
    Object.getOwnPropertyNames(holder)
      .filter((name) => names.has(name) && name !== "constructor")
      .filter((name) => typeof Object.getOwnPropertyDescriptor(holder, name).value === "function")
      .map((name) => path + name);
  const holders = Object.getOwnPropertyNames(window)
    .filter((name) => /^[A-Z]/.test(name) && (named.has(name) || unnamed.includes(name)));
  return [
    ...functions(window, "", new Set([...named].filter((name) => source.includes(`${name}(`)))),
    ...holders.flatMap((name) => functions(window[name], `${name}.`, called)),
    ...holders
      .filter((name) => window[name].prototype)
      .flatMap((name) => functions(window[name].prototype, `${name}.prototype.`, called)),
  ];
}"""

TAKE_AWAY = """{
  const path = (new URLSearchParams(location.search).get("without") ?? "").split(".");
  const name = path.pop();
  if (name) delete path.reduce((holder, part) => holder[part], window)[name];
}"""
"""A script that runs before those of a page and takes away what its address names."""


def used_by(page, scripts):
    """Return the paths of the functions that scripts of `static/` may call, such as `Math.max`."""
    source = "\n".join((STATIC / path).read_text(encoding="utf-8") for path in scripts)
    without_comments = "\n".join(line.partition(" // ")[0] for line in source.splitlines())
    return page.evaluate(_USED, [without_comments, [*OF_VALUES, *OF_DOCUMENTS]])
