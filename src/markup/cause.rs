//! Single points of failure of a project as chains, in the order in which they fall: from the cause to what is directly
//! below the project.

use super::address::CUT_OFF;
use super::chain::{Reasons, ends, in_part, onward};
use super::{Html, Markup, Sources};
use crate::view::cut_off::{Causes, Place};
use crate::view::evidence::Strength;

impl Markup {
    /// A line of causes that share the rest of their chain, with its evidence.
    pub fn cause(&self, causes: &Causes<'_>, line: &[&Place<'_>], reasons: &mut Reasons<'_>, sources: &mut Sources) -> Html {
        html! {
            li {
                ol.chain.cause { (self.falling(causes, line, reasons, sources)) }
                @let strengths = line.iter().flat_map(|place| &place.points).map(|point| reasons.strength(&point.reasons));
                (self.evidence(strengths.max().unwrap_or(Strength::BEST)))
            }
        }
    }

    fn falling(&self, causes: &Causes<'_>, line: &[&Place<'_>], reasons: &mut Reasons<'_>, sources: &mut Sources) -> Html {
        let Some(chain) = line.first().map(|place| place.chain()) else { return Html::default() };
        let begin = html! {
            li {
                @for (nth, place) in line.iter().enumerate() {
                    @if nth > 0 { " " span.or { "·" } " " }
                    (self.cause_place(place))
                    @if let Some((group, _)) = place.chain().last() { (self.tie_words(*group, sources)) }
                }
            }
        };
        let (head, tail) = ends(chain.len());
        if chain.is_empty() || !reasons.take_room(head + tail) {
            return begin;
        }
        // The beginning is already worded.
        in_part(&self.words, chain.len(), |at| match chain.iter().rev().nth(at) {
            Some(_) if at == 0 => begin.clone(),
            Some((group, member)) => html! {
                li {
                    (onward(&self.words, "takes_along", at))
                    @match causes.place_of(*member) {
                        Some(place) => (self.cause_place(place)),
                        None => (self.choice(*group, *member)),
                    }
                    (self.tie_words(*group, sources))
                }
            },
            None => Html::default(),
        })
    }

    fn cause_place(&self, place: &Place<'_>) -> Html {
        html! {
            @for (nth, point) in place.points.iter().enumerate() {
                @if nth > 0 { " " span.or { "⇄" } " " }
                @if self.knowledge.is_cut_off(point.entry) { (self.link_below(point.entry, CUT_OFF)) } @else { (self.link(point.entry)) }
                (self.whose(point.entry, None))
            }
        }
    }

    /// The roles of a group, and their sources.
    fn tie_words(&self, group: u32, sources: &mut Sources) -> Html {
        html! { " " span.role { (self.words.list(&self.roles_of(group))) } (self.group_marks(group, sources)) }
    }
}
