"""The server on invalid tables: the page says which cell, and shows no map."""

from playwright.sync_api import expect

from tests.browser.conftest import new_context
from tests.editing import replace
from tests.serving import serve


def test_the_page_names_file_row_and_column(browser, project, tmp_path):
    actions = project / "data" / "actions.csv"
    replace(actions, "2025-08-20,2026-02-20", "2025-08-20,2026-03-20")
    with serve(tmp_path / "server.log", folder=project) as server:
        page = new_context(browser).new_page()
        page.goto(server.url)
        expect(page.get_by_role("alert")).to_contain_text("are invalid")
        fault = page.get_by_test_id("stCode")
        expect(fault).to_contain_text("actions.csv, row ")
        expect(fault).to_contain_text("column effective_date: '2026-03-20': expected 2026-02-20")
        expect(page.get_by_text("run python -m service check")).to_be_visible()
        expect(page.locator("iframe")).to_have_count(0)
        assert "Traceback" not in page.content()

        replace(actions, "2025-08-20,2026-03-20", "2025-08-20,2026-02-20")
        page.reload()
        expect(page.get_by_role("heading", level=1)).to_contain_text(["under the ban"])
        page.close()
