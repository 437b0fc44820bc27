//! `statebook serve`: a live preview of the site in a browser.

use std::io::IsTerminal;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use super::arguments::{Serve, Shared};
use super::{Outcome, report, root};
use crate::diagnostic::{has_errors, render::Format};
use crate::disk::time_of_day;
use crate::serve::{Options, Report, Told, Word, serve};

/// Serves the site until it is interrupted.
pub(super) fn run(shared: &Shared, options: &Serve) -> Outcome {
    let Some(root) = root(shared) else { return Outcome::Failed };
    let wanted = Options {
        root,
        wishes: options.published.wishes(),
        port: options.port,
        interface: options.interface,
        allowed_hosts: options.allowed_host.clone(),
        poll: options.poll,
        follow_changes: options.navigate_to_changed,
    };
    let colour = report::colour(shared, std::io::stderr().is_terminal());
    let (asked_port, open, quiet) = (options.port, options.open, options.quiet);
    let result = serve(&wanted, move |word| match word {
        Word::Ready(address, base) => ready(*address, base, asked_port, open),
        Word::Compiled(..) if quiet => {}
        Word::Compiled(changed, found, took) => {
            report::say(&format!("{} {}", time_of_day(), line(changed, found, *took)));
        }
        Word::Told(Told::Problems(diagnostics, inputs)) => report::say(report::text(inputs, diagnostics, Format::Human, colour).trim_end()),
        Word::Told(Told::Mended) => report::say("no more errors"),
        Word::Polling(why) => report::say(&format!("note: the folder is looked at from time to time, because it cannot be watched: {why}")),
    });
    match result {
        Ok(never) => match never {},
        Err(error) => {
            report::say_error(shared, &format!("cannot serve: {error}"));
            Outcome::Failed
        }
    }
}

fn ready(address: SocketAddr, base: &str, asked_port: u16, open: bool) {
    if asked_port != 0 && address.port() != asked_port {
        report::say(&format!("note: port {asked_port} is busy"));
    }
    let name = if address.ip().is_unspecified() { "localhost".to_owned() } else { address.ip().to_string() };
    let name = if name.contains(':') { format!("[{name}]") } else { name };
    let url = format!("http://{name}:{}{base}", address.port());
    report::print(&format!("{url}\n"));
    if open && let Err(error) = open::that_detached(&url) {
        report::say(&format!("note: no browser could be opened: {error}"));
    }
}

/// One line that says what changed, what was made anew because of it, and how long that took.
fn line(changed: &[Arc<str>], found: &Report, took: Duration) -> String {
    let what = match changed {
        [] => "started".to_owned(),
        [one] => one.to_string(),
        [one, rest @ ..] => format!("{one} and {} more", rest.len()),
    };
    let counts = &found.counts;
    let why = match (counts.linked, counts.templates, counts.misses) {
        _ if changed.is_empty() => "the whole site was read".to_owned(),
        (true, _, 0) => "entries came, went or are declared otherwise".to_owned(),
        (true, _, 1) => "title, facts or links of an entry changed".to_owned(),
        (true, _, parsed) => format!("title, facts or links of {parsed} entries changed"),
        (false, true, _) => "the theme changed".to_owned(),
        (false, false, 0) => "no entry changed".to_owned(),
        (false, false, 1) => "only its text changed".to_owned(),
        (false, false, parsed) => format!("only texts of {parsed} entries changed"),
    };
    let pages = match (counts.pages, found.size.pages) {
        _ if has_errors(&found.diagnostics) => "nothing new is shown".to_owned(),
        (some, all) if some < all => format!("{some} of {all} pages made anew"),
        (_, all) => format!("all {all} pages made anew"),
    };
    let tally = report::tally(&found.diagnostics).map(|tally| format!(", {tally}")).unwrap_or_default();
    let milliseconds = took.as_secs_f64() * 1000.0;
    format!("{what}: {why}; {pages} ({milliseconds:.0} ms{tally})")
}
