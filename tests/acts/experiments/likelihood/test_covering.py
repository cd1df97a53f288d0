from acts.experiments.likelihood.covering import covering
from acts.likelihood import METHODS
from acts.likelihood.coverage import coverage


def test_the_parts_are_the_coverages_of_all_methods_and_the_job_is_shared():
    work = covering(12, 0.9)
    assert work.load == 12
    assert [found.slug for found in work.complete()] == list(METHODS)
    assert work.complete()[1] is coverage("wilson", 12, 0.9)
    assert covering(12, 0.9) is work
    assert covering(13, 0.9).seconds_left() > 0
