"""Bytes to text: decode, HTML to article, repair with exact offset maps, warnings about quality."""
