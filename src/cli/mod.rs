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
    if !matches!(arguments.command, Command::Explain { .. })
        && let Err(error) = start_threads(arguments.shared.threads.map(usize::from))
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

/// Starts the threads that share the work, one per core unless a number is given. This happens first, because rayon panics if it has to
/// start them later and cannot.
fn start_threads(number: Option<usize>) -> Result<(), Box<dyn std::error::Error>> {
    /// What the standard library gives a thread.
    const STACK: usize = 2 << 20;
    /// What a thread takes besides, for signals and for the allocator.
    const BESIDES: usize = 256 << 10;
    let number = number.filter(|number| *number > 0).or_else(|| std::thread::available_parallelism().ok().map(usize::from)).unwrap_or(1);
    // A thread that starts with its stack and finds no memory for anything else aborts the process from within the standard library.
    Vec::<u8>::new().try_reserve_exact(number.saturating_mul(STACK + BESIDES))?;
    Ok(rayon::ThreadPoolBuilder::new().num_threads(number).stack_size(STACK).build_global()?)
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
