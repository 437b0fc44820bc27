//! Laws: what holds for every site, whatever is in it. A file is a law; its header says it in a sentence.

#[path = "../golden/built.rs"]
mod built;
mod chance;
mod cli;
mod deep;
mod deterministic;
mod disk;
mod edits;
mod grounds;
mod incremental;
mod links;
mod robust;
mod scan;
mod templates;
mod tidy;
mod walls;
