"""A progress bar with time left; a plain line per report where there is no terminal."""

import sys
import time


def clock(seconds):
    """Writes a duration as 1:02:03 or 2:03."""
    minutes, seconds = divmod(int(seconds + 0.5), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


class Progress:
    """Counts `done` of `total` units; `start` of them were done before this process began."""

    def __init__(self, total, start=0, out=None):
        out = out or sys.stderr
        self.total, self.start, self.done, self.out = total, start, start, out
        self.began = time.monotonic()
        self.live = out.isatty()

    def left(self):
        """Seconds to go, judged by the pace so far; 0 before anything is done."""
        worked = self.done - self.start
        return (time.monotonic() - self.began) / worked * (self.total - self.done) if worked else 0

    def update(self, done, text=""):
        """Redraws the bar in place; silent where there is no terminal."""
        self.done = done
        if self.live:
            filled = int(24 * done / self.total)
            bar = "#" * filled + "." * (24 - filled)
            self.out.write(f"\r\x1b[K[{bar}] {100 * done / self.total:5.1f} %  {clock(self.left())} left  {text}")
            self.out.flush()

    def line(self, text):
        """Writes a line that stays, with the time left."""
        self.out.write(("\r\x1b[K" if self.live else "") + f"{text}  {clock(self.left())} left\n")
        self.out.flush()
