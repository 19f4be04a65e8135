"""The map's scripts in node, for what they say apart from any document."""

import atexit
import functools
import json
import shutil
import subprocess
from pathlib import Path

import pytest

from geodata import cartography
from geodata.cartography import assets
from tests import patience

JS = Path(cartography.__file__).parent / "js"
#: Reads a question a line, answers it with the scripts freshly loaded; one process serves a worker.
SERVER = """
const vm = require("vm");
const fs = require("fs");
const [patience, ...files] = process.argv.slice(1);
const scripts = files.map((filename) =>
  new vm.Script(`(() => {${fs.readFileSync(filename, "utf8")}\n})();`, { filename }));
const before = new Set(Object.getOwnPropertyNames(globalThis));
function answer({ names, expression, values }) {
  Object.getOwnPropertyNames(globalThis).filter((name) => !before.has(name))
    .forEach((name) => delete globalThis[name]);
  scripts.forEach((script) => script.runInThisContext());
  const run = `JSON.stringify({ result: ((${names}) => (${expression}))(...${values}) })`;
  return vm.runInThisContext(run, { timeout: +patience });
}
require("readline").createInterface({ input: process.stdin }).on("line", (line) => {
  let said;
  try { said = answer(JSON.parse(line)); } catch (error) {
    said = JSON.stringify({ error: error.stack ?? String(error) });
  }
  process.stdout.write(`${said}\\n`);
});
"""


@functools.cache
def _server():
    node = shutil.which("node")
    if node is None:
        return None
    files = [str(JS / f"{name}.js") for name in assets.SCRIPTS if name != "atlas"]
    process = subprocess.Popen(
        [node, "-e", SERVER, str(patience.MILLISECONDS), *files],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    atexit.register(process.kill)
    return process


def javascript(expression, **values):
    """Evaluate an expression with the atlas's scripts loaded, in node."""
    server = _server()
    if server is None:
        pytest.skip("node is not installed; the map's scripts are only tested where it is")
    question = {
        "names": ", ".join(values),
        "expression": expression,
        "values": json.dumps(list(values.values())),
    }
    server.stdin.write(json.dumps(question) + "\n")
    server.stdin.flush()
    answer = server.stdout.readline()
    assert answer, "node ended"
    answer = json.loads(answer)
    assert "error" not in answer, answer["error"]
    return answer["result"]
