#!/usr/bin/env python3
"""Check the downloads of a built site with the programs that others read them with.

    check.py SITE

Every CSV file of figures is validated against its description with csvw, which finds the
description by its name alone. Every workbook is opened with openpyxl, and every JSON file is read;
both have to hold the figures of the CSV file beside them, cell by cell. Finding no file is a fault.

The calendar of releases is read with icalendar: every event has what it needs, and is there once.

The programs are those of requirements.txt, installed into a virtual environment below `target/`.
"""
import json
import os
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", HERE.parent.parent / "target"))
ENVIRONMENT = TARGET / "downloads-venv"
REQUIREMENTS = HERE / "requirements.txt"

# What stands where there is nothing to say; JSON leaves it out.
NOTHING = "[z]"
# The columns of numbers.
NUMBERS = ("value", "numerator", "denominator", "lower", "upper", "standard_deviation")
# What JSON says once for all figures of an indicator.
SAID_ABOVE = {"indicator": "id", "indicator_name": "name"}
NOT_IN_JSON = {"indicator", "indicator_name", "measure", "unit", "note"}
# The sheets before those with figures.
SHEETS_BEFORE = ["Cover", "Contents", "Notes", "Columns"]


def in_environment():
    """Run this again with the programs of requirements.txt, which are installed first."""
    python = ENVIRONMENT / "bin" / "python"
    installed = ENVIRONMENT / "installed.txt"
    wanted = REQUIREMENTS.read_text()
    if not installed.exists() or installed.read_text() != wanted:
        venv.create(ENVIRONMENT, with_pip=True, clear=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
                        "--requirement", REQUIREMENTS], check=True)
        installed.write_text(wanted)
    os.execv(python, [str(python), __file__, *sys.argv[1:]])


class Faults(list):
    def expect(self, where, what, is_so):
        if not is_so:
            self.append(f"{where}: {what}")


def rows_of(path):
    """The rows of a CSV file as texts, by the names of their columns."""
    import csv
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def check_csv(path, faults):
    """The file is what RFC 4180 says, and csvw finds nothing wrong with it."""
    from csvw import CSVW
    data = path.read_bytes()
    faults.expect(path, "lines do not end as RFC 4180 says", data.count(b"\n") == data.count(b"\r\n"))
    faults.expect(path, "the last line does not end", data.endswith(b"\r\n"))
    rows = rows_of(path)
    faults.expect(path, "there are no figures", rows)
    for number, row in enumerate(rows, 2):
        faults.expect(path, f"line {number} has an empty cell", all(row.values()) and None not in row)
    try:
        # Given the CSV file, csvw looks for the description by itself. It goes by the standard, and
        # takes every deviation for a fault.
        described = CSVW(str(path), validate=True)
        faults.expect(path, f"csvw: {[str(one.message) for one in described.warnings]}", described.is_valid)
        read = list(described.tables[0].iterdicts(strict=True))
    except ValueError as error:
        faults.append(f"{path}: csvw: {error}")
        return rows
    faults.expect(path, "csvw reads another number of rows", len(read) == len(rows))
    names = [column.name for column in described.tables[0].tableSchema.columns]
    faults.expect(path, "its description names other columns", names == list(rows[0]))
    for number, (row, typed) in enumerate(zip(rows, read), 2):
        for name in ("value", "numerator", "denominator", "standard_deviation"):
            is_sign = row[name].startswith("[")
            is_right = typed[name] is None if is_sign else float(typed[name]) == float(row[name])
            faults.expect(path, f"line {number}: {name} is {typed[name]!r}", is_right)
        if not row["lower"].startswith("["):
            ends = float(row["lower"]) <= float(row["value"]) <= float(row["upper"])
            faults.expect(path, f"line {number}: the figure lies outside its likely range", ends)
    return rows


def same(cell, text):
    """Whether a cell of a workbook or of JSON says what a cell of the CSV says."""
    if isinstance(cell, (int, float)):
        try:
            return float(cell) == float(text)
        except ValueError:
            return False
    return cell == text


def tables_of(sheet, faults, where):
    """The cells of the one table of a sheet, without its heads."""
    title = sheet["A1"].value
    faults.expect(where, "has no title in A1", title)
    faults.expect(where, "has merged cells", not sheet.merged_cells.ranges)
    faults.expect(where, "has frozen panes", sheet.freeze_panes is None)
    faults.expect(where, "is hidden", sheet.sheet_state == "visible")
    faults.expect(where, f"has {len(sheet.tables)} tables", len(sheet.tables) == 1)
    rows = [[cell.value for cell in row] for table in sheet.tables.values() for row in sheet[table.ref]]
    faults.expect(where, "has a blank cell", all(cell not in (None, "") for row in rows for cell in row))
    for table in sheet.tables.values():
        faults.expect(where, "has filters", table.autoFilter is None)
        heads = [column.name for column in table.tableColumns]
        faults.expect(where, "has other heads than its table", [str(cell) for cell in rows[0]] == heads)
    return rows[1:]


