//! The single points of failure of a project: what alone stops or freezes it, as chains in the order in which they fall.

use super::Pages;
use super::model::{Dependence, Rows, Single};
use super::reasons::{Reasons, ends};
use super::shared::country_name;
use super::value::{Sources, push_text};
use super::words::{self, State};
use crate::knowledge::Ix;
use crate::markup::address::CUT_OFF;
use crate::view::cut_off::{Belongs, Point};
use crate::view::evidence::Strength;

/// As many of each kind a page shows with their chains; of more only the nearest.
const LISTED: usize = 40;
/// How many of the nearest, then.
const NEAREST: usize = 12;

/// Points that stop each other, at one place of a chain.
struct Place<'v> {
    points: Vec<&'v Point>,
    /// Whether no other place leads here: a chain begins with it.
    first: bool,
}

impl Pages {
    /// The single points of failure of a project, where there are any, and what they mean for it in a sentence; nothing for other entries.
    pub(super) fn single(&self, ix: Ix, sources: &mut Sources) -> (Option<Single>, Option<Dependence>) {
        let cut_offs = &self.views.cut_offs;
        if !self.knowledge.entry(ix).kind.project {
            return (None, None);
        }
        let (stops, freezes) = cut_offs.single_counts(ix);
        let nearest = cut_offs.nearest(ix, if stops.max(freezes) > LISTED { NEAREST } else { LISTED });
        let dependence = Some(self.dependence(ix, &nearest, (stops, freezes)));
        if stops + freezes == 0 {
            return (None, dependence);
        }
        let mut reasons = Reasons::new(self);
        let mut chains = |points: &[Point]| {
            let (parties, suppliers): (Vec<&Point>, Vec<&Point>) = points.iter().partition(|point| self.is_party(point));
            [suppliers, parties].map(|points| self.point_chains(&points, &mut reasons, sources))
        };
        let listed = nearest.stops.len() + nearest.freezes.len();
        let ([stop_suppliers, stop_parties], [freeze_suppliers, freeze_parties]) = (chains(&nearest.stops), chains(&nearest.freezes));
        let single = Single {
            count: stops + freezes,
            listed,
            finding: words::single(&[(State::Stopped, stops), (State::Frozen, freezes)], self.knowledge.runs(ix)),
            stops: stop_suppliers,
            freezes: freeze_suppliers,
            parties: words::parties(&self.party_roles()),
            party_stops: stop_parties,
            party_freezes: freeze_parties,
            json: self.url("data/cut-off.json"),
        };
        (Some(single), dependence)
    }

    /// Whether a point, or what it takes along first, takes part in the project and is no supplier.
    fn is_party(&self, point: &Point) -> bool {
        let Some((group, _)) = point.reasons.first() else { return false };
        let roles = self.knowledge.vocabularies().named("role");
        let mut edges = self.views.cut_offs.graph.edges(&self.knowledge, *group);
        edges.all(|edge| roles.and_then(|roles| roles.word(&self.knowledge.dependency(edge).role)).is_some_and(|role| role.party))
    }

    /// The labels of the roles of parties: "operator, funding".
    pub(super) fn party_roles(&self) -> String {
        let roles = self.knowledge.vocabularies().named("role").map(|roles| &*roles.words).unwrap_or_default();
        let labels: Vec<String> = roles.iter().filter(|role| role.party).map(|role| role.label.to_lowercase()).collect();
        labels.join(", ")
    }

    /// Points in the order in which they stop each other, a line a chain. Those with the same chain behind them share a line.
    fn point_chains(&self, points: &[&Point], reasons: &mut Reasons<'_>, sources: &mut Sources) -> Rows {
        let places = self.places(points);
        let mut lines: Vec<Vec<&Place<'_>>> = Vec::new();
        for place in places.iter().filter(|place| place.first) {
            let behind = behind(place);
            match lines.iter_mut().find(|line| !behind.is_empty() && self::behind(line[0]) == behind) {
                Some(line) => line.push(place),
                None => lines.push(vec![place]),
            }
        }
        let mut rows = Rows::default();
        for line in lines {
            rows.add(|html| {
                html.push_str("<li><ol class=\"chain cause\">");
                self.push_line(html, &places, &line, reasons, sources);
                html.push_str("</ol>");
                let strengths = line.iter().flat_map(|place| &place.points).map(|point| reasons.chain_strength(&point.reasons));
                self.push_evidence(html, strengths.max().unwrap_or(Strength::BEST));
                html.push_str("</li>");
            });
        }
        rows
    }

    /// The places of points, nearest to the project first.
    fn places<'v>(&self, points: &[&'v Point]) -> Vec<Place<'v>> {
        let cut_offs = &self.views.cut_offs;
        let mut places: Vec<Place<'v>> = Vec::new();
        for point in points {
            let each_other = |place: &Place<'_>| {
                let known = place.points[0].entry;
                cut_offs.stops(known, point.entry) && cut_offs.stops(point.entry, known)
            };
            if let Some(place) = places.iter_mut().find(|place| each_other(place)) {
                place.points.push(point);
                continue;
            }
            let leads_to = behind_of(point).iter().rev().find_map(|(_, member)| place_of(&places, *member));
            if let Some(at) = leads_to {
                places[at].first = false;
            }
            places.push(Place { points: vec![point], first: true });
        }
        places
    }

    /// Appends the links of a chain, from what falls first to what stands right under the project.
    fn push_line(&self, html: &mut String, places: &[Place<'_>], line: &[&Place<'_>], reasons: &mut Reasons<'_>, sources: &mut Sources) {
        let chain = &line[0].points[0].reasons;
        let (head, tail) = ends(chain.len());
        let has_room = reasons.take_room(head + tail);
        html.push_str("<li>");
        for (nth, place) in line.iter().enumerate() {
            html.push_str(if nth == 0 { "" } else { " <span class=\"or\">·</span> " });
            self.push_place(html, place);
            if let Some((group, _)) = place.points[0].reasons.last() {
                self.push_tie_words(html, *group, sources);
            }
        }
        html.push_str("</li>");
        if !has_room {
            return;
        }
        for (at, (group, member)) in chain.iter().rev().enumerate().skip(1) {
            if at >= head && at < chain.len() - tail {
                if at == head {
                    push_text(html, "<li class=\"gap\">", &words::more_steps(chain.len() - head - tail), "</li>");
                }
                continue;
            }
            html.push_str("<li>");
            match place_of(places, *member) {
                Some(at) => self.push_place(html, &places[at]),
                None => self.push_choice(html, *group, *member),
            }
            self.push_tie_words(html, *group, sources);
            html.push_str("</li>");
        }
    }

    fn push_place(&self, html: &mut String, place: &Place<'_>) {
        for (nth, point) in place.points.iter().enumerate() {
            html.push_str(if nth == 0 { "" } else { " <span class=\"or\">⇄</span> " });
            self.push_entry_at(html, point.entry, if self.knowledge.is_cut_off(point.entry) { CUT_OFF } else { "" });
            self.push_whose(html, point.entry, None);
        }
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

/// The chain of a point without itself.
fn behind_of(point: &Point) -> &[(u32, Ix)] {
    point.reasons.split_last().map_or(&[], |(_, behind)| behind)
}

fn behind<'p>(place: &Place<'p>) -> &'p [(u32, Ix)] {
    behind_of(place.points[0])
}

fn place_of(places: &[Place<'_>], entry: Ix) -> Option<usize> {
    places.iter().position(|place| place.points.iter().any(|point| point.entry == entry))
}
