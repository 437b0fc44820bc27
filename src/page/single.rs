//! The single points of failure of a project: what alone stops or freezes it, and by whose law.

use super::Pages;
use super::model::{Rows, Single};
use super::plan::CUT_OFF;
use super::reasons::Reasons;
use super::shared::country_name;
use super::value::Sources;
use crate::knowledge::Ix;
use crate::view::cut_off::{Belongs, Point};

/// As many of each kind a page shows with their chains; of more only the nearest.
const LISTED: usize = 40;
/// How many of the nearest, then.
const NEAREST: usize = 12;

impl Pages {
    /// The single points of failure of a project; nothing for other entries, and where there are none.
    pub(super) fn single(&self, ix: Ix, sources: &mut Sources) -> Option<Single> {
        let cut_offs = &self.views.cut_offs;
        let (stops, freezes) = cut_offs.single_counts(ix);
        if !self.knowledge.entry(ix).kind.project || stops + freezes == 0 {
            return None;
        }
        let nearest = cut_offs.nearest(ix, if stops.max(freezes) > LISTED { NEAREST } else { LISTED });
        let mut reasons = Reasons::new(self);
        let mut rows = |points: &[Point]| {
            let mut rows = Rows::default();
            for point in points {
                rows.add(|html| {
                    html.push_str("<li>");
                    self.push_named(html, point.entry, CUT_OFF, None);
                    if !point.reasons.is_empty() {
                        html.push_str("<ol class=\"chain reasons\">");
                        reasons.push_chain(html, &point.reasons, sources);
                        html.push_str("</ol>");
                    }
                    html.push_str("</li>");
                });
            }
            rows
        };
        let (listed_stops, listed_freezes) = (rows(&nearest.stops), rows(&nearest.freezes));
        let mut countries: Vec<(String, usize)> =
            cut_offs.single_by_country(ix).into_iter().map(|(belongs, count)| (self.whose(belongs), count)).collect();
        countries.sort_by_cached_key(|(title, count)| (std::cmp::Reverse(*count), title.to_lowercase()));
        Some(Single {
            stops_count: stops,
            stops: listed_stops,
            freezes_count: freezes,
            freezes: listed_freezes,
            countries,
            json: self.url("data/cut-off.json"),
        })
    }

    /// What a group of countries is called.
    pub(super) fn whose(&self, belongs: Belongs) -> String {
        match belongs {
            Belongs::To(country) => country_name(&self.knowledge, &self.config, country).title,
            Belongs::ToSeveral => "Several countries".to_owned(),
            Belongs::ToNone => "No country recorded".to_owned(),
        }
    }
}
