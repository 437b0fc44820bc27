//! A page of the site: where it stands, and what it is about.

use std::sync::Arc;

use crate::diagnostic::Code;
use crate::knowledge::Ix;
use crate::view::{Views, facet};

/// One page of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// Below the base path, without its slash: `models/taide/`, `404.html`, empty for the home page.
    pub path: String,
    /// What stands there.
    pub subject: Subject,
}

impl Route {
    /// The file it is published as, relative to the site's folder.
    pub fn file(&self) -> String {
        if self.path.is_empty() || self.path.ends_with('/') { format!("{}index.html", self.path) } else { self.path.clone() }
    }
}

impl Subject {
    /// The entry whose text the page shows: no other page shows it, and this one shows no other.
    pub fn text_of(&self, views: &Views) -> Option<Ix> {
        match self {
            Self::Profile(ix) | Self::Country(ix) | Self::Source(ix) | Self::Text(ix) | Self::Scenario(ix) => Some(*ix),
            Self::Comparison(at) => views.comparisons.get(*at)?.entry,
            _ => None,
        }
    }
}

/// What a page is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The site.
    Home,
    /// The comparison of this place in the views: declared, or a kind's own.
    Comparison(usize),
    /// The same table in the order of the column at a place, for readers without scripts; the first is the entry itself.
    Sorted(usize, usize),
    /// The rows of the same table that say a word, for readers without scripts.
    Picked(usize, facet::Subject, String),
    /// The further rows of a long table: its page of this number, from 2 on.
    Part(usize, usize),
    /// The list of a table's sources, where it is long.
    TableSources(usize),
    /// An entry of role profile.
    Profile(Ix),
    /// A country.
    Country(Ix),
    /// A source.
    Source(Ix),
    /// A page of text.
    Text(Ix),
    /// A scenario: its text, and what follows from it.
    Scenario(Ix),
    /// All scenarios of the kind in this folder, side by side.
    Scenarios(Arc<str>),
    /// Everything that is depended on; the comparison is that of the kind in the folder `dependencies`, if there is one.
    Dependencies(Option<usize>),
    /// What falls if an entry, or the country that it stands for, is cut off.
    CutOff(Ix),
    /// Which projects of each country fall with which other country.
    Exposure,
    /// All events, or the newest of them.
    Timeline,
    /// The events of a year.
    Year(i16),
    /// The events that entries of the kind in this folder tell.
    EventsOfKind(Arc<str>),
    /// The events of this type.
    EventsOfType(Box<str>),
    /// The list of comparisons.
    Listing,
    /// The state of the knowledge.
    Coverage,
    /// The downloads.
    Data,
    /// Search, and all names.
    Search,
    /// The names that begin with this letter, where all are too many for one page.
    Names(&'static str),
    /// What the words of the site mean.
    Glossary,
    /// What messages mean, all of them.
    Help,
    /// What one message means.
    HelpWith(Code),
    /// What can be contributed.
    Contribute,
    /// What may be said of the entries of the kind in this folder.
    ContributeTo(Arc<str>),
    /// What a server shows where nothing is.
    NotFound,
    /// A former address of the page at this path.
    Redirect(String),
}
