//! Values, each in the form of its type.

use super::link::{address, link};
use super::{Html, Markup, Sources, apart, listed, time};
use crate::entry::{Entry, Value};
use crate::value::Country;

impl Markup {
    /// The values of a claim about a field of `entry`, separated by commas.
    pub fn values(&self, entry: &Entry, field: usize, values: &[Value], sources: &mut Sources) -> Html {
        match values {
            [value] => self.value(entry, field, value, sources),
            values => listed(self.words.text("comma"), values.iter().map(|value| self.value(entry, field, value, sources))),
        }
    }

    fn value(&self, entry: &Entry, field: usize, value: &Value, sources: &mut Sources) -> Html {
        match value {
            Value::Text(text) => apart(&self.words, text),
            Value::Markdown(markdown) => {
                let text = self.filled(&markdown.body, &[], |link| self.knowledge.link_target(&markdown.body.links[link]), sources);
                if self.words.direction().is_turned_by(text.as_str()) {
                    html! { bdi { (text) } }
                } else {
                    text
                }
            }
            Value::Bool(value) => html! { (self.words.text(if *value { "yes" } else { "no" })) },
            Value::Count(count) => html! { (self.words.count(count)) },
            Value::Quantity(quantity) => html! { (self.words.quantity(quantity)) },
            Value::Money(money) => html! { (self.words.money(money)) },
            Value::Date(date) => time(&self.words, date),
            Value::Url(url) => address(url),
            Value::Choice(word) => {
                let vocabulary = entry.kind.fields[field].vocabulary.as_deref().unwrap_or_default();
                self.term(vocabulary, word)
            }
            Value::Country(country) => self.country(*country),
            Value::Language(language) => html! { (self.words.language(language)) },
            Value::Licence(licence) => {
                let text = licence.text().trim_start_matches("LicenseRef-");
                licence.url().map_or_else(|| html! { (text) }, |url| link(&url, text))
            }
            Value::Ref(reference) => match self.knowledge.find(&reference.value) {
                Some(target) => self.link(target).to_html(),
                None => html! { (reference.value) },
            },
        }
    }

    /// A country as a link to its page; only its name if it has none.
    pub fn country(&self, country: Country) -> Html {
        match self.knowledge.countries.get(&country) {
            Some(ix) => self.link(*ix).to_html(),
            None => apart(&self.words, &self.country_title(country)),
        }
    }
}
