//! Exchange rates that are inverted.

use rust_decimal::Decimal;

use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic};
use crate::knowledge::Knowledge;

/// A yearly average changes by less than this factor from one year to another; a greater change may be an inversion.
const MOVES: Decimal = Decimal::from_parts(125, 0, 0, false, 2);

/// A rate is compared with this many neighbours on either side; comparing every pair would take quadratic time on a long
/// list.
const NEAR: usize = 20;

/// A rate is inverted if it is far from those of most other years, and close to them once it is inverted again.
pub(super) fn check(knowledge: &Knowledge, config: &Config, found: &mut Vec<Diagnostic>) {
    let (Some(path), Some(own)) = (&knowledge.schema.rates.path, &config.currency) else { return };
    let rates: Vec<_> = knowledge.schema.rates.iter().collect();
    for of_one in rates.chunk_by(|a, b| a.0 == b.0) {
        for (at, (code, year, rate)) in of_one.iter().enumerate() {
            let around = at.saturating_sub(NEAR)..of_one.len().min(at + NEAR + 1);
            let others = around.len() - 1;
            let against = around.filter(|other| *other != at && is_turned(rate.rate, of_one[*other].2.rate)).count();
            // Of two rates, nobody can tell which is wrong; the later one is reported.
            if against * 2 > others && (of_one.len() > 2 || at == 1) {
                let turned = Decimal::ONE.checked_div(rate.rate).and_then(|turned| turned.round_sf(6)).map(|turned| turned.normalize());
                let message = format!("the rate of {code} for {year} is far from the other years, and near to them turned round");
                let own = own.code();
                let wanted = turned.map(|turned| format!("; {turned} is one divided by what stands here")).unwrap_or_default();
                let help = format!("a rate is what one {code} costs in {own}{wanted}");
                found.push(Diagnostic::new(Code::TurnedRate, path, rate.at.clone(), message).help(help));
            }
        }
    }
}

/// Whether `rate` is at least a quarter away from the usual one, and much closer once it is inverted.
fn is_turned(rate: Decimal, usual: Decimal) -> bool {
    let away = |a: Decimal, b: Decimal| a.max(b).checked_div(a.min(b));
    let turned = Decimal::ONE.checked_div(rate);
    let (Some(as_is), Some(turned)) = (away(rate, usual), turned.and_then(|turned| away(turned, usual))) else { return false };
    as_is > MOVES && (turned - Decimal::ONE) * Decimal::from(3) < as_is - Decimal::ONE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_apart_are_not_turned() {
        for (rate, usual, turned) in [
            ("1.343", "0.745", true),
            ("0.9456", "1.1321", false),
            ("150.2", "0.0067", true),
            ("0.0011", "0.0036", false),
            ("0.745", "0.72", false),
            ("1", "1", false),
        ] {
            assert_eq!(is_turned(rate.parse().unwrap(), usual.parse().unwrap()), turned, "{rate} beside {usual}");
        }
    }
}
