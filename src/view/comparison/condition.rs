//! The conditions of a table, parsed once, and the test whether a row meets them.

use jiff::civil;
use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive;
use std::sync::Arc;

use crate::config::Config;
use crate::entry::{Content, Value, Where};
use crate::knowledge::{Ix, Knowledge};
use crate::schema::column::{Column, Part};
use crate::schema::{FieldType, Kind, Wanted};
use crate::value::Country;
use crate::view::order::converted;
use crate::view::said::{headline, texts, ties, values};

/// Tests which rows a table has.
pub(super) struct Filter<'k> {
    knowledge: &'k Knowledge,
    config: &'k Config,
    as_of: civil::Date,
}

/// The parsed `where`.
pub(super) struct Conditions {
    all: Vec<(Column, Vec<Wanted>)>,
    any_of: Vec<Conditions>,
    none_of: Vec<Conditions>,
}

impl<'k> Filter<'k> {
    pub(super) fn new(knowledge: &'k Knowledge, config: &'k Config, as_of: civil::Date) -> Self {
        Self { knowledge, config, as_of }
    }

    /// Parses conditions. Invalid ones are left out; they are reported elsewhere.
    pub(super) fn read(&self, written: &Where, kinds: &[&Arc<Kind>]) -> Conditions {
        let schema = &self.knowledge.schema;
        let all = written.conditions.iter().filter_map(|(name, words)| {
            let column = Column::read(&name.value, kinds, schema).ok()?;
            let wanted = words.iter().filter_map(|word| Wanted::read(&word.value, &column, schema).ok());
            let wanted = wanted.map(|wanted| self.by_id(wanted, &column)).collect();
            Some((column, wanted))
        });
        let all = all.collect();
        let inner = |several: &[Where]| several.iter().map(|one| self.read(one, kinds)).collect();
        Conditions { all, any_of: inner(&written.any_of), none_of: inner(&written.none_of) }
    }

    /// Replaces a stem with its id where entries are compared.
    fn by_id(&self, wanted: Wanted, column: &Column) -> Wanted {
        let refers = match &column.part {
            Part::Depends(_) => true,
            Part::Field(fields) => fields.field().kind == FieldType::Ref,
            _ => false,
        };
        match wanted {
            Wanted::Text(name) if refers => {
                let id = self.knowledge.find(&name).map(|ix| (*self.knowledge.entry(ix).id).into());
                Wanted::Text(id.unwrap_or(name))
            }
            other => other,
        }
    }

    pub(super) fn fits(&self, row: Ix, conditions: &Conditions) -> bool {
        conditions.all.iter().all(|(column, wanted)| self.says(row, column, wanted))
            && (conditions.any_of.is_empty() || conditions.any_of.iter().any(|inner| self.fits(row, inner)))
            && !conditions.none_of.iter().any(|inner| self.fits(row, inner))
    }

    /// Whether a row has one of the wanted values.
    fn says(&self, row: Ix, column: &Column, wanted: &[Wanted]) -> bool {
        let said = texts(self.knowledge, row, column, self.as_of);
        wanted.iter().any(|wanted| match wanted {
            Wanted::Text(text) if matches!(column.part, Part::Regions) => {
                said.iter().any(|said| **said == **text) || self.is_in(row, column, text)
            }
            Wanted::Text(text) => said.iter().any(|said| **said == **text),
            Wanted::Value => self.has_value(row, column),
            Wanted::Within(date) => self.any_value(
                row,
                column,
                |value, _| matches!(value, Value::Date(own) if date.earliest() <= own.earliest() && own.latest() <= date.latest()),
            ),
            Wanted::Between(least, most) => self.any_value(row, column, |value, money| {
                let number = match value {
                    Value::Count(count) => Decimal::from_u128(count.0),
                    Value::Quantity(quantity) => Some(quantity.amount),
                    Value::Money(_) => money,
                    _ => None,
                };
                number.is_some_and(|number| least.is_none_or(|least| least <= number) && most.is_none_or(|most| number <= most))
            }),
        })
    }

    /// Whether one of the countries is the bloc with this code, or a member of it.
    fn is_in(&self, row: Ix, column: &Column, code: &str) -> bool {
        let Ok(bloc) = Country::parse(code) else { return false };
        self.knowledge.reached(row, &column.way).into_iter().any(|ix| {
            let countries = &self.knowledge.entry(ix).countries;
            countries.iter().any(|own| own.value == bloc || self.knowledge.members(bloc).any(|member| member == own.value))
        })
    }

    fn has_value(&self, row: Ix, column: &Column) -> bool {
        match &column.part {
            Part::Field(_) => self.any_value(row, column, |_, _| true),
            Part::Converted(_) => self.any_value(row, column, |_, money| money.is_some()),
            Part::Depends(role) => self
                .knowledge
                .reached(row, &column.way)
                .into_iter()
                .any(|ix| ties(self.knowledge.entry(ix), role.as_deref()).next().is_some()),
            _ => !texts(self.knowledge, row, column, self.as_of).is_empty(),
        }
    }

    /// Whether any value of the column passes the test. For money, the test also gets its amount in the site's currency.
    fn any_value(&self, row: Ix, column: &Column, is_so: impl Fn(&Value, Option<Decimal>) -> bool) -> bool {
        let (Part::Field(fields) | Part::Converted(fields)) = &column.part else { return false };
        self.knowledge.reached(row, &column.way).into_iter().any(|ix| {
            let Some(claim) = headline(self.knowledge.entry(ix), fields) else { return false };
            let money = matches!(&claim.content, Content::Values(values) if matches!(values.first(), Some(Value::Money(_))));
            let money = money.then(|| converted(self.knowledge, self.config, claim)).flatten();
            values(claim).iter().any(|value| is_so(value, money))
        })
    }
}
