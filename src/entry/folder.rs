//! Files in the folder of another kind.

use std::sync::Arc;

use crate::diagnostic::Code;
use crate::schema::{Kind, Role, Schema};
use crate::table::{Keys, Notes};

/// Facts unknown to the folder's kind that it takes to look for another kind; a single one is a slip.
const SEVERAL: usize = 2;

/// The kind that a file is written for: that of its folder, unless it is plainly another. Then the wrong folder is reported
/// once and the file is read as that other kind, because all other reports would only follow from it.
pub(super) fn kind_of(root: &Keys<'_, '_>, kind: Arc<Kind>, schema: &Schema, notes: &mut Notes<'_>) -> Arc<Kind> {
    let Some((meant, why)) = by_keys(root, &kind, schema).or_else(|| by_facts(root, &kind, schema)) else { return kind };
    let message = format!("this file is written as one of `{}` and lies in `{}`: {why}", meant.folder, kind.folder);
    notes.report(Code::WrongFolder, &(0..0), message, Some(format!("move it to content/{}/", meant.folder).into()));
    meant.clone()
}

/// Recognises a kind by the keys that only one role has.
fn by_keys<'s>(root: &Keys<'_, '_>, kind: &Kind, schema: &'s Schema) -> Option<(&'s Arc<Kind>, String)> {
    for (key, role) in [("columns", Role::Comparison), ("cut", Role::Scenario)] {
        let mut kinds = schema.with_role(role);
        if kind.role != role
            && root.has(key)
            && let (Some(meant), None) = (kinds.next(), kinds.next())
        {
            return Some((meant, format!("only there is a key `{key}`")));
        }
    }
    None
}

/// Recognises a kind by the names of the facts, if exactly one other kind has all of them.
fn by_facts<'s>(root: &Keys<'_, '_>, kind: &Kind, schema: &'s Schema) -> Option<(&'s Arc<Kind>, String)> {
    let names = root.names_in("facts");
    let strange: Vec<&str> = names.iter().copied().filter(|name| !kind.may_have(name)).collect();
    if strange.len() < SEVERAL || !kind.is_whole {
        return None;
    }
    let mut knowing = schema.kinds.values().filter(|other| names.iter().all(|name| other.field(name).is_some()));
    let (Some(meant), None) = (knowing.next(), knowing.next()) else { return None };
    let mut shown: Vec<String> = strange.iter().take(SEVERAL).map(|name| format!("`{name}`")).collect();
    if strange.len() > SEVERAL {
        shown.push(format!("{} more", strange.len() - SEVERAL));
    }
    Some((meant, format!("its facts {} are of that kind", shown.join(", "))))
}
