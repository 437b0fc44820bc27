//! Reading a column name by name: each name is looked up in the kinds that the names before it lead to.

use std::sync::Arc;

use super::{ENTRY_COLUMNS, Fields, Mistake, Named, OTHER_COLUMNS, Part, Promise, Step};
use crate::diagnostic::{Code, one_of};
use crate::schema::{Field, FieldType, Kind, Role, Schema, TARGET};

/// What the names of a column refer to, as far as they can be read: one item for each of the first names.
pub fn named(text: &str, kinds: &[&Arc<Kind>], schema: &Schema) -> Vec<Named> {
    let mut reader = Reader::new(text, kinds, schema);
    while let Ok(None) = reader.step() {}
    reader.named
}

/// A column in the course of being read.
pub(super) struct Reader<'r> {
    text: &'r str,
    names: Vec<&'r str>,
    /// What the names read so far refer to.
    named: Vec<Named>,
    /// The index of the next name.
    at: usize,
    /// The kinds of the entries that the names so far lead to.
    kinds: Vec<&'r Arc<Kind>>,
    pub(super) way: Vec<Step>,
    schema: &'r Schema,
}

impl<'r> Reader<'r> {
    pub(super) fn new(text: &'r str, kinds: &[&'r Arc<Kind>], schema: &'r Schema) -> Self {
        Self { text, names: text.split('.').collect(), named: Vec::new(), at: 0, kinds: kinds.to_vec(), way: Vec::new(), schema }
    }

    /// Reads the next name. Returns its part if it is the last name; otherwise takes a step.
    pub(super) fn step(&mut self) -> Result<Option<Part>, Option<Mistake>> {
        let name = self.names[self.at];
        let part = match name {
            "title" => Part::Title,
            "of-kind" => Part::Kind,
            "countries" => Part::Countries,
            "in-region" => Part::Regions,
            "status" => Part::Status,
            "depends" => return self.depends().map_err(Some),
            "events" => return self.events().map(Some).map_err(Some),
            _ => return self.field(name),
        };
        self.named.push(Named::Other);
        self.last(0, &format!("`{name}`")).map_err(Some)?;
        Ok(Some(part))
    }

    /// Reads what comes after `depends`: nothing, a role, or a role and a column of the entries depended on.
    fn depends(&mut self) -> Result<Option<Part>, Mistake> {
        self.named.push(Named::Other);
        let Some(role) = self.names.get(self.at + 1).copied() else { return Ok(Some(Part::Depends(None))) };
        self.named.push(Named::Word("role"));
        self.word("role", role)?;
        if self.names.len() == self.at + 2 {
            return Ok(Some(Part::Depends(Some(role.into()))));
        }
        self.way.push(Step::Tie(role.into()));
        self.at += 2;
        self.kinds = self.schema.kinds.values().filter(|kind| matches!(kind.role, Role::Profile | Role::Country)).collect();
        Ok(None)
    }

    fn events(&mut self) -> Result<Part, Mistake> {
        self.named.push(Named::Other);
        let Some(kind) = self.names.get(self.at + 1).copied() else { return Ok(Part::Events(None, None)) };
        self.named.push(Named::Word("event"));
        self.word("event", kind)?;
        let Some(state) = self.names.get(self.at + 2).copied() else { return Ok(Part::Events(Some(kind.into()), None)) };
        if kind != TARGET {
            let message = format!("`{kind}` are no promises, so nothing can follow them here");
            return Err(Mistake { code: Code::WrongStep, message, help: Some(format!("write `{}`", self.upto(2)).into()) });
        }
        let Some((_, promise)) = Promise::WORDS.iter().find(|(word, _)| *word == state) else {
            return Err(self.unknown(2, format!("promises are not `{state}`"), Promise::WORDS.iter().map(|(word, _)| *word)));
        };
        self.last(2, "what promises have come to")?;
        Ok(Part::Events(Some(kind.into()), Some(*promise)))
    }

    fn field(&mut self, name: &'r str) -> Result<Option<Part>, Option<Mistake>> {
        let having: Vec<(Arc<Kind>, usize)> = self.kinds.iter().filter_map(|kind| Some(((*kind).clone(), kind.field(name)?.0))).collect();
        if having.is_empty() {
            // The mistake in the declaration is reported there.
            if self.kinds.iter().any(|kind| kind.may_have(name)) {
                return Err(None);
            }
            let known = ENTRY_COLUMNS.into_iter().chain(self.kinds.iter().flat_map(|kind| kind.fields.iter().map(|field| &*field.name)));
            let mut once = Vec::new();
            known.chain(OTHER_COLUMNS).for_each(|name| {
                if !once.contains(&name) {
                    once.push(name)
                }
            });
            let message = format!("{} have no column `{name}`", self.whose());
            return Err(Some(self.unknown(0, message, once.into_iter())));
        }
        self.named.push(Named::Field(having.iter().map(|(kind, _)| kind.folder.clone()).collect()));
        let fields = Fields(having);
        self.agree(&fields).map_err(Some)?;
        let field = fields.field();
        let Some(next) = self.names.get(self.at + 1).copied() else { return Ok(Some(Part::Field(fields))) };
        match field.kind {
            FieldType::Ref => {
                let targets: Vec<&str> = fields.all().flat_map(|field| &field.targets).map(|(folder, _)| &**folder).collect();
                let any = fields.all().any(|field| field.targets.is_empty());
                self.kinds = self.schema.kinds.values().filter(|kind| any || targets.contains(&&*kind.folder)).collect();
                self.way.push(Step::Fact(name.into()));
                self.at += 1;
                Ok(None)
            }
            FieldType::Money => {
                let part = match next {
                    "basis" => Part::Basis(fields),
                    "converted" => Part::Converted(fields),
                    _ => return Err(Some(self.unknown(1, format!("money has no `{next}`"), ["basis", "converted"].into_iter()))),
                };
                self.last(1, &format!("`{next}`")).map_err(Some)?;
                Ok(Some(part))
            }
            other => {
                let message = format!("`{name}` is of type {} and leads to no entry, so `{next}` cannot follow it", other.word());
                Err(Some(Mistake { code: Code::WrongStep, message, help: Some(format!("write `{}`", self.upto(1)).into()) }))
            }
        }
    }

    /// Checks that fields of one name say the same sort of thing; otherwise they cannot be one column.
    fn agree(&self, fields: &Fields) -> Result<(), Mistake> {
        let (first, at) = &fields.0[0];
        let one = &first.fields[*at];
        for (kind, at) in &fields.0[1..] {
            let other = &kind.fields[*at];
            let words = self.way.is_empty() && one.vocabulary != other.vocabulary;
            if one.kind != other.kind || one.unit != other.unit || words {
                let of = |field: &Field| match field.vocabulary.as_ref().or(field.unit.as_ref()) {
                    Some(of) => format!("{} ({of})", field.kind.word()),
                    None => field.kind.word().to_owned(),
                };
                let (folder, other_folder) = (&first.folder, &kind.folder);
                let message = format!("`{}` is of type {} in {folder} and of type {} in {other_folder}", one.name, of(one), of(other));
                let help = "a column says one sort of thing: rename one of the fields, or leave the column out".into();
                return Err(Mistake { code: Code::MixedColumn, message, help: Some(help) });
            }
        }
        Ok(())
    }

    /// Checks that no name follows the one that is `ahead` names after the next.
    fn last(&self, ahead: usize, what: &str) -> Result<(), Mistake> {
        let Some(next) = self.names.get(self.at + ahead + 1) else { return Ok(()) };
        let message = format!("{what} leads to no entry, so `{next}` cannot follow it");
        Err(Mistake { code: Code::WrongStep, message, help: Some(format!("write `{}`", self.upto(ahead + 1)).into()) })
    }

    fn word(&self, vocabulary: &str, word: &str) -> Result<(), Mistake> {
        let Some(known) = self.schema.vocabularies.named(vocabulary) else { return Ok(()) };
        if known.word(word).is_some() {
            return Ok(());
        }
        let mut mistake = self.unknown(1, format!("`{word}` is not a word of the vocabulary `{vocabulary}`"), known.names());
        mistake.code = Code::UnknownWord;
        Err(mistake)
    }

    /// Reports a name that is unknown in its place, and suggests the nearest known column.
    fn unknown<'k>(&self, ahead: usize, message: String, known: impl Iterator<Item = &'k str>) -> Mistake {
        let at = self.at + ahead;
        let with = |name: &str| [&self.names[..at], &[name], &self.names[at + 1..]].concat().join(".");
        let columns: Vec<String> = known.map(with).collect();
        Mistake { code: Code::UnknownColumn, message, help: one_of(self.text, columns.iter().map(String::as_str)) }
    }

    /// The column up to, but not including, the name that is `ahead` names after the next.
    fn upto(&self, ahead: usize) -> String {
        self.names[..self.at + ahead].join(".")
    }

    /// Describes, for messages, the entries that the names so far lead to.
    fn whose(&self) -> String {
        match self.kinds[..] {
            [kind] => kind.plural.clone(),
            _ if self.way.is_empty() => "these kinds".to_owned(),
            _ => format!("what `{}` leads to can", self.names[..self.at].join(".")),
        }
    }
}
