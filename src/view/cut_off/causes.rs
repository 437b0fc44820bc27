//! Points of failure that stop each other in turn: those that share a place in a chain, and the chains that lead to the same
//! place.

use super::{CutOffs, Point};
use crate::knowledge::Ix;

/// Points that stop each other and so share a place in a chain.
pub struct Place<'p> {
    /// At least one.
    pub points: Vec<&'p Point>,
    /// Whether no other place leads here, so that a chain begins with it.
    first: bool,
}

impl Place<'_> {
    /// The chain of its points, from the entry that falls down to one of them.
    pub fn chain(&self) -> &[(u32, Ix)] {
        &self.points[0].reasons
    }
}

/// The places of points, nearest to the entry that falls first.
pub struct Causes<'p> {
    places: Vec<Place<'p>>,
}

impl<'p> Causes<'p> {
    /// Assigns points to places.
    pub fn of(cut_offs: &CutOffs, points: &[&'p Point]) -> Self {
        let mut causes = Self { places: Vec::new() };
        for point in points {
            let each_other = |place: &Place<'_>| {
                let known = place.points[0].entry;
                cut_offs.stops(known, point.entry) && cut_offs.stops(point.entry, known)
            };
            if let Some(place) = causes.places.iter_mut().find(|place| each_other(place)) {
                place.points.push(point);
                continue;
            }
            let leads_to = behind(&point.reasons).iter().rev().find_map(|(_, member)| causes.at(*member));
            if let Some(at) = leads_to {
                causes.places[at].first = false;
            }
            causes.places.push(Place { points: vec![point], first: true });
        }
        causes
    }

    /// Chains, by the places that they begin with. Those with the same rest share a line.
    pub fn lines(&self) -> Vec<Vec<&Place<'p>>> {
        let mut lines: Vec<Vec<&Place<'p>>> = Vec::new();
        for place in self.places.iter().filter(|place| place.first) {
            let behind = behind(place.chain());
            match lines.iter_mut().find(|line| !behind.is_empty() && self::behind(line[0].chain()) == behind) {
                Some(line) => line.push(place),
                None => lines.push(vec![place]),
            }
        }
        lines
    }

    /// The place of an entry.
    pub fn place_of(&self, entry: Ix) -> Option<&Place<'p>> {
        self.at(entry).map(|at| &self.places[at])
    }

    fn at(&self, entry: Ix) -> Option<usize> {
        self.places.iter().position(|place| place.points.iter().any(|point| point.entry == entry))
    }
}

/// The chain of a point without the point itself.
fn behind(chain: &[(u32, Ix)]) -> &[(u32, Ix)] {
    chain.split_last().map_or(&[], |(_, behind)| behind)
}
