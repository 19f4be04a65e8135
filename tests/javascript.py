"""The map's scripts in node, for what they say apart from any document."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from geodata import cartography
from geodata.cartography import assets
from tests import patience

JS = Path(cartography.__file__).parent / "js"


def javascript(expression, **values):
    """Evaluate an expression with the atlas's scripts loaded, in node."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed; the map's scripts are only tested where it is")
    files = [str(JS / f"{name}.js") for name in assets.SCRIPTS if name != "atlas"]
    program = (
        "const input = JSON.parse(require('fs').readFileSync(0, 'utf8'));"
        "input.files.forEach((file) => require(file));"
        f"const run = ({', '.join(values)}) => ({expression});"
        "console.log(JSON.stringify({ result: run(...Object.values(input.values)) }));"
    )
    done = subprocess.run(
        [node, "-e", program],
        input=json.dumps({"files": files, "values": values}),
        capture_output=True,
        text=True,
        timeout=patience.SECONDS,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)["result"]
