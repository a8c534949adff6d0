"""Bank holidays by rule against the list that the government publishes."""

from datetime import date, timedelta

from govuk_bank_holidays.bank_holidays import BankHolidays

from wayside.calculations.holidays import is_public_holiday

FIRST_YEAR_HERE = 2013  # before it the Jubilee of 2012, which no record of this system reaches


def published() -> set[date]:
    """England and Wales in the package's own copy of gov.uk/bank-holidays.json."""
    listed = BankHolidays(use_cached_holidays=True)
    found = listed.get_holidays(division=BankHolidays.ENGLAND_AND_WALES)
    return {each["date"] for each in found if each["date"].year >= FIRST_YEAR_HERE}


def test_each_day_is_one_or_none_as_published() -> None:
    theirs = published()
    first, last = date(FIRST_YEAR_HERE, 1, 1), date(max(theirs).year, 12, 31)
    days = [first + timedelta(days=each) for each in range((last - first).days + 1)]
    assert {day for day in days if is_public_holiday(day)} == theirs
    assert len(theirs) > 8 * (last.year - first.year)


def test_days_of_other_nations_are_not_kept() -> None:
    assert not is_public_holiday(date(2018, 1, 2))  # Scotland
    assert not is_public_holiday(date(2018, 3, 19))  # Northern Ireland: 17 March was a Saturday
