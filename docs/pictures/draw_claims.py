"""Draw the README's second picture: a claim of the example desk as `segun claims` shows it, as SVG.

python docs/pictures/draw_claims.py ARTICLES TOPIC PICTURE
"""

from __future__ import annotations

import subprocess
import sys
import tempfile

from draw import save

from segun.store.store import Store
from segun.view.answers.drawing import drawn
from segun.view.answers.pen import pen


def main() -> None:
    articles, topic, picture = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        store = f"sqlite:///{folder}/desk.db"
        subprocess.run([sys.executable, "-m", "segun", "ingest", articles, "--store", store, "--quiet"], check=True)
        with Store(store) as opened:
            page = opened.claims(topic, limit=1)
    save(drawn(page.items, page.named, pen("en", coloured=True)), picture, f"segun claims {topic} --limit 1")


if __name__ == "__main__":
    main()
