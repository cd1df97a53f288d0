"""Which coin makes these tosses the most probable, and how sure can one be of it?"""

from pages.kit import scenes
from pages.likelihood.coin_flips import (
    all_coins,
    climbing,
    evidence,
    guess,
    kerrich,
    likelihood,
    readings,
    real_coins,
    stopping,
    two_readings,
    underflow,
)

scenes.show(
    "coin_flips",
    {
        "likelihood": likelihood.show,
        "readings": readings.show,
        "two-readings": two_readings.show,
        "underflow": underflow.show,
        "climbing": climbing.show,
        "real-coins": real_coins.show,
        "evidence": evidence.show,
        "kerrich": kerrich.show,
        "all-coins": all_coins.show,
        "stopping": stopping.show,
    },
    guess.ask,
)
