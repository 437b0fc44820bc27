//! A template with the words of the interface written into it.

use super::words::tags;
use crate::words::Words;

/// A template in which the words themselves stand in the place of each `{{ words.name }}`. They are the same on every page,
/// and looking them up took longer than anything else on most pages.
pub(super) struct Inlined {
    /// The template as it is compiled.
    pub text: String,
    /// For each tag that was replaced, the end of its words in `text`, and its own end in the template.
    ends: Vec<(usize, usize)>,
}

impl Inlined {
    pub(super) fn new(template: &str, words: &Words) -> Self {
        let mut inlined = Self { text: String::with_capacity(template.len()), ends: Vec::new() };
        let mut start = 0;
        for tag in tags(template) {
            let (Some(before), Some(inside), Some(behind)) =
                (template.get(start..tag.start), template.get(tag.clone()), template.get(tag.end..))
            else {
                continue;
            };
            let name = inside.trim().strip_prefix("words.").filter(|_| behind.starts_with("}}"));
            let html = name.and_then(|name| words.message(name)?.html()).filter(|html| is_plain(html));
            if let (Some(before), Some(html)) = (before.strip_suffix("{{"), html) {
                inlined.text.push_str(before);
                inlined.text.push_str(html);
                start = tag.end + 2;
                inlined.ends.push((inlined.text.len(), start));
            }
        }
        inlined.text.push_str(template.get(start..).unwrap_or_default());
        inlined
    }

    /// The place in the template of a place in the text.
    pub(super) fn origin(&self, at: usize) -> usize {
        let before = self.ends.partition_point(|(end, _)| *end <= at);
        let (end, origin) = before.checked_sub(1).and_then(|last| self.ends.get(last)).copied().unwrap_or_default();
        origin + at - end
    }
}

/// Whether words mean nothing to the template engine, which drops white space beside some tags.
fn is_plain(html: &str) -> bool {
    !html.is_empty() && !html.contains('{') && html.trim() == html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_where_templates_name_them() {
        let words = Words::english();
        let template = "<p>{{ words.skip }}</p>{{- words.menu -}}{% if words.menu %}{{ words.comma }}{{ page.title }}{{words.menu}}";
        let inlined = Inlined::new(template, &words);
        let (skip, menu) = (words.text("skip"), words.text("menu"));
        let expected = format!("<p>{skip}</p>{{{{- words.menu -}}}}{{% if words.menu %}}{{{{ words.comma }}}}{{{{ page.title }}}}{menu}");
        assert_eq!(inlined.text, expected);
        for part in ["</p>", "page.title", "<p>"] {
            assert_eq!(inlined.text.find(part).map(|at| inlined.origin(at)), template.find(part), "{part}");
        }
    }
}
