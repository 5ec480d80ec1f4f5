"""What a store answers, as a person or a program wants it: lines on a terminal, or JSON."""
