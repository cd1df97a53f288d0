import acts
from acts.charts.thumbnail import thumbnail


def test_every_function_is_on_the_home_page_with_a_picture_and_a_link(opened):
    app = opened()
    assert not app.exception
    links = [link.proto for link in app.get("page_link")]
    assert [link.label for link in links] == [a.name for a in acts.CATALOGUE.values()]
    assert [link.query_string for link in links] == [f"fn={slug}" for slug in acts.CATALOGUE]
    pictures = [image.proto.imgs[0] for image in app.get("image")]
    assert len(pictures) == len(acts.CATALOGUE)
    assert all(a.name in p.alt for a, p in zip(acts.CATALOGUE.values(), pictures, strict=True))


def test_the_whole_gallery_is_lighter_than_one_chart_library():
    assert sum(len(thumbnail(a)) for a in acts.CATALOGUE.values()) < 120_000
