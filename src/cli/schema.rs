//! `statebook schema`: the possible contents of a kind's entries, for other tools.

use super::arguments::{Schema as Options, Shared};
use super::{Outcome, inputs, report, root};
use crate::Wishes;
use crate::author::form::issue_form;
use crate::author::json_schema::json_schema;
use crate::author::scaffold::kind_called;

/// Prints the JSON Schema of a kind, or its issue form.
pub(super) fn run(shared: &Shared, options: &Options) -> Outcome {
    let Some(root) = root(shared) else { return Outcome::Failed };
    let (schema, _) = crate::written(&inputs(&root, Wishes::default()));
    let Some(kind) = kind_called(&schema, &options.kind) else {
        let known = schema.kinds.keys().map(|folder| &**folder).collect::<Vec<_>>().join(", ");
        report::say_error(shared, &format!("no kind `{}`; there are {known}", options.kind));
        return Outcome::Failed;
    };
    if options.form {
        report::print(&issue_form(kind, &schema));
    } else {
        // Strings and numbers always serialise.
        report::print(&(serde_json::to_string_pretty(&json_schema(kind, &schema)).unwrap_or_default() + "\n"));
    }
    Outcome::Fine
}
