//! From an output to the published folder: each file is made while it is compared or written.

use std::path::Path;
use std::sync::{Mutex, PoisonError};

use super::write::{self, Files, Manner, WriteError, Written};
use crate::Inputs;
use crate::diagnostic::{Diagnostic, has_errors};
use crate::fingerprint::Fingerprint;
use crate::output::Output;

/// What became of an attempt to publish.
#[derive(Debug)]
pub enum Published {
    /// The folder holds the site.
    Written(Written),
    /// Something is wrong with the site; the folder is as it was.
    Refused,
    /// Something is wrong with the disk; the folder is as it was.
    Failed(WriteError),
}

/// An output whose files are being made, and what was wrong with some.
struct Making<'o> {
    output: &'o Output,
    /// What it was compiled from.
    inputs: &'o Inputs,
    found: Mutex<Vec<Diagnostic>>,
}

impl Files for Making<'_> {
    fn paths(&self) -> Vec<&str> {
        self.output.paths().collect()
    }

    fn make(&self, path: &str, into: &mut Vec<u8>) -> bool {
        let failed = self.output.make(path, into).err();
        let fine = failed.is_none();
        self.found.lock().unwrap_or_else(PoisonError::into_inner).extend(failed.map(|diagnostic| *diagnostic));
        fine
    }

    fn mark(&self, path: &str) -> Option<Vec<u8>> {
        self.output.mark(path)
    }

    fn made_from(&self) -> Option<Fingerprint> {
        let (program, inputs) = (program()?.0.to_le_bytes(), self.inputs.fingerprint().0.to_le_bytes());
        Some(Fingerprint::of_parts([&program[..], &inputs[..]]))
    }

    fn approve(&self) -> bool {
        let broken = self.output.broken_links();
        let fine = !has_errors(&broken);
        self.found.lock().unwrap_or_else(PoisonError::into_inner).extend(broken);
        fine
    }
}

/// The fingerprint of this program: another one may make other files from the same.
fn program() -> Option<Fingerprint> {
    // On Linux this is what runs, also when another build has taken its place meanwhile.
    let image = Path::new("/proc/self/exe");
    let place = if image.exists() { image.to_path_buf() } else { std::env::current_exe().ok()? };
    std::fs::read(place).ok().map(|bytes| Fingerprint::of(&bytes))
}

/// Publishes `output`, which was compiled from `inputs`, in `folder`. If any page cannot be made, all are, so that everything that is wrong is known.
pub fn publish(output: &Output, inputs: &Inputs, folder: &Path, manner: Manner) -> (Published, Vec<Diagnostic>) {
    let making = Making { output, inputs, found: Mutex::default() };
    match write::write_as(&making, folder, manner) {
        Ok(written) => (Published::Written(written), making.found.into_inner().unwrap_or_else(PoisonError::into_inner)),
        Err(WriteError::Unmade) => (Published::Refused, output.proof()),
        Err(error) => (Published::Failed(error), Vec::new()),
    }
}
