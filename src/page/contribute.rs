//! Pages for contributors: the meaning of every message, and the possible contents of each kind, made from its declaration.

use super::model::{Contribute, Explained, FieldGroup, FieldLine, Help, KindGuide, KindLine, Term};
use crate::diagnostic::{CODES, Code};
use crate::markup::Markup;
use crate::markup::address::{CONTRIBUTE, HELP};
use crate::schema::{Field, Kind, Role};
use crate::view::example::Example;

impl Markup {
    /// The page of all messages.
    pub(super) fn help(&self) -> Help {
        let mut codes: Vec<Explained> = CODES.iter().map(|code| self.explained(code)).collect();
        codes.sort_by_key(|code| code.name);
        Help { code: None, codes }
    }

    /// The page of one message.
    pub(super) fn help_with(&self, code: Code) -> Help {
        Help { code: CODES.iter().find(|known| known.code == code).map(|known| self.explained(known)), codes: Vec::new() }
    }

    /// The page of all kinds.
    pub(super) fn contribute(&self) -> Contribute {
        let count = |kind: &Kind| self.knowledge.entries.iter().filter(|entry| entry.kind.folder == kind.folder).count();
        let line = |kind: &Kind| KindLine {
            title: kind.plural.clone(),
            url: self.url(&format!("{CONTRIBUTE}{}/", kind.folder)),
            description: kind.description.clone(),
            count: count(kind),
        };
        let mut kinds: Vec<&Kind> = self.knowledge.schema.kinds.values().map(|kind| &**kind).collect();
        // The subject of the site comes first.
        kinds.sort_by_key(|kind| (!kind.project, kind.role != Role::Profile, kind.role == Role::Page));
        Contribute { kinds: kinds.into_iter().map(line).collect(), ..self.contribution(None) }
    }

    /// The page of one kind.
    pub(super) fn contribute_to(&self, kind: &Kind) -> Contribute {
        let group = |wanted, of: fn(&Field) -> bool| {
            let fields: Vec<FieldLine> = kind.fields.iter().filter(|field| of(field)).map(|field| self.field_line(field)).collect();
            (!fields.is_empty()).then(|| FieldGroup { wanted, title: self.text(&format!("facts_{wanted}")), fields })
        };
        let groups = [
            group("required", |field| field.required),
            group("recommended", |field| field.recommended && !field.required),
            group("optional", |field| !field.recommended && !field.required),
        ];
        self.contribution(Some(KindGuide {
            name: kind.name.clone(),
            title: kind.plural.clone(),
            description: kind.description.clone(),
            folder: format!("content/{}/", kind.folder),
            new: self.config.repository.as_ref().and_then(|repository| repository.new_file(&format!("content/{}", kind.folder))),
            fields: groups.into_iter().flatten().collect(),
            status: if kind.role == Role::Profile { self.terms("status") } else { Vec::new() },
            expects: kind.expects.iter().map(|role| Term::named(&self.knowledge, "role", role)).collect(),
            example: Example { knowledge: &self.knowledge, config: &self.config, as_of: self.as_of }.of(kind),
        }))
    }

    fn contribution(&self, kind: Option<KindGuide>) -> Contribute {
        let reliability = self.terms("reliability");
        Contribute { kind, kinds: Vec::new(), reliability, help: self.url(HELP), url: self.url(CONTRIBUTE) }
    }
}
