"""The visitor's eyes can see: each kind of fault, put on a page on purpose, is noticed."""

import pytest

from tests.browser.visitor import alarms, barriers, focus_walk, pictures, sideways

APP = (
    '<html lang="en"><title>t</title><body style="margin: 0">'
    '<div data-testid="stApp" data-test-script-state="notRunning" data-test-connection-state="CONNECTED">'
    '<main data-testid="stMain"><h1>t</h1>%s</main></div></body></html>'
)
CHART = '<div data-testid="stVegaLiteChart" role="graphics-document" aria-label="%s"><svg class="marks">%s</svg></div>'
MARK = '<g class="role-mark"><path d="M0,0L9,9" stroke="black" %s/></g>'


@pytest.fixture
def tab(tabs):
    tab = tabs.take("light")
    yield tab
    tabs.give_back(tab, "light")


@pytest.fixture
def page(tab):
    return tab.page


@pytest.mark.parametrize(
    ("look", "good", "bad"),
    [
        pytest.param(alarms, "all well", '<p data-testid="stException">ValueError</p>', id="a traceback"),
        pytest.param(alarms, "all well", "<p>Page not found</p>", id="a lost page"),
        pytest.param(pictures, CHART % ("a line", MARK % ""), CHART % ("a line", ""), id="an empty chart"),
        pytest.param(pictures, CHART % ("a line", MARK % ""), CHART % ("a line", MARK % 'opacity="0"'), id="a ghost"),
        pytest.param(pictures, CHART % ("a line", MARK % ""), CHART % (" ", MARK % ""), id="a chart without words"),
        pytest.param(pictures, "all there", '<i data-testid="stSkeleton">…</i>', id="an element that never came"),
        pytest.param(sideways, "narrow", '<div style="width: 5000px">wide</div>', id="a wide page"),
        pytest.param(barriers, "<button>go</button>", "<button></button>", id="a button without a name"),
        pytest.param(barriers, "<p>words</p>", '<p style="color: #999">words</p>', id="pale words"),
        pytest.param(focus_walk, "<button>go</button>", '<button style="outline: none">go</button>', id="hidden focus"),
        pytest.param(
            focus_walk, "<button>go</button>", '<button onkeydown="event.preventDefault()">go</button>', id="a trap"
        ),
    ],
)
def test_a_fault_is_noticed_and_its_absence_too(look, good, bad, page):
    page.set_content(APP % good)
    assert look(page) == []
    page.set_content(APP % bad)
    assert len(look(page)) >= 1


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("<script>nothing()</script>", "page error"),
        ("<script>console.error('oh')</script>", "console"),
        ('<img alt="x" src="https://elsewhere.test/x.png">', "leaves the machine"),
    ],
)
def test_a_fault_behind_the_scenes_is_noticed(fault, said, tab):
    tab.page.set_content(APP % "all well")
    assert tab.faults == []
    tab.page.set_content(APP % fault)
    assert any(line.startswith(said) for line in tab.faults)
