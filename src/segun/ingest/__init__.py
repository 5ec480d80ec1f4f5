"""From sources to the store: where articles come from, and the steps that each goes through."""
