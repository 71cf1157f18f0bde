"""The files in which a centre's staff keep items: an Excel workbook, a folder of CSV files, or one plain CSV."""

from onewindow.catalogue.spreadsheet.import_row import ImportRow
from onewindow.catalogue.spreadsheet.reading import ImportFile, open_import

__all__ = ["ImportFile", "ImportRow", "open_import"]
