//! From an output to the published folder. Each file is made when it is compared or written.

use std::path::Path;
use std::sync::{Mutex, PoisonError};

use super::write::{self, Files, Manner, WriteError, Written};
use crate::Inputs;
use crate::diagnostic::{Diagnostic, has_errors};
use crate::fingerprint::Fingerprint;
use crate::output::Output;

/// The result of an attempt to publish.
#[derive(Debug)]
pub enum Published {
    /// The folder holds the site.
    Written(Written),
    /// The site has errors; the folder is unchanged.
    Refused,
    /// Writing failed; the folder is unchanged.
    Failed(WriteError),
}

/// An output whose files are being made, and the problems met so far.
struct Making<'o> {
    output: &'o Output,
    /// The inputs that the output was compiled from.
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

/// The fingerprint of this program, because another version may make other files from the same inputs.
fn program() -> Option<Fingerprint> {
    // On Linux this is the running program, even if another build has replaced its file meanwhile.
    let image = Path::new("/proc/self/exe");
    let place = if image.exists() { image.to_path_buf() } else { std::env::current_exe().ok()? };
    std::fs::read(place).ok().map(|bytes| Fingerprint::of(&bytes))
}

/// Publishes `output`, which was compiled from `inputs`, in `folder`. If a page cannot be made, all others are made
/// nevertheless, so that every problem is reported.
pub fn publish(output: &Output, inputs: &Inputs, folder: &Path, manner: Manner) -> (Published, Vec<Diagnostic>) {
    let making = Making { output, inputs, found: Mutex::default() };
    match write::write_as(&making, folder, manner) {
        Ok(written) => (Published::Written(written), making.found.into_inner().unwrap_or_else(PoisonError::into_inner)),
        Err(WriteError::Unmade) => (Published::Refused, output.proof()),
        Err(error) => (Published::Failed(error), Vec::new()),
    }
}
