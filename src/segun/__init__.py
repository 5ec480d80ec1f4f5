"""Según reads news and writes a ledger in which every fact carries its words and the voice that vouches for it."""
