"""The line of time of a map, as a visitor's mouse, finger and keys use it."""

from playwright.sync_api import expect

from treaty.history import day_number


class LineOfTime:
    """The line of time in a page or frame."""

    def __init__(self, where):
        """Begin with the line that is there."""
        self.slider = where.get_by_role("slider", name="Day")
        self.strip = where.locator(".convention-strip svg")

    @property
    def day(self):
        """The day that it shows, in days since 1970-01-01."""
        return int(self.slider.get_attribute("aria-valuenow"))

    def point(self, part):
        """A point on the window at a part of the line's width, from 0 to 1."""
        box = self.strip.bounding_box()
        return box["x"] + part * box["width"], box["y"] + box["height"] / 2

    def go_to(self, day):
        """Move to a day by mouse, and by keys for what is finer than a pixel."""
        wanted = day_number(day)
        first = int(self.slider.get_attribute("aria-valuemin"))
        last = int(self.slider.get_attribute("aria-valuemax"))
        low, high = 0.0, 1.0
        mouse = self.slider.page.mouse
        for _ in range(12):
            part = (low + high) / 2
            mouse.click(*self.point(part))
            if self.day < wanted:
                low = part
            else:
                high = part
        assert first <= wanted <= last
        away = wanted - self.day
        for _ in range(abs(away)):
            self.slider.press("ArrowRight" if away > 0 else "ArrowLeft")
        expect(self.slider).to_have_attribute("aria-valuenow", str(wanted))
