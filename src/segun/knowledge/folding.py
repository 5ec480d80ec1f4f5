"""The key of a word, for what the world knows; the definition stands one floor up, where the languages use it too."""

from __future__ import annotations

from segun.language.folding import fold

__all__ = ["fold"]
