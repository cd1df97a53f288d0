"""Addresses of trainings at the ends of what their controls take."""

EXTREMES = [
    {"rate": "0"},
    {"rate": "1000000"},
    {"width": "1", "steps": "100"},
    {"scale": "100", "offset": "-100"},
    {"init": "zeros"},
    {"data": "sine", "rate": "1000"},
    {"batch": "1", "momentum": "0.999", "steps": "100"},
    {"data": "bend", "unit": "prelu"},
]
