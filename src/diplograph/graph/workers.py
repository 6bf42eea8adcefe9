"""What a process that works for another does when that one is gone."""

from __future__ import annotations

import os
import time
from threading import Thread


def end_with(parent: int) -> None:
    """Let a worker end when its parent is gone, which could not say so if it was killed."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(1)
        os._exit(1)

    Thread(target=watch, daemon=True).start()
