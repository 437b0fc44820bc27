//! The compile, on a thread of its own, so that the server goes on answering. Of several waiting states only the newest is
//! compiled.

use std::thread;

use crossbeam_channel::{Receiver, Sender, unbounded};

use crate::diagnostic::Diagnostic;
use crate::memo::Memo;
use crate::output::Output;
use crate::{Inputs, compile};

/// The result of compiling a state of the site.
pub(super) struct Compiled {
    /// The number of the state, counting those that were sent.
    pub(super) state: u64,
    /// The inputs that it was made from.
    pub(super) inputs: Inputs,
    /// The compiled site.
    pub(super) output: Output,
    /// The diagnostics.
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// The thread that compiles. It ends when nobody can send to it any more.
pub(super) struct Worker {
    wanted: Sender<(u64, Inputs)>,
    /// The channel on which its results arrive.
    pub(super) done: Receiver<Compiled>,
    /// The number of states that were sent.
    pub(super) sent: u64,
}

impl Worker {
    /// Starts its thread, which may fail.
    pub(super) fn new() -> std::io::Result<Self> {
        let (wanted, states) = unbounded::<(u64, Inputs)>();
        let (results, done) = unbounded();
        thread::Builder::new().name("compile".to_owned()).spawn(move || {
            let mut memo = Memo::default();
            while let Ok(first) = states.recv() {
                let (state, inputs) = states.try_iter().last().unwrap_or(first);
                let compiled = compile(&inputs, &mut memo);
                let (output, diagnostics) = (compiled.value, compiled.diagnostics);
                if results.send(Compiled { state, inputs, output, diagnostics }).is_err() {
                    break;
                }
            }
        })?;
        Ok(Self { wanted, done, sent: 0 })
    }

    /// Sends a state to be compiled.
    pub(super) fn send(&mut self, inputs: Inputs) {
        self.sent += 1;
        let _ = self.wanted.send((self.sent, inputs));
    }
}
