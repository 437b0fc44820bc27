//! A page of the site: its address and its subject.

use std::sync::Arc;

use crate::diagnostic::Code;
use crate::knowledge::Ix;
use crate::view::{Views, facet};

/// One page of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// Relative to the base path, without a leading slash: `models/taide/`, `404.html`, empty for the home page.
    pub path: String,
    /// The subject of the page.
    pub subject: Subject,
}

impl Route {
    /// The path of the file it is published as, relative to the published folder.
    pub fn file(&self) -> String {
        if self.path.is_empty() || self.path.ends_with('/') { format!("{}index.html", self.path) } else { self.path.clone() }
    }
}

impl Subject {
    /// The entry whose text the page shows. Only this page shows it, and it shows no other.
    pub fn text_of(&self, views: &Views) -> Option<Ix> {
        match self {
            Self::Profile(ix) | Self::Country(ix) | Self::Source(ix) | Self::Text(ix) | Self::Scenario(ix) => Some(*ix),
            Self::Comparison(at) => views.comparisons.get(*at)?.entry,
            _ => None,
        }
    }
}

/// The subject of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The site.
    Home,
    /// The comparison at this index in the views: declared, or a kind's own table.
    Comparison(usize),
    /// The same table sorted by the column at an index, for readers without scripts. Column 0 is the entry itself.
    Sorted(usize, usize),
    /// The rows of the same table that have a word, for readers without scripts.
    Picked(usize, facet::Subject, String),
    /// A further page of a long table, by its number, from 2 on.
    Part(usize, usize),
    /// The sources of a table, if the list is long.
    TableSources(usize),
    /// An entry of role profile.
    Profile(Ix),
    /// A country.
    Country(Ix),
    /// A source.
    Source(Ix),
    /// A page of text.
    Text(Ix),
    /// A scenario: its text and its consequences.
    Scenario(Ix),
    /// All scenarios of the kind in this folder, side by side.
    Scenarios(Arc<str>),
    /// Everything that is depended on. The comparison is that of the kind in the folder `dependencies`, if there is one.
    Dependencies(Option<usize>),
    /// What falls if an entry, or the country that it stands for, is cut off.
    CutOff(Ix),
    /// The projects of each country that fall with each other country.
    Exposure,
    /// All events, or the newest of them.
    Timeline,
    /// The events of a year.
    Year(i16),
    /// The events told by entries of the kind in this folder.
    EventsOfKind(Arc<str>),
    /// The events of this type.
    EventsOfType(Box<str>),
    /// The list of comparisons.
    Listing,
    /// The state of the knowledge.
    Coverage,
    /// The downloads.
    Data,
    /// The search page, with all names.
    Search,
    /// The names that begin with this letter, if all names are too many for one page.
    Names(&'static str),
    /// The glossary.
    Glossary,
    /// The meanings of all messages.
    Help,
    /// The meaning of one message.
    HelpWith(Code),
    /// How to contribute.
    Contribute,
    /// The possible contents of entries of the kind in this folder.
    ContributeTo(Arc<str>),
    /// The page that a server shows for an unknown address.
    NotFound,
    /// A former address of the page at this path.
    Redirect(String),
}
