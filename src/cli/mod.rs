//! The command line, with a file for each command. Results go to stdout, messages to stderr.

mod arguments;
mod build;
mod check;
mod diff;
mod explain;
mod export;
mod fmt;
mod git;
mod import;
mod init;
mod lsp;
mod new;
mod rename;
mod report;
mod schema;
mod serve;
mod theme;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Command, Shared};

use crate::{Inputs, Wishes};

/// The outcome of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// Success.
    Fine,
    /// The content has errors; nothing was written.
    Content,
    /// A problem with the command, the configuration or the disk.
    Failed,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(match outcome {
            Outcome::Fine => 0,
            Outcome::Content => 1,
            Outcome::Failed => 2,
        })
    }
}

/// Runs the program with the process's arguments.
pub fn run() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            let _ = error.print();
            return if error.use_stderr() { Outcome::Failed } else { Outcome::Fine }.into();
        }
    };
    // The thread pool is built now, because rayon would panic if it could not build it later. Zero means one thread per
    // core.
    let threads = arguments.shared.threads.unwrap_or(0).into();
    if !matches!(arguments.command, Command::Explain { .. })
        && let Err(error) = rayon::ThreadPoolBuilder::new().num_threads(threads).build_global()
    {
        let help = "more memory or processes are needed, or fewer threads: --threads 1";
        report::say_error(&arguments.shared, &format!("cannot start threads: {error}; {help}"));
        return Outcome::Failed.into();
    }
    let outcome = match &arguments.command {
        Command::Build(options) => build::run(&arguments.shared, options),
        Command::Check(options) => check::run(&arguments.shared, options),
        Command::Diff(options) => diff::run(&arguments.shared, options),
        Command::Import(options) => import::run(&arguments.shared, options),
        Command::Lsp => lsp::run(&arguments.shared),
        Command::Fmt { paths, check } => fmt::run(&arguments.shared, paths, *check),
        Command::Export(command) => export::run(&arguments.shared, command),
        Command::New(options) => new::run(&arguments.shared, options),
        Command::Init { folder, title } => init::run(&arguments.shared, folder, title),
        Command::Rename(options) => rename::run(&arguments.shared, options),
        Command::Schema(options) => schema::run(&arguments.shared, options),
        Command::Theme(command) => theme::run(&arguments.shared, command),
        Command::Serve(options) => serve::run(&arguments.shared, options),
        Command::Explain { code } => explain::run(code.as_deref()),
    };
    outcome.into()
}

/// The site's folder. Tells the user if there is none.
fn root(shared: &Shared) -> Option<PathBuf> {
    let found = match &shared.root {
        Some(root) => root.join("site.toml").is_file().then(|| root.clone()),
        None => crate::disk::find_root(std::path::Path::new(".")),
    };
    if found.is_none() {
        let place = shared.root.as_ref().map_or_else(|| "here or in any folder above".to_owned(), |root| format!("in {}", root.display()));
        report::say_error(shared, &format!("no site.toml {place}; give the site's folder with --root"));
    }
    found
}

/// Reads the site.
fn inputs(root: &std::path::Path, wishes: Wishes) -> Inputs {
    crate::disk::read(root, crate::disk::today(), wishes)
}
