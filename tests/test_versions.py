import pytest

from tests.versions import NEEDED, lowest, outcome, requirements

REPORT = """<testsuites><testsuite errors="1" failures="2" skipped="3" tests="10" time="1.0">
<testcase classname="a" name="b" time="0.1"/></testsuite></testsuites>"""


def test_every_range_has_a_lowest_version():
    assert [lowest(requirement) for requirement in requirements(NEEDED.read_text())]


@pytest.mark.parametrize(
    ("needed", "pin"),
    [("numpy>=2.3,<3", "numpy==2.3"), ("altair==6.3.*", "altair==6.3"), ("a<5,>=1.0.1,!=2.0  # why", "a==1.0.1")],
)
def test_the_lowest_version_is_where_the_range_starts(needed, pin):
    assert [lowest(requirement) for requirement in requirements(f"# a comment\n\n{needed}\n")] == [pin]


def test_a_test_that_does_not_start_counts_as_failed(tmp_path):
    report = tmp_path / "report.xml"
    report.write_text(REPORT)
    assert outcome(report) == (4, 3, 3)
