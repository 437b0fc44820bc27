//! `statebook theme eject`: copies files of the theme into the site's folder, where they can be changed.

use super::arguments::{Shared, Theme as Command};
use super::{Outcome, inputs, report, root};
use crate::config::Config;
use crate::theme::Theme;
use crate::{Wishes, disk};

/// The folder of the theme if the site has none yet.
const FOLDER: &str = "theme";

/// Copies files of the embedded theme without overwriting others, or lists them if none is named.
pub(super) fn run(shared: &Shared, command: &Command) -> Outcome {
    let Command::Eject { file: names } = command;
    let fail = |message: String| {
        report::say_error(shared, &message);
        Outcome::Failed
    };
    let embedded = Theme::embedded();
    let below = |path: &str| path.strip_prefix("themes/default/").unwrap_or(path).to_owned();
    if names.is_empty() {
        embedded.iter().for_each(|source| report::print(&format!("{}\n", below(&source.path))));
        return Outcome::Fine;
    }
    let Some(root) = root(shared) else { return Outcome::Failed };
    let inputs = inputs(&root, Wishes::default());
    let Some(site) = inputs.sources.iter().find(|source| &*source.path == "site.toml") else { return Outcome::Failed };
    let named = Config::read(site).value.theme;
    let folder = named.clone().unwrap_or_else(|| FOLDER.to_owned());
    for name in names {
        let name = name.trim_end_matches('/');
        let of = |path: &str| path == name || path.strip_prefix(name).is_some_and(|rest| rest.starts_with('/'));
        let chosen: Vec<_> = embedded.iter().filter(|source| of(&below(&source.path))).collect();
        if chosen.is_empty() {
            return fail(format!("the theme has no file or folder `{name}`; `statebook theme eject` lists them"));
        }
        for source in chosen {
            let path = format!("{folder}/{}", below(&source.path));
            match disk::create(&root, &path, source.text.as_bytes()) {
                Ok(()) => report::print(&format!("{path}\n")),
                Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
                    report::say(&format!("{path} is there already, and stays"))
                }
                Err(error) => return fail(format!("{path} cannot be made: {error}")),
            }
        }
    }
    if named.is_none() {
        // The key belongs above the first table.
        let at = if site.text.starts_with('[') { 0 } else { site.text.find("\n[").map_or(site.text.len(), |at| at + 1) };
        let feed = if at == 0 || site.text[..at].ends_with('\n') { "" } else { "\n" };
        let text = format!("{}{feed}theme = \"{FOLDER}\"\n{}", &site.text[..at], &site.text[at..]);
        if let Err(error) = disk::save(&root, site, &text) {
            return fail(format!("site.toml cannot be written: {error}; add theme = \"{FOLDER}\" to it"));
        }
        report::say(&format!("site.toml has the line theme = \"{FOLDER}\" now"));
    }
    Outcome::Fine
}
