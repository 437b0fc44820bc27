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
            let before = template.get(start..tag.start).and_then(|before| before.strip_suffix("{{"));
            let behind = template.get(tag.end..).and_then(|behind| behind.strip_prefix("}}"));
            let (Some(before), Some(behind), Some(inside)) = (before, behind, template.get(tag.clone())) else { continue };
            let html = inside.trim().strip_prefix("words.").and_then(|name| words.message(name)?.html());
            if let Some(html) = html.filter(|html| is_solid(html) || !is_trimmed(before, behind)) {
                inlined.text.push_str(before);
                match ["{{", "{%", "{#"].iter().any(|tag| html.contains(tag)) || html.ends_with('{') {
                    true => inlined.text.push_str(&html.replace('{', "&#123;")),
                    false => inlined.text.push_str(html),
                }
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

/// Whether words have no white space around them, which some tags drop.
fn is_solid(html: &str) -> bool {
    !html.is_empty() && html.trim() == html
}

/// Whether a tag before or behind a place drops the white space there.
fn is_trimmed(before: &str, behind: &str) -> bool {
    let (before, behind) = (before.trim_end(), behind.trim_start());
    ["-%}", "-}}", "-#}"].iter().any(|end| before.ends_with(end)) || ["{%-", "{{-", "{#-"].iter().any(|start| behind.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_where_templates_name_them() {
        let words = Words::english();
        let template = "<p>{{ words.skip }}</p>{{- words.menu -}}{% if words.menu %}{{ words.comma }}{{ page.title }}{{ words.comma }}{{- menu }}{{words.menu}}";
        let inlined = Inlined::new(template, &words);
        let [skip, menu, comma] = ["skip", "menu", "comma"].map(|id| words.text(id));
        let expected = format!(
            "<p>{skip}</p>{{{{- words.menu -}}}}{{% if words.menu %}}{comma}{{{{ page.title }}}}{{{{ words.comma }}}}{{{{- menu }}}}{menu}"
        );
        assert_eq!(inlined.text, expected);
        for part in ["</p>", "page.title", "<p>"] {
            assert_eq!(inlined.text.find(part).map(|at| inlined.origin(at)), template.find(part), "{part}");
        }
    }
}
