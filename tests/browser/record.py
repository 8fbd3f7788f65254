"""What a page shows for a moment only: kept while it happens, for a test that looks later."""

from dataclasses import dataclass

from playwright.sync_api import Frame, JSHandle

FOLLOW = """([selector, attribute]) => {
    const read = () => {
        const node = document.querySelector(selector);
        return attribute ? node?.getAttribute(attribute) : node?.textContent;
    };
    const values = [read()];
    const look = () => read() === values.at(-1) || values.push(read());
    new MutationObserver(look).observe(document, {
        subtree: true, childList: true, characterData: true, attributes: true,
    });
    return values;
}"""


@dataclass(frozen=True)
class Record:
    """The values of one thing in a page, one after the other."""

    frame: Frame
    kept: JSHandle

    @property
    def values(self) -> list[str | None]:
        """All values so far, beginning with the one it had at first."""
        return self.kept.json_value()

    def wait_for(self, value: str) -> None:
        """Wait until it has had a value, even if it has another one by now."""
        found = "([values, value]) => values.includes(value)"
        self.frame.wait_for_function(found, arg=[self.kept, value])


def record(frame: Frame, selector: str, attribute: str | None = None) -> Record:
    """Keep the attribute of an element from now on; its text if no attribute is named."""
    return Record(frame, frame.evaluate_handle(FOLLOW, [selector, attribute]))
