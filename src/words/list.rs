//! Lists of things, joined as in the site's language.

use icu_list::ListFormatter;

use super::Words;

impl Words {
    /// Items in a row, with the language's separator.
    pub fn list<T: AsRef<str>>(&self, items: &[T]) -> String {
        let mut list = String::new();
        for (at, item) in items.iter().enumerate() {
            list.push_str(if at == 0 { "" } else { self.text("comma") });
            list.push_str(&self.direction.isolated(item.as_ref()));
        }
        list
    }

    /// Parts on one line, of which some may be empty: "Models · Japan".
    pub fn beside(&self, parts: &[&str]) -> String {
        parts
            .iter()
            .filter(|part| !part.is_empty())
            .map(|part| self.direction.isolated(part))
            .collect::<Vec<_>>()
            .join(self.text("between_parts"))
    }

    /// All items: "chips, compute and memory".
    ///
    /// ```
    /// let words = statebook::words::Words::english();
    /// assert_eq!(words.and(&["chips", "compute", "memory"]), "chips, compute and memory");
    /// assert_eq!(words.or(&["chips", "compute"]), "chips or compute");
    /// ```
    pub fn and<T: AsRef<str>>(&self, items: &[T]) -> String {
        self.joined(items, self.lists.as_ref().map(|lists| &lists.and))
    }

    /// Any of the items: "chips, compute or memory".
    pub fn or<T: AsRef<str>>(&self, items: &[T]) -> String {
        self.joined(items, self.lists.as_ref().map(|lists| &lists.or))
    }

    /// The same for items that are already isolated from the other direction, such as HTML.
    pub fn or_as_they_are<'i>(&self, items: impl Iterator<Item = &'i str> + Clone) -> String {
        match &self.lists {
            Some(lists) => lists.or.format_to_string(items),
            None => items.collect::<Vec<_>>().join(self.text("comma")),
        }
    }

    fn joined<T: AsRef<str>>(&self, items: &[T], joins: Option<&ListFormatter>) -> String {
        joins.map_or_else(
            || self.list(items),
            |joins| joins.format_to_string(items.iter().map(|item| self.direction.isolated(item.as_ref()))),
        )
    }
}
