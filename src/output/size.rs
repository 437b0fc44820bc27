//! The size of a site.

use crate::page::{Pages, Route, Subject};

/// How much is published.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    /// The number of published entries.
    pub entries: usize,
    /// The number of dependencies between them.
    pub edges: usize,
    /// The number of pages, without redirects.
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
