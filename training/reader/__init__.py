"""The reader that is being trained: words, windows, hints of the rules, and decoding; not yet part of the program."""
