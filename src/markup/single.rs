//! The single points of failure of a project: the entries that alone stop or freeze it, as chains in the order in which they
//! fall.

use super::{Dependence, Markup, Reasons, Rows, Sources};
use serde::Serialize;

use crate::knowledge::Ix;
use crate::view::cut_off::{Causes, Point};
use crate::view::states::State;
use crate::wording;

/// The single points of failure of a project as chains: what falls first, and what falls with it down to the project.
#[derive(Debug, Serialize)]
pub struct Single {
    /// The number of entries that alone stop or freeze it.
    pub count: usize,
    /// The number of the nearest ones, which the chains contain.
    pub listed: usize,
    /// A sentence on how many stop it and how many freeze it.
    pub finding: String,
    /// Chains of suppliers that stop it.
    pub stops: Rows,
    /// Chains of suppliers that freeze it.
    pub freezes: Rows,
    /// The heading for parties of the project: "Parties to it (operator, funding)".
    pub parties: String,
    /// Chains of parties that stop it.
    pub party_stops: Rows,
    /// Chains of parties that freeze it.
    pub party_freezes: Rows,
    /// The data file with all of them.
    pub json: String,
}

/// The most points of each sort that a page shows with their chains; of more only the nearest.
const LISTED: usize = 40;
/// How many of the nearest are shown in that case.
const NEAREST: usize = 12;

impl Markup {
    /// The single points of failure of a project, if there are any, and the sentences about them; none for other entries.
    pub fn single(&self, ix: Ix, sources: &mut Sources) -> (Option<Single>, Option<Dependence>) {
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
            finding: wording::single(&self.words, &[(State::Stopped, stops), (State::Frozen, freezes)], self.knowledge.runs(ix)),
            stops: stop_suppliers,
            freezes: freeze_suppliers,
            parties: wording::parties(&self.words, &self.party_roles()),
            party_stops: stop_parties,
            party_freezes: freeze_parties,
            json: self.url("data/cut-off.json"),
        };
        (Some(single), dependence)
    }

    /// Whether a point, or the first entry that it takes along, is a party of the project rather than a supplier.
    fn is_party(&self, point: &Point) -> bool {
        let Some((group, _)) = point.reasons.first() else { return false };
        let mut edges = self.views.cut_offs.graph.edges(&self.knowledge, *group);
        edges.all(|edge| self.knowledge.role(edge).party)
    }

    /// The labels of the roles of parties: "operator, funding".
    pub fn party_roles(&self) -> String {
        let roles = self.knowledge.vocabularies().named("role").map(|roles| &*roles.words).unwrap_or_default();
        let labels: Vec<String> = roles.iter().filter(|role| role.party).map(|role| wording::within(&self.words, &role.label)).collect();
        self.words.list(&labels)
    }

    /// The points in the order in which they stop each other, a line for each chain.
    fn point_chains(&self, points: &[&Point], reasons: &mut Reasons<'_>, sources: &mut Sources) -> Rows {
        let causes = Causes::of(&self.views.cut_offs, points);
        causes.lines().iter().map(|line| self.cause(&causes, line, reasons, sources)).collect()
    }
}
