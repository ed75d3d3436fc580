"""Does with openpyxl the least of what a sync does: reads a workbook, writes
two columns right of the largest sheet's cells, saves it elsewhere."""

import sys

import openpyxl

book = openpyxl.load_workbook(sys.argv[1])
sheet = max(book.worksheets, key=lambda s: s.max_row)
status = sheet.max_column + 1
for row in range(2, sheet.max_row + 1):
    sheet.cell(row, status, "OK")
    sheet.cell(row, status + 1, f"row {row}")
book.save(sys.argv[2])
