import datetime as dt

import pytest

from contentgen.read.dates import find_date, parse_date, split_name

DAY = dt.date(2024, 12, 17)


@pytest.mark.parametrize(
    "text",
    [
        "2024-12-17", "2024/12/17", "20241217", "12/17/2024", "17/12/2024", "12-17-24",
        "17.12.2024", "Dec 17 2024", "Dec. 17, 2024", "December 17th, 2024", "17 December 2024",
        "Tuesday, December 17, 2024", "17 de diciembre de 2024", "17 dic 2024",
        "Martes, 17 de Diciembre del 2024", "Tue, 17 Dec 2024 23:30:00 -0800",
        "2024-12-17T23:30:00+05:30", "2024-12-17 10:00", "2024-12-17T10:00:00.000Z",
        "2024-12-17 10:00:00 -0500", "Dec 17, 2024 at 10:00 AM", "Tue Dec 17 10:00:00 UTC 2024",
    ],
)  # fmt: skip
def test_dates_as_people_write_them(text: str) -> None:
    assert parse_date(text) == DAY


@pytest.mark.parametrize(
    "text",
    [
        "", "2024", "12:30", "2024-02-30", "Feb 30 2024", "13/13/2024", "soon", "Dec 2024",
        "17 Dec", "12/17/2024 was a Tuesday", "In May 2024 I saw 12 runners",
        "Dec 17 2024 and Jan 2", "5 May 3 2024", "1/2/3/4",
    ],
)  # fmt: skip
def test_what_is_no_date(text: str) -> None:
    assert parse_date(text) is None


def test_the_brand_settles_which_is_the_month() -> None:
    assert parse_date("03/04/2024", "mdy") == dt.date(2024, 3, 4)
    assert parse_date("03/04/2024", "dmy") == dt.date(2024, 4, 3)


def test_words_before_a_date() -> None:
    for line in ("Published on December 17, 2024", "Date: 12/17/2024", "Publicado el 17/12/2024"):
        assert find_date(line) == DAY
    assert find_date("Published in 2024") is None


def test_file_names() -> None:
    assert split_name("2024-12-17-calf-pain") == (DAY, "calf-pain")
    assert split_name("2024-13-17-calf-pain") == (None, "2024-13-17-calf-pain")
    assert split_name("calf-pain") == (None, "calf-pain")
