"""What is installed does not change while tests run."""

from functools import cache


def look_once() -> None:
    """Let AppTest look for components through all installed packages once and not for each page.

    The look takes it longer than a page of the atlas does.
    """
    from streamlit.components.v2 import manifest_scanner

    manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)
