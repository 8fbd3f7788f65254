"""What every Python process of `python -m tests.at_day` begins with: the clock of another day."""

import os
import time

import time_machine

ahead = float(os.environ["TESTS_CLOCK_AHEAD"])
time_machine.travel(time.time() + ahead, tick=True).start()
