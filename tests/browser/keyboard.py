"""A visitor who uses the keyboard alone, and hears what Chromium tells screen readers."""

from dataclasses import dataclass
from typing import Any

FOCUSED = """(() => {
  let at = document.activeElement;
  while (at?.contentDocument) at = at.contentDocument.activeElement;
  return at?.closest("canvas") ?? at;
})()"""
"""A table is one stop: its cells lie in its canvas."""

# What shows the focus: outline and shadow of the element or of what it lies in, or the outline
# that a map draws around a country.
LOOKS = """function () {
  const looks = [...document.querySelectorAll("iframe")].map(
    ({ contentDocument }) => contentDocument?.querySelectorAll(".convention-focus path").length,
  );
  let node = this;
  for (let up = 0; node?.nodeType === 1 && up < 4; up += 1, node = node.parentElement) {
    const { outlineStyle, outline, boxShadow } = getComputedStyle(node);
    looks.push(outlineStyle === "none" ? "" : outline, boxShadow);
  }
  return this.isConnected ? looks.join("|") : null;
}"""


@dataclass(frozen=True, slots=True)
class Stop:
    """What has the focus: role and name as the accessibility tree has them, and its looks.

    Two stops are equal if they are the same element. `nowhere` is where the focus is before the
    first Tab and after the last.
    """

    node: int
    role: str
    name: str
    looks: str | None
    handle: str
    nowhere: bool

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Stop) and self.node == other.node

    def __hash__(self) -> int:
        return self.node


class Keyboard:
    """The keys of a page; where Tab leads, the focus must be seen."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.devtools = page.context.new_cdp_session(page)

    def focused(self) -> Stop:
        """Return what has the focus, in the page or in a frame."""
        handle = self.devtools.send("Runtime.evaluate", {"expression": FOCUSED})["result"]
        about = {"objectId": handle["objectId"]}
        (node,) = self.devtools.send(
            "Accessibility.getPartialAXTree", {**about, "fetchRelatives": False}
        )["nodes"]
        role, name = (node.get(part, {}).get("value", "") for part in ("role", "name"))
        return Stop(
            node["backendDOMNodeId"],
            role,
            name.strip(),
            self._looks(about),
            handle["objectId"],
            handle["className"] == "HTMLBodyElement",
        )

    def tab(self, *, back: bool = False) -> Stop:
        """Go to the next stop; the one before must look different from when it had the focus."""
        before = self.focused()
        self.page.keyboard.press("Shift+Tab" if back else "Tab")
        after = self.focused()
        if after != before and not before.nowhere:
            looks = self._looks({"objectId": before.handle})
            assert looks != before.looks, f"the focus cannot be seen on {before.role} {before.name}"
        return after

    def to(self, role: str, name: str, *, most: int = 90, back: bool = False) -> Stop:
        """Press Tab until the focus is on what has a role and a name that begins so."""
        passed = []
        for _ in range(most):
            stop = self.tab(back=back)
            if stop.role == role and stop.name.startswith(name):
                return stop
            passed.append(f"{stop.role} {stop.name}")
        raise AssertionError(f"no {role} {name} among {passed}")

    def walk(self, *, most: int = 300) -> list[Stop]:
        """Press Tab from the beginning of the page to its end; return the stops."""
        stops = [self.tab()]
        for _ in range(most):
            stop = self.tab()
            if stop.nowhere:
                return stops
            if stop != stops[-1]:
                stops.append(stop)
        raise AssertionError(f"the focus does not leave {stops[-1]}")

    def tree(self) -> list[tuple[str, str, dict[str, Any]]]:
        """Return role, name and properties of everything that is told, of frames too."""
        frames = [self.devtools.send("Page.getFrameTree")["frameTree"]]
        frames += frames[0].get("childFrames", [])
        return [
            (
                node["role"]["value"],
                node["name"]["value"],
                {one["name"]: one["value"].get("value") for one in node["properties"]},
            )
            for frame in frames
            for node in self.devtools.send(
                "Accessibility.getFullAXTree", {"frameId": frame["frame"]["id"]}
            )["nodes"]
            if not node["ignored"]
        ]

    def _looks(self, about: dict[str, str]) -> str | None:
        call = {**about, "functionDeclaration": LOOKS, "returnByValue": True}
        return self.devtools.send("Runtime.callFunctionOn", call)["result"]["value"]
