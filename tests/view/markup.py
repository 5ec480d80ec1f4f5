"""What tests of pages share: a parser that insists on closed tags, hostile text, the contrast of two colours."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = {"meta", "br", "link", "img", "input", "hr"}
EVIL = """</title></style><script>alert(1)</script><img src=x onerror=alert(2)>"'&lt;{{7*7}}"""


class Page(HTMLParser):
    """Elements with their attributes and the words inside them, and a check that tags close in order."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.open: list[int] = []
        self.words: dict[int, str] = {}
        self.feed(text)
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, {k: v or "" for k, v in attrs}))
        if tag not in VOID:
            self.open.append(len(self.elements) - 1)

    def handle_endtag(self, tag):
        assert self.elements[self.open.pop()][0] == tag

    def handle_data(self, data):
        for index in self.open:
            self.words[index] = self.words.get(index, "") + data

    def ids(self) -> list[str]:
        return [a["id"] for _, a in self.elements if "id" in a]

    def text_of(self, **wanted: str) -> str:
        found = next(i for i, (_, a) in enumerate(self.elements) if all(a.get(k) == v for k, v in wanted.items()))
        return self.words[found]


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a: str, b: str) -> float:
    """Contrast ratio of WCAG 2.1."""
    light, dark = sorted((_luminance(a), _luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
