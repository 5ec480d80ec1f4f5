"""What a language knows, as data: one folder a language. Code here only loads and checks; it holds no words."""
