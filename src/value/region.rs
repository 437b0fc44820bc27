//! The regions of the world as the United Nations define them (standard M49), by ISO 3166-1 code.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::Country;

/// A region of the world.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names are the documentation")]
pub enum Region {
    Africa,
    Americas,
    Asia,
    Europe,
    Oceania,
}

/// The countries of each region. Taiwan, which the United Nations count with China, and Kosovo are listed where they lie.
const COUNTRIES: [(Region, &str); 5] = [
    (
        Region::Africa,
        "AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG EH ER ET GA GH GM GN GQ GW IO KE KM LR LS LY MA MG ML MR MU MW MZ NA NE NG RE RW SC SD \
         SH SL SN SO SS ST SZ TD TF TG TN TZ UG YT ZA ZM ZW",
    ),
    (
        Region::Americas,
        "AG AI AR AW BB BL BM BO BQ BR BS BV BZ CA CL CO CR CU CW DM DO EC FK GD GF GL GP GS GT GY HN HT JM KN KY LC MF MQ MS MX NI PA PE \
         PM PR PY SR SV SX TC TT US UY VC VE VG VI",
    ),
    (
        Region::Asia,
        "AE AF AM AZ BD BH BN BT CN CY GE HK ID IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK MM MN MO MV MY NP OM PH PK PS QA SA SG SY TH \
         TJ TL TM TR TW UZ VN YE",
    ),
    (
        Region::Europe,
        "AD AL AT AX BA BE BG BY CH CZ DE DK EE ES EU FI FO FR GB GG GI GR HR HU IE IM IS IT JE LI LT LU LV MC MD ME MK MT NL NO PL PT RO \
         RS RU SE SI SJ SK SM UA VA XK",
    ),
    (Region::Oceania, "AS AU CC CK CX FJ FM GU HM KI MH MP NC NF NR NU NZ PF PG PN PW SB TK TO TV UM VU WF WS"),
];

static REGIONS: LazyLock<FxHashMap<&str, Region>> =
    LazyLock::new(|| COUNTRIES.iter().flat_map(|(region, codes)| codes.split(' ').map(|code| (code, *region))).collect());

impl Region {
    /// All regions.
    pub const ALL: [Self; 5] = [Self::Africa, Self::Americas, Self::Asia, Self::Europe, Self::Oceania];

    /// The region of a country; none for Antarctica.
    pub fn of(country: Country) -> Option<Self> {
        REGIONS.get(country.code()).copied()
    }

    /// Its name in addresses and data.
    pub fn word(self) -> &'static str {
        match self {
            Self::Africa => "africa",
            Self::Americas => "americas",
            Self::Asia => "asia",
            Self::Europe => "europe",
            Self::Oceania => "oceania",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_country_lies_in_one_part_of_the_world() {
        let codes = rust_iso3166::ALL.iter().map(|country| country.alpha2).chain(["EU", "XK"]);
        for code in codes.filter(|code| *code != "AQ") {
            let parts = COUNTRIES.iter().filter(|(_, codes)| codes.split(' ').any(|known| known == code)).count();
            assert_eq!(parts, 1, "{code}");
            assert!(Country::parse(code).is_ok_and(|country| Region::of(country).is_some()), "{code}");
        }
        let known = COUNTRIES.iter().flat_map(|(_, codes)| codes.split(' '));
        assert_eq!(known.filter(|code| Country::parse(code).is_err()).count(), 0);
    }
}
