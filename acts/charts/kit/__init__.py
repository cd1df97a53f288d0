"""What every chart is made of: panels, sliders, legends, colours, and data on the way to the browser.

A chart is a function from results to a `picture.Picture`: a spec, which is built once a language (`language.cached`),
and data sets as Arrow bytes. See acts/charts/likelihood/two_readings.py for a whole one.

* `axes.Place` is an axis with its stretch of the width or the height. Its title is a message id. Its ends and ticks are
  variables: `live.Live.picture` fills them in, in a still picture `axes.variables`.
* `axes.named_rows` is an axis with a row for each name.
* `live.Live` owns its sliders: the settings that they reach (`settings`), the rows of a data set there (`now`), the
  spec with selection, sliders and the unseen mark that speaks (`over`), and the picture at a start (`picture`).
  The spec is built from a `Live` that a module holds, so that neither a start nor data make a new spec.
* `sliders.sliders` are for more sliders than settings can be sent for: the browser computes what they move. They start
  from a row of data.
* `pixels.layout` is for panels that a picture lays out by itself, wide and narrow.
* `arrow.arrow` sends columns, `arrow.rows` sends rows; `csv.csv` writes a file to take away, and
  `svg.figure` a figure.
* A spec has a function a layer, named by its role. Words in it go through `language._`; in a module that imports `_`,
  no loop variable has that name.
"""
