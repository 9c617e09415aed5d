"""`make pictures`: the README's pictures, drawn from the demo house on one Tuesday in November."""

import os
import tempfile
import threading
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import django
import time_machine
from playwright.sync_api import Page, sync_playwright

FOLDER = Path(__file__).parent.parent / "docs" / "pictures"
PORT = 8399
SITE = f"http://127.0.0.1:{PORT}"
MORNING = datetime(2026, 11, 24, 9, 41, tzinfo=ZoneInfo("America/New_York"))


def open_the_demo_house(folder: str) -> None:
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "susd.settings.local",
        "DATA_DIR": folder,
        "DJANGO_ALLOW_ASYNC_UNSAFE": "true",
    }
    django.setup()

    import waitress
    from django.core.management import call_command

    from demo.builder import build_demo

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    build_demo()

    from susd.wsgi import application

    server = waitress.create_server(application, host="127.0.0.1", port=PORT)
    threading.Thread(target=server.run, daemon=True).start()


def sign_in(page: Page, name: str = "peer") -> None:
    page.context.clear_cookies()
    page.goto(f"{SITE}/login/")
    page.get_by_label("Sign-in name").fill(name)
    page.get_by_label("Password").fill("house-demo")
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"{SITE}/")


def hold_part_of_the_round(page: Page) -> None:
    sign_in(page)
    page.goto(f"{SITE}/check-ins/2026-11-24/morning/")
    people = page.locator("details.person")
    alex, jo = people.nth(0), people.nth(2)
    for person, presence, support in (
        (alex, "Here", "More support"),
        (jo, "Here", "Some space"),
    ):
        person.locator("label", has_text=presence).first.click()
        person.locator("label", has_text=support).click()
    # A card folds once it is finished.
    alex.evaluate("each => (each.open = true)")
    alex.get_by_label("Where I'm at").fill("Slept badly. Worried about the call.")
    alex.get_by_label("Goal 1 for today").fill("Call the landlord back")
    alex.get_by_label("Goal 2 for today").fill("Walk to the library")
    alex.get_by_label("What support looks like").fill(
        "Someone beside me while I call, before supper"
    )
    jo.evaluate("each => (each.open = true)")
    jo.get_by_label("Goal 1 for today").fill("Job application, first page")
    page.get_by_role("button", name="Save the check-in").click()
    page.locator("#round-facts", has_text="2 of 3 guests").wait_for()
    jo.locator("h2").click()
    page.mouse.move(0, 0)
    page.evaluate("scrollTo(0, 0)")


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        from tests.journeys.conftest import FLAGS
        from tests.machine import browser_path

        with time_machine.travel(MORNING):
            open_the_demo_house(folder)
            browser = playwright.chromium.launch(executable_path=browser_path(), args=FLAGS)
            page = browser.new_page(viewport={"width": 1366, "height": 768})
            hold_part_of_the_round(page)
            page.screenshot(path=FOLDER / "round.png")
        with time_machine.travel(MORNING.replace(hour=16, minute=5)):
            # By now the laptop has locked itself.
            sign_in(page)
            page.screenshot(path=FOLDER / "today.png", full_page=True)
            page.goto(f"{SITE}/guests/1/")
            path = page.get_by_role("heading", name="The path so far")
            path.evaluate("each => each.scrollIntoView({behavior: 'instant'})")
            page.screenshot(path=FOLDER / "path.png")
            sign_in(page, "manager")
            page.goto(f"{SITE}/progress/")
            page.screenshot(path=FOLDER / "progress.png")
        browser.close()


if __name__ == "__main__":
    main()
