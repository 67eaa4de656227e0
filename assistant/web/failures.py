"""What people are told when something fails: one plain sentence, never a stack trace."""

from __future__ import annotations

import sys
import traceback

from assistant.errors import LkjipError

_UNEXPECTED = (
    "Ada yang tidak berjalan semestinya di dalam program, dan permintaan ini tidak selesai. Coba sekali "
    "lagi; bila terulang, sampaikan catatan yang muncul di jendela terminal kepada pengelola program."
)


def sentence_for(error: Exception) -> str:
    """The sentence to show for an error; what nobody expected is written to the terminal in full."""
    if isinstance(error, LkjipError):
        return error.message
    traceback.print_exception(error, file=sys.stderr)
    return _UNEXPECTED
