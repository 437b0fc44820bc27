//! How large a site is, for those who build it.

use crate::page::{Pages, Route, Subject};

/// How large a site is.
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
    pub(super) fn of(pages: &Pages, routes: &[Route]) -> Self {
        Self {
            entries: pages.knowledge().entries.len(),
            edges: pages.knowledge().edges.len(),
            pages: routes.iter().filter(|route| !matches!(route.subject, Subject::Redirect(_))).count(),
        }
    }
}
