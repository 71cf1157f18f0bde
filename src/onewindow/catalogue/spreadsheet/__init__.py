"""The files in which a centre's staff keep items: an Excel workbook, a folder of CSV files, or one plain CSV."""

from onewindow.catalogue.spreadsheet.import_row import ImportRow
from onewindow.catalogue.spreadsheet.passing import WORKBOOK, exported, uploaded_rows
from onewindow.catalogue.spreadsheet.reading import ImportFile, open_import
from onewindow.catalogue.spreadsheet.writing import write_export

__all__ = ["WORKBOOK", "ImportFile", "ImportRow", "exported", "open_import", "uploaded_rows", "write_export"]
