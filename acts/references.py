"""The bibliography of the app, each publication once. Add new ones in the order of their years."""

from acts.activation import Reference

FUKUSHIMA_1969 = Reference(
    "fukushima_1969",
    "K. Fukushima",
    1969,
    "Visual feature extraction by a multilayered network of analog threshold elements",
    "IEEE Transactions on Systems Science and Cybernetics 5(4)",
    "https://doi.org/10.1109/TSSC.1969.300225",
)
NAIR_HINTON_2010 = Reference(
    "nair_hinton_2010",
    "V. Nair and G. E. Hinton",
    2010,
    "Rectified linear units improve restricted Boltzmann machines",
    "ICML",
    "https://www.cs.toronto.edu/~fritz/absps/reluICML.pdf",
)
