//! Dates and periods in the site's language, never more precise than they were given.

use jiff::civil;

use super::Words;
use crate::value::{Date, Period, Precision, Said, Single};

/// The messages for numbers of years, months, weeks and days.
const UNITS: [&str; 4] = ["period_years", "period_months", "period_weeks", "period_days"];

impl Words {
    /// A date whose interval is a duration: "about December 2023", "since July 2024".
    ///
    /// ```
    /// let words = statebook::words::Words::english();
    /// let date = |text| statebook::value::Date::parse(text).map(|date| words.date(&date));
    /// assert_eq!(date("2023-12~").as_deref(), Ok("about December 2023"));
    /// assert_eq!(date("2023/2024-06-03").as_deref(), Ok("2023 to 3 June 2024"));
    /// ```
    pub fn date(&self, date: &Date) -> String {
        match date.said() {
            Some(Said::At(single)) => self.single(&single),
            Some(Said::Until(until)) => self.dated("date_until", &until),
            Some(Said::Since(from)) => self.dated("date_since", &from),
            Some(Said::Between(from, until)) => self.interval("date_from_to", &from, &until),
            None => date.shown(),
        }
    }

    /// The date of a moment, for which an open end is a limit: "2027 or later".
    pub fn moment(&self, date: &Date) -> String {
        match date.said() {
            Some(Said::At(single)) => self.single(&single),
            Some(Said::Until(until)) => self.dated("date_or_earlier", &until),
            Some(Said::Since(from)) => self.dated("date_or_later", &from),
            Some(Said::Between(from, until)) => self.interval("date_between", &from, &until),
            None => date.shown_as_moment(),
        }
    }

    /// A day: "4 December 2023".
    pub fn day(&self, day: civil::Date) -> String {
        self.date(&Date::from_day(day))
    }

    /// A year: "2023", or in the digits of the language.
    pub fn year(&self, year: i16) -> String {
        match (&self.forms, gregorian(civil::Date::new(year, 1, 1).unwrap_or_default())) {
            (Some(forms), Some(day)) => forms.years.format(&day).to_string(),
            _ => year.to_string(),
        }
    }

    /// A period: "1 year 6 months".
    pub fn period(&self, period: &Period) -> String {
        let amounts = UNITS.into_iter().zip(period.amounts()).filter(|(_, amount)| *amount > 0);
        let parts: Vec<String> = amounts.map(|(unit, amount)| self.say(unit, &[("count", usize::from(amount).into())])).collect();
        match &self.forms {
            Some(forms) => forms.units.format_to_string(parts.iter()),
            None => parts.join(" "),
        }
    }

    fn interval(&self, id: &str, from: &Single, until: &Single) -> String {
        let precisions = [("from_precision", precision(from).into()), ("until_precision", precision(until).into())];
        self.say(id, &[("from", (&self.single(from)).into()), ("until", (&self.single(until)).into()), precisions[0], precisions[1]])
    }

    fn dated(&self, id: &str, single: &Single) -> String {
        self.say(id, &[("date", (&self.single(single)).into()), ("precision", precision(single).into())])
    }

    fn single(&self, single: &Single) -> String {
        let mut said = self.plain(single);
        if single.is_about {
            said = self.say("date_about", &[("date", (&said).into())]);
        }
        if single.is_uncertain {
            said = self.say("date_uncertain", &[("date", (&said).into())]);
        }
        said
    }

    /// The date without its qualifiers.
    fn plain(&self, single: &Single) -> String {
        match (&self.forms, gregorian(single.earliest)) {
            (Some(forms), Some(day)) => match single.precision {
                Precision::Year => forms.years.format(&day).to_string(),
                Precision::Month => forms.months.format(&day).to_string(),
                Precision::Day => forms.days.format(&day).to_string(),
            },
            _ => single.plain(),
        }
    }
}

/// How well a date is known; in some languages that decides which words come before it.
fn precision(single: &Single) -> &'static str {
    match single.precision {
        _ if single.is_about => "about",
        Precision::Year => "year",
        Precision::Month => "month",
        Precision::Day => "day",
    }
}

/// A day as the formatters expect it.
fn gregorian(day: civil::Date) -> Option<icu_calendar::Date<icu_calendar::Gregorian>> {
    icu_calendar::Date::try_new_gregorian(day.year().into(), day.month().unsigned_abs(), day.day().unsigned_abs()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tests::words;

    #[test]
    fn dates_are_said_as_the_language_writes_them() {
        let date = |language, text| words(language).date(&Date::parse(text).unwrap());
        assert_eq!(date("fr", "2025-03-12"), "12 mars 2025");
        assert_eq!(date("fr", "2025-03~"), "vers mars 2025");
        assert_eq!(date("fr", "2025?/2026-01-01"), "de 2025 (incertain) au 1 janvier 2026");
        assert_eq!(
            ["2024/..", "2024-03-12/..", "../2024-03~"].map(|text| date("fr", text)),
            ["depuis 2024", "depuis le 12 mars 2024", "jusque vers mars 2024"]
        );
        assert_eq!(date("ar", "2025-03-12"), "12 مارس 2025");
        assert_eq!(date("ar-EG", "2025/.."), "منذ ٢٠٢٥");
        assert_eq!(date("ja", "2025-03"), "2025年3月");
        assert_eq!(date("ja", "0077"), "西暦77年");
        assert_eq!(date("pt-BR", "2025-03"), "março de 2025");
        assert_eq!(date("en-US", "2025-03-12"), "March 12, 2025");
        // A calendar of the language's own would give another year than the source.
        assert_eq!(date("fa", "2025-03"), "مارس ۲۰۲۵");
    }

    #[test]
    fn english_says_what_diagnostics_say() {
        let english = words("en");
        for text in [
            "2023",
            "0001",
            "2023-12",
            "2023-12-04",
            "2023-12~",
            "2023?",
            "2023%",
            "2023-12/2024-06",
            "2024-06~/2024",
            "2024/..",
            "../2024",
        ] {
            let date = Date::parse(text).unwrap();
            assert_eq!((english.date(&date), english.moment(&date)), (date.shown(), date.shown_as_moment()));
        }
        for text in ["P12M", "P1Y", "P1Y6M", "P90D", "P2W", "P9999Y9999M9999W9999D"] {
            let period = Period::parse(text).unwrap();
            assert_eq!(english.period(&period), period.shown());
        }
    }

    #[test]
    fn lengths_of_time_are_counted() {
        let period = |language, text| words(language).period(&Period::parse(text).unwrap());
        assert_eq!(period("fr", "P1Y6M"), "1 an 6 mois");
        assert_eq!(period("ar", "P2Y3M"), "سنتين و3 أشهر");
    }
}
