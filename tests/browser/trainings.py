"""A long training under the hand: it says its time, starts, shows how far it is, stops and goes on."""

import re

from playwright.sync_api import Page

from tests.browser.visitor import alarms, idle
from tests.server import lines

TRAINED = re.compile(r"^([\d.]+)% is done; the rest takes about ")
BAR = "[data-testid=stProgress]"
BEYOND = (  # whether the bar's words have a share that is larger than this
    f"share => Number(/([\\d.]+)%, about/.exec(document.querySelector('{BAR}')?.innerText)?.[1]) > share"
)


def stop_and_go_on(page: Page, start: str) -> None:
    """Start a long training with the button of this name, stop it, and go on from where it was.

    Behind the name, the button may say how long the training takes.
    """
    name = f"{re.escape(start)}( \\(about .+\\))?"
    button = page.get_by_role("button", name=re.compile(f"^{name}$"))
    button.wait_for()
    assert trained(page) == 0
    button.click()
    page.locator(BAR).wait_for()
    page.get_by_role("button", name="Stop", exact=True).last.click()
    again = page.get_by_role("button", name=re.compile(f"^(Go on|{name})$"))
    again.wait_for()
    idle(page)
    assert not page.locator(BAR).count(), "the bar outlasts the training"
    before = trained(page)
    again.click()
    page.wait_for_function(BEYOND, arg=before)
    wrong = alarms(page)
    assert not wrong, lines(wrong)


def trained(page: Page) -> float:
    """Return the percentage of the networks that are trained; at rest it is said, but not where it is none."""
    said = page.get_by_text(TRAINED)
    return float(TRAINED.match(said.inner_text())[1]) if said.count() else 0.0
