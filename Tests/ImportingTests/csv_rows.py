"""Reads CSV from standard input as Python's csv module does, and prints each row as a line of JSON."""

import csv
import io
import json
import sys

text = sys.stdin.buffer.read().decode("utf-8")
for row in csv.reader(io.StringIO(text, newline=""), strict=True):
    print(json.dumps(row))
