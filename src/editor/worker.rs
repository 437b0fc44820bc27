//! The compile, in a thread of its own: while it runs, the server goes on answering. Of several states that wait only the last is compiled.

use std::thread;

use crossbeam_channel::{Receiver, Sender, unbounded};

use crate::diagnostic::Diagnostic;
use crate::memo::Memo;
use crate::output::Output;
use crate::{Inputs, compile};

/// What came of a state of the site.
pub(super) struct Compiled {
    /// Which state it was: the count of those that were sent.
    pub(super) state: u64,
    /// What it was made of.
    pub(super) inputs: Inputs,
    /// What can be asked.
    pub(super) output: Output,
    /// What is wrong.
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// The thread that compiles. It ends when nobody can send it anything any more.
pub(super) struct Worker {
    wanted: Sender<(u64, Inputs)>,
    /// Where its results come.
    pub(super) done: Receiver<Compiled>,
    /// How many states were sent.
    pub(super) sent: u64,
}

impl Worker {
    pub(super) fn new() -> Self {
        let (wanted, states) = unbounded::<(u64, Inputs)>();
        let (results, done) = unbounded();
        thread::spawn(move || {
            let mut memo = Memo::default();
            while let Ok(first) = states.recv() {
                let (state, inputs) = states.try_iter().last().unwrap_or(first);
                let compiled = compile(&inputs, &mut memo);
                let (output, diagnostics) = (compiled.value, compiled.diagnostics);
                if results.send(Compiled { state, inputs, output, diagnostics }).is_err() {
                    break;
                }
            }
        });
        Self { wanted, done, sent: 0 }
    }

    /// Has a state compiled.
    pub(super) fn send(&mut self, inputs: Inputs) {
        self.sent += 1;
        let _ = self.wanted.send((self.sent, inputs));
    }
}
