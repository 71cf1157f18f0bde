"""The demo centre: Zunyi's layout, its people, and its items. Facts made up for the demo say so in the data."""

from onewindow.demo.cases import load_away_cases
from onewindow.demo.cast import PASSWORD, accounts
from onewindow.demo.load import is_loaded, load_demo

__all__ = ["PASSWORD", "accounts", "is_loaded", "load_away_cases", "load_demo"]
