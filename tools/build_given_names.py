"""Make `knowledge/given_names.tsv` from the name lists of Faker (MIT licence): given name, tab, gender.

Run with Faker installed (`pip install faker`); the product itself does not need it. A name has the gender that at
least twice as many lists give it, the lists of the Spanish-speaking countries first, and "u" where neither prevails.
"""

from __future__ import annotations

import importlib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from segun.knowledge.folding import fold

TABLE = Path(__file__).parents[1] / "src" / "segun" / "knowledge" / "given_names.tsv"
SPANISH = ("es_ES", "es_MX", "es_AR", "es_CL", "es_CO", "es_CA", "es")
OTHERS = (
    *("en_US", "en_GB", "en_IE", "fr_FR", "fr_BE", "fr_CH", "it_IT", "pt_PT", "pt_BR", "de_DE", "de_AT", "de_CH"),
    *("ro_RO", "pl_PL", "hr_HR", "sl_SI", "cs_CZ", "hu_HU", "nl_NL", "nl_BE", "sv_SE", "no_NO", "da_DK", "fi_FI"),
    *("tr_TR", "id_ID", "az_AZ", "sk_SK", "en_IN", "ja_JP"),
)
OWN = Path(__file__).with_name("own_given_names.tsv")
CYRILLIC = ("ru_RU", "uk_UA")
# Cyrillic letters as Spanish and as English newsrooms write them; what is missing is written as nothing.
LETTERS = "абвгдеёжзийклмнопрстуфхцчшщыэюяії"
SPANISH_SCHEME = [
    "a",
    "b",
    "v",
    "g",
    "d",
    "e",
    "io",
    "zh",
    "z",
    "i",
    "i",
    "k",
    "l",
    "m",
    "n",
    "o",
    "p",
    "r",
    "s",
    "t",
    "u",
    "f",
    "j",
    "ts",
    "ch",
    "sh",
    "sch",
    "i",
    "e",
    "iu",
    "ia",
    "i",
    "i",
]
ENGLISH_SCHEME = [
    "a",
    "b",
    "v",
    "g",
    "d",
    "e",
    "e",
    "zh",
    "z",
    "i",
    "y",
    "k",
    "l",
    "m",
    "n",
    "o",
    "p",
    "r",
    "s",
    "t",
    "u",
    "f",
    "kh",
    "ts",
    "ch",
    "sh",
    "shch",
    "y",
    "e",
    "yu",
    "ya",
    "i",
    "i",
]
PARTICLES = {"del", "van", "von", "los", "las", "san", "ben"}
HEAD = "# Given names, folded, and whom they are given to. Made by tools/build_given_names.py from Faker (MIT licence)."


def names_of(locale: str, gender: str) -> set[str]:
    """Folded single-word given names in Latin letters of one locale and gender."""
    try:
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
    except ModuleNotFoundError:
        return set()
    lists = (getattr(provider, f"first_names_{gender}", ()), getattr(provider, f"{gender}_first_names", ()))
    romanised = getattr(provider, f"first_romanized_names_{gender}", ())
    return set(latin(name for names in (*lists, romanised) for name in names))


def latin(names: Iterable[str]) -> Iterable[str]:
    """The names of one word of at least three letters, folded."""
    for name in names:
        key = fold(str(name))
        letters = key.replace("-", "")
        if len(letters) > 2 and letters.isalpha() and letters.isascii():
            yield key


def transliterated(locale: str, gender: str) -> set[str]:
    """The names of a locale that writes Cyrillic, in Latin letters, folded; "ге" and "ги" are "gue" and "gui" in Spanish."""
    provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
    spanish = dict(zip(LETTERS, SPANISH_SCHEME, strict=True))
    english = dict(zip(LETTERS, ENGLISH_SCHEME, strict=True))
    names: list[str] = []
    for name in getattr(provider, f"first_names_{gender}"):
        small = str(name).lower()
        soft = small.replace("ге", "гuе").replace("ги", "гuи")
        names.append("".join(spanish.get(letter, letter if letter == "u" else "") for letter in soft))
        names.append("".join(english.get(letter, "") for letter in small))
    return set(latin(names))


def gender_of(women: int, men: int) -> str | None:
    """The gender that at least twice as many lists give, "u" where neither does, None where no list has the name."""
    if women == men == 0:
        return None
    if women >= 2 * men:
        return "f"
    return "m" if men >= 2 * women else "u"


def counted(locales: Iterable[str], gender: str) -> Counter[str]:
    """For each name the number of locales that give it to one gender."""
    return Counter(name for locale in locales for name in sorted(names_of(locale, gender)))


def main() -> None:
    """Write the table."""
    lists = [(counted(locales, "female"), counted(locales, "male")) for locales in (SPANISH, OTHERS)]
    for gender, counts in zip(("female", "male"), lists[1], strict=True):
        for locale in CYRILLIC:
            counts.update(transliterated(locale, gender))
    own = dict(line.split("\t") for line in OWN.read_text(encoding="utf-8").splitlines())
    names = sorted(set(own).union(*(counts for pair in lists for counts in pair)) - PARTICLES)
    lines = []
    for name in names:
        genders = (gender_of(women[name], men[name]) for women, men in lists)
        lines.append(f"{name}\t{own.get(name) or next(gender for gender in genders if gender)}")
    TABLE.write_text("\n".join([HEAD, *lines]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
