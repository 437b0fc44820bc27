//! `statebook explain`: the meaning of a code, and how to mend such a problem.

use super::{Outcome, report};
use crate::diagnostic::{CODES, nearest};

/// Explains one code, or lists all.
pub(super) fn run(code: Option<&str>) -> Outcome {
    let Some(name) = code else {
        let longest = CODES.iter().map(|entry| entry.name.len()).max().unwrap_or_default();
        for entry in CODES {
            report::print(&format!("{:longest$}  {}\n", entry.name, entry.level.word()));
        }
        return Outcome::Fine;
    };
    match CODES.iter().find(|entry| entry.name == name) {
        Some(entry) => {
            report::print(&format!("{} ({})\n\n{}\n", entry.name, entry.level.word(), entry.text));
            Outcome::Fine
        }
        None => {
            let near = nearest(name, CODES.iter().map(|entry| entry.name));
            let help = near.map_or_else(|| "`statebook explain` lists all".to_owned(), |near| format!("did you mean `{near}`?"));
            report::say(&format!("error: no code `{name}`; {help}"));
            Outcome::Failed
        }
    }
}
