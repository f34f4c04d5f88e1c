"""Runs a report in headless Chromium: what its script does, and what the console says."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from urllib.parse import unquote

CHROMIUM = shutil.which("chromium") or "chromium"

# The page's policy would refuse the steps of a test, so these pages are without it.
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
# Takes the place of the clipboard and of downloads, before the page's own script runs.
BEFORE = """<script>
window.taken = {};
Object.defineProperty(navigator, "clipboard", {
  value: { writeText: async (text) => { window.taken.copied = text; } },
});
URL.createObjectURL = (file) => { window.taken.file = file; return "#"; };
</script>"""
AFTER = """<script>
const cellsOf = (id) => Array.from(document.getElementById(id).tBodies[0].rows,
  (row) => Array.from(row.cells, (cell) => cell.textContent.trim()));
const toolsOf = (id) => document.getElementById(id).parentElement.previousElementSibling;
const press = (id, what) => toolsOf(id).querySelector(`[data-do=${what}]`).click();
const head = (id, column) => document.getElementById(id).tHead.rows[0].cells[column];
const sort = (id, column) => head(id, column).querySelector("button").click();
const filter = (id, text) => {
  const input = toolsOf(id).querySelector("input");
  input.value = text;
  input.dispatchEvent(new Event("input"));
};
(async () => {
  let result;
  try { result = await (async () => { STEPS })(); } catch (error) { result = String(error); }
  const node = document.createElement("pre");
  node.id = "result";
  node.textContent = "[[" + encodeURIComponent(JSON.stringify(result)) + "]]";
  document.body.append(node);
})();
</script>"""


def run_steps(page: str, steps: str, folder) -> object:
    """What the JavaScript ``steps`` return when they have run in ``page``."""
    page = POLICY.sub("", page).replace("<head>", "<head>" + BEFORE)
    page = page.replace("</body>", AFTER.replace("STEPS", steps) + "</body>")
    dom, _ = open_page(page, folder)
    return json.loads(unquote(re.search(r"\[\[(.*?)\]\]</pre>", dom).group(1)))


def open_page(page: str, folder, *options: str) -> tuple[str, str]:
    """The page's tree once it has run, and what the browser had to say in its console."""
    path = folder / "page.html"
    path.write_text(page, encoding="utf-8")
    run = subprocess.run(
        [
            CHROMIUM,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            f"--user-data-dir={folder / 'browser'}",
            "--window-size=1366,768",
            "--virtual-time-budget=10000",
            "--enable-logging=stderr",
            "--v=0",
            "--dump-dom",
            *options,
            path.as_uri(),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    said = [
        line for line in run.stderr.decode("utf-8", "replace").splitlines() if "CONSOLE" in line
    ]
    return run.stdout.decode("utf-8"), "\n".join(said)
