//! How large a site is.

use crate::page::{Pages, Route, Subject};

/// How much is published.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    /// Entries that are published.
    pub entries: usize,
    /// Dependencies between them.
    pub edges: usize,
    /// Pages, redirects left out.
    pub pages: usize,
}

impl Size {
    /// The size of a site with these pages.
    pub fn of(pages: &Pages, routes: &[Route]) -> Self {
        Self {
            entries: pages.knowledge().entries.len(),
            edges: pages.knowledge().edges.len(),
            pages: routes.iter().filter(|route| !matches!(route.subject, Subject::Redirect(_))).count(),
        }
    }
}
