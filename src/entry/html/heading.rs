//! Headings and their anchors.

use super::Writer;
use super::text::slug;
use crate::entry::anchor::is_reserved;
use crate::entry::body::{Heading, PAGE_ANCHORS};

impl Writer<'_> {
    pub(super) fn end_heading(&mut self) {
        let inner = self.buffers.pop().unwrap_or_default();
        let Some((level, explicit, text)) = self.heading.take() else { return };
        let anchor = self.unique_anchor(explicit.unwrap_or_else(|| slug(&text)));
        if self.is_fact {
            self.push(&format!("<h{level}>"));
            self.out().append(inner);
            return self.push(&format!("</h{level}>\n"));
        }
        self.push(&format!("<h{level} id=\"{anchor}\">"));
        self.out().append(inner);
        self.push(&format!(" <a class=\"anchor\" href=\"#{anchor}\" aria-label=\"Link to this section\">#</a></h{level}>\n"));
        self.body.headings.push(Heading { level, anchor: anchor.into(), text: text.trim().into() });
    }

    /// The anchor that was wished for, or the first of it with a number behind that nothing else has.
    fn unique_anchor(&mut self, wanted: String) -> String {
        let mut wanted = if wanted.is_empty() { "section".to_owned() } else { wanted };
        if is_reserved(&wanted) {
            wanted.insert_str(0, "section-");
        }
        let taken = usize::from(PAGE_ANCHORS.contains(&wanted.as_str()));
        let mut count = *self.anchors.entry(wanted.clone()).or_insert(taken);
        loop {
            count += 1;
            let anchor = if count == 1 { wanted.clone() } else { format!("{wanted}-{count}") };
            if count == 1 || !self.anchors.contains_key(&anchor) {
                self.anchors.insert(wanted, count);
                self.anchors.entry(anchor.clone()).or_insert(1);
                return anchor;
            }
        }
    }
}
