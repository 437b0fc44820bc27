//! Laws: what holds for every site, whatever is in it. A file is a law; its header says it in a sentence.

mod bodies;
mod bounded;
#[path = "../golden/built.rs"]
mod built;
mod chance;
mod check;
mod cli;
mod cut_off;
mod deep;
mod dependents;
mod deterministic;
mod disk;
mod drawn;
mod edits;
mod found;
mod grounds;
mod growth;
mod habits;
mod hostile;
mod incremental;
mod inventory;
mod links;
mod mend;
mod mentions;
mod new;
mod past;
mod published;
mod recompute;
mod robust;
mod scan;
mod scenarios;
mod serve;
mod served;
mod templates;
mod tidy;
mod walls;
