"""How long a test waits for a page or a script before it gives up.

A bound for hangs only: on a busy machine a page may take long, and that is no fault of the page.
"""

SECONDS = 180
MILLISECONDS = SECONDS * 1000
