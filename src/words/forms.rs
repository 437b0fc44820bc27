//! The forms in which a language writes dates, numbers and lists: formatters of Unicode's data, made once per build.

use icu_calendar::{Date, Gregorian};
use icu_datetime::fieldsets::{Y, YM, YMD};
use icu_datetime::options::YearStyle;
use icu_datetime::{DateTimeFormatterPreferences, FixedCalendarDateTimeFormatter};
use icu_decimal::{CompactDecimalFormatter, DecimalFormatter};
use icu_list::ListFormatter;
use icu_list::options::{ListFormatterOptions, ListLength};
use icu_locale_core::Locale;

/// Formats dates of one precision. Sources use the Gregorian calendar, and so does the site in every language.
type Dates<Fields> = FixedCalendarDateTimeFormatter<Gregorian, Fields>;

/// The formatters of one language.
pub(super) struct Forms {
    pub(super) days: Dates<YMD>,
    pub(super) months: Dates<YM>,
    pub(super) years: Dates<Y>,
    pub(super) decimal: DecimalFormatter,
    /// "7 milliards"
    pub(super) long: CompactDecimalFormatter,
    /// "7 Md"
    pub(super) short: CompactDecimalFormatter,
    /// Joins the parts of a period.
    pub(super) units: ListFormatter,
}

impl Forms {
    /// The formatters of a language; none if Unicode's data lack the language, in which case they would write "2025 M03 12"
    /// and "7G".
    pub(super) fn of(locale: &Locale) -> Option<Self> {
        if !is_known(locale) {
            return None;
        }
        let dates: DateTimeFormatterPreferences = locale.into();
        let narrow = ListFormatterOptions::default().with_length(ListLength::Narrow);
        Some(Self {
            days: Dates::try_new(dates, YMD::long().with_year_style(YearStyle::Full)).ok()?,
            months: Dates::try_new(dates, YM::long().with_year_style(YearStyle::Full)).ok()?,
            years: Dates::try_new(dates, Y::long().with_year_style(YearStyle::Full)).ok()?,
            decimal: DecimalFormatter::try_new(locale.into(), Default::default()).ok()?,
            long: CompactDecimalFormatter::try_new_long(locale.into(), Default::default()).ok()?,
            short: CompactDecimalFormatter::try_new_short(locale.into(), Default::default()).ok()?,
            units: ListFormatter::try_new_unit(locale.into(), narrow).ok()?,
        })
    }
}

/// Whether Unicode's data have words for a language. Without them months are written as numbers.
fn is_known(locale: &Locale) -> bool {
    let month = |locale: &Locale| {
        let day = Date::try_new_gregorian(2025, 3, 1).ok()?;
        Some(Dates::try_new(locale.into(), YMD::long()).ok()?.format(&day).to_string())
    };
    month(locale) != month(&Locale::UNKNOWN)
}

/// How a language joins the last items of a list.
pub(super) struct Lists {
    pub(super) and: ListFormatter,
    pub(super) or: ListFormatter,
}

impl Lists {
    pub(super) fn of(locale: &Locale) -> Option<Self> {
        let wide = ListFormatterOptions::default();
        Some(Self { and: ListFormatter::try_new_and(locale.into(), wide).ok()?, or: ListFormatter::try_new_or(locale.into(), wide).ok()? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_in_every_language() {
        let day = Date::try_new_gregorian(2025, 3, 1).unwrap();
        let letters = || 'a'..='z';
        let codes = letters().flat_map(|first| letters().map(move |second| format!("{first}{second}")));
        let tags = codes.flat_map(|code| ["", "-BR", "-CA", "-AE", "-Latn"].map(|rest| format!("{code}{rest}")));
        let known = tags.filter_map(|tag| Forms::of(&Locale::try_from_str(&tag).ok()?));
        let written = known.filter(|forms| {
            let (month, year) = (forms.months.format(&day).to_string(), forms.years.format(&day).to_string());
            !month.is_empty() && !year.is_empty() && forms.days.format(&day).to_string() != month
        });
        assert!(written.count() > 500);
    }
}
