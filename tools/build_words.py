"""Make `language/es/words_common.txt` and `words_rare.txt` from wordfreq's Spanish list and simplemma's dictionary.

Run with both installed (`pip install wordfreq simplemma`); the product itself needs neither. A common word is one that
wordfreq counts at least once in a million words and that the dictionary knows, so that neither frequent slips nor names are
among them. A rare word is one that is right, yet would be taken for a slip by the rules of `segun.text.slips`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from pathlib import Path

from segun.text.slips import SlipTable, explain, lost_letter, slip_table
from segun.text.words import Words

FOLDER = Path(__file__).parents[1] / "src" / "segun" / "language" / "es"
LETTERS = re.compile(r"[a-zñáéíóúü]+")
LEAST, MOST = 3, 6
SURELY_WRITTEN = 2.0
CLEARLY_A_SLIP = 4.0
"""How many powers of ten more frequent the word with the letter must be, for the dictionary's word to be an oddity."""
OWN = {"tan", "antes", "jamás", "ojalá", "muy"}
OF_ONE_LETTER = {"a", "e", "o", "u", "y"}
HEAD = """# {what}
# Derived from wordfreq 3.1.1 (Robyn Speer, doi:10.5281/zenodo.7199437; data CC BY-SA 4.0) and simplemma 2.0 (MIT) by
# tools/build_words.py; this file is licensed under CC BY-SA 4.0.
"""


def frequencies() -> dict[str, float]:
    """Zipf frequencies: the decimal logarithm of how often a word stands in a thousand million words."""
    from wordfreq import get_frequency_dict

    found = get_frequency_dict("es", wordlist="large")
    return {word: round(math.log10(share) + 9, 2) for word, share in found.items() if LETTERS.fullmatch(word)}


def dictionary() -> set[str]:
    """All forms and lemmas that simplemma knows."""
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    table = DefaultDictionaryFactory(8).get_dictionary("es")
    return {word.decode() if isinstance(word, bytes) else word for pair in table.items() for word in pair}


def common_words(zipf: dict[str, float], valid: set[str]) -> dict[str, int]:
    """Class by word, the most frequent first."""
    return {
        word: min(MOST, int(frequency))
        for word, frequency in sorted(zipf.items(), key=lambda item: (-item[1], item[0]))
        if frequency >= LEAST and (word in valid or word in OWN) and (len(word) > 1 or word in OF_ONE_LETTER)
    }


def rare_words(zipf: dict[str, float], valid: set[str], words: Words, table: SlipTable) -> Iterator[str]:
    """The words that the rules would mend for nothing."""
    written = {word for word, frequency in zipf.items() if frequency >= SURELY_WRITTEN}
    for word in sorted(written | {word.lower() for word in valid if word.isalpha()}):
        if word in words.common or not 4 <= len(word) <= 40:
            continue
        letter = lost_letter(word, words, table)
        own = zipf.get(word, 0.0)
        if letter and own < SURELY_WRITTEN and zipf[letter.meant] - max(own, 1.0) > CLEARLY_A_SLIP:
            continue
        if any(explain(word, words, table)) or any(explain(word.title(), words, table)):
            yield word


def main() -> None:
    zipf, valid = frequencies(), dictionary()
    common = common_words(zipf, valid)
    lines = [" ".join([str(rank), *(w for w, c in common.items() if c == rank)]) for rank in range(MOST, LEAST - 1, -1)]
    what = "Common Spanish words, a line each class: 6 is one word in a thousand, 3 one in a million."
    (FOLDER / "words_common.txt").write_text(HEAD.format(what=what) + "\n".join(lines) + "\n", "utf-8")
    rare = rare_words(zipf, valid, Words(common, frozenset()), slip_table("es"))
    what = "Rare Spanish words that are right, yet look like two common words in one, or like one without its first letter."
    (FOLDER / "words_rare.txt").write_text(HEAD.format(what=what) + "\n".join(rare) + "\n", "utf-8")


if __name__ == "__main__":
    main()
