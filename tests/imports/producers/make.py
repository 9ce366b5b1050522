"""Writes the sheet in sheet.json with each of the packages in requirements.txt. Run by hand, like make.mjs:

    python3 -m venv /somewhere && /somewhere/bin/pip install -r tests/imports/producers/requirements.txt
    /somewhere/bin/python tests/imports/producers/make.py
"""

import json
from pathlib import Path

import openpyxl
import xlsxwriter

HERE = Path(__file__).parent
FILES = HERE / "files"
ROWS = json.loads((HERE / "sheet.json").read_text())["rows"]


def with_openpyxl():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Budget"
    for row in ROWS:
        sheet.append([None if value == "" else value for value in row])
    book.save(FILES / "openpyxl-3.1.5.xlsx")


def with_xlsxwriter(name, options):
    book = xlsxwriter.Workbook(FILES / name, options)
    sheet = book.add_worksheet("Budget")
    for number, row in enumerate(ROWS):
        sheet.write_row(number, 0, row)
    book.close()


with_openpyxl()
with_xlsxwriter("xlsxwriter-3.2.9.xlsx", {})
with_xlsxwriter("xlsxwriter-3.2.9-constant-memory.xlsx", {"constant_memory": True})
