//! One complete compile: all files of the site, and everything that is wrong with it. Laws use it too.

use std::collections::BTreeMap;
use std::sync::Arc;

use statebook::diagnostic::{self, Diagnostic};
use statebook::memo::Memo;
use statebook::{Inputs, compile};

/// The result of a compile.
#[derive(Debug, PartialEq, Eq)]
pub struct Built {
    /// The files, by path relative to the published folder.
    pub files: BTreeMap<String, Arc<[u8]>>,
    /// Sorted.
    pub diagnostics: Vec<Diagnostic>,
}

/// Compiles a site and makes all its files.
pub fn build(inputs: &Inputs, memo: &mut Memo) -> Built {
    let compiled = compile(inputs, memo);
    let files = compiled.value.collect();
    let mut diagnostics = compiled.diagnostics;
    diagnostics.extend(files.diagnostics);
    diagnostic::sort(&mut diagnostics);
    Built { files: files.value, diagnostics }
}