def check_workbook(path, rows, faults):
    """The workbook is laid out as the guidance says, and holds the figures of the CSV file."""
    import openpyxl
    book = openpyxl.load_workbook(path)
    faults.expect(path, f"its sheets are {book.sheetnames}", book.sheetnames[:4] == SHEETS_BEFORE)
    cover = [cell.value for (cell,) in book.worksheets[0].iter_rows(max_col=1)]
    faults.expect(path, "its cover has a blank line", all(cover))
    for sheet in book.worksheets[1:4]:
        tables_of(sheet, faults, f"{path} {sheet.title}")
    listed = [row[0] for row in tables_of(book.worksheets[1], faults, path)]
    faults.expect(path, f"its contents list {listed}", listed == book.sheetnames[2:])
    explained = {row[0] for row in tables_of(book.worksheets[2], faults, path)}
    cells = []
    for sheet in book.worksheets[4:]:
        cells += tables_of(sheet, faults, f"{path} {sheet.title}")
    faults.expect(path, f"has {len(cells)} figures and not {len(rows)}", len(cells) == len(rows))
    names = list(rows[0]) if rows else []
    for number, (found, row) in enumerate(zip(cells, rows), 1):
        for name, cell in zip(names, found):
            faults.expect(path, f"figure {number}: {name} is {cell!r}, not {row[name]!r}", same(cell, row[name]))
            if name in ("value", "numerator", "denominator", "standard_deviation") and not row[name].startswith("["):
                faults.expect(path, f"figure {number}: {name} is no number", isinstance(cell, (int, float)))
            signs = [f"[{sign}" for sign in row[name].split("[")[1:]] if row[name].startswith("[") else []
            faults.expect(path, f"does not explain {signs}", explained.issuperset(signs))
    return len(book.worksheets) - 4


def check_json(path, rows, faults):
    """The JSON file holds the figures of the CSV file."""
    data = json.loads(path.read_text(encoding="utf-8"))
    figures = [(indicator, figure) for indicator in data["indicators"] for figure in indicator["figures"]]
    faults.expect(path, f"has {len(figures)} figures and not {len(rows)}", len(figures) == len(rows))
    for number, ((indicator, figure), row) in enumerate(zip(figures, rows), 1):
        for name, key in SAID_ABOVE.items():
            faults.expect(path, f"figure {number}: {name}", indicator[key] == row[name])
        for name in row.keys() - NOT_IN_JSON:
            cell = figure.get(name, NOTHING)
            faults.expect(path, f"figure {number}: {name} is {cell!r}, not {row[name]!r}", same(cell, row[name]))
        faults.expect(path, f"figure {number} says more than the CSV", figure.keys() <= row.keys())


def check_calendar(path, faults):
    """A program that keeps calendars can read the calendar of releases. Answers how many events it has."""
    import icalendar
    data = path.read_bytes()
    faults.expect(path, "lines do not end as RFC 5545 says", data.count(b"\n") == data.count(b"\r\n"))
    faults.expect(path, "a line is too long", all(len(line) <= 75 for line in data.split(b"\r\n")))
    calendar = icalendar.Calendar.from_ical(data)
    broken = [one for part in calendar.walk() for one in part.errors]
    faults.expect(path, f"icalendar: {broken}", not broken)
    events = calendar.walk("VEVENT")
    faults.expect(path, "there are no events", events)
    names = {str(event["UID"]) for event in events}
    faults.expect(path, "two events are one", len(names) == len(events))
    for event in events:
        missing = [name for name in ("UID", "DTSTAMP", "DTSTART", "SUMMARY") if not event.get(name)]
        faults.expect(path, f"an event has no {missing}", not missing)
    # Reading it and writing it again changes no event.
    again = icalendar.Calendar.from_ical(calendar.to_ical()).walk("VEVENT")
    faults.expect(path, "written again, it says something else", list(again) == list(events))
    return len(events)


def main(site):
    faults = Faults()
    described = sorted(site.glob("outcomes/**/*.csv-metadata.json"))
    files = [path.with_name(path.name.removesuffix("-metadata.json")) for path in described]
    every = sorted(site.glob("outcomes/**/*.csv"))
    faults.expect(site, f"CSV files without a description: {set(every) - set(files)}", every == files)
    faults.expect(site, "there are no downloads", files)
    figures = sheets = 0
    for path in files:
        rows = check_csv(path, faults)
        figures += len(rows)
        sheets += check_workbook(path.with_suffix(".xlsx"), rows, faults)
        check_json(path.with_suffix(".json"), rows, faults)
    calendar = site / "releases" / "calendar.ics"
    faults.expect(calendar, "is not there", calendar.exists())
    events = check_calendar(calendar, faults) if calendar.exists() else 0
    for fault in faults[:50]:
        print(fault, file=sys.stderr)
    if faults:
        print(f"{len(faults)} faults.", file=sys.stderr)
        return 1
    print(f"{len(files)} data sets with {figures} figures are the same in CSV, in {sheets} tables and in JSON.")
    print(f"The calendar has {events} releases.")
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    try:
        import csvw  # noqa: F401
        import icalendar  # noqa: F401
        import openpyxl  # noqa: F401
    except ImportError:
        in_environment()
    sys.exit(main(Path(sys.argv[1])))
