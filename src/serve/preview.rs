//! The preview: which edition is shown, what is wrong, and what is known about the newest edition.
//!
//! An edition without errors is shown as soon as it is compiled, and its pages are made when they are asked for. In the
//! background all of them are made one by one to see whether they can be: the *proof*. If a page fails, or a link leads
//! nowhere, the edition is taken back, and the last one that was proved is shown again. So in the end the preview shows what
//! `build` would have published last, and reports what `check` reports.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use rustc_hash::FxHashMap;
use tokio::sync::watch;

use super::edition::Edition;
use super::live::{News, Swap};
use super::problem;
use crate::diagnostic::render::texts;
use crate::diagnostic::{self, Diagnostic, has_errors};
use crate::fingerprint::Fingerprint;
use crate::memo::{Counts, Memo};
use crate::output::Size;
use crate::theme::Theme;
use crate::{Inputs, compile};

/// The most failed pages that are tried again before the next edition is shown.
const MOST_SUSPECTS: usize = 8;

/// The edition that is shown, and everything that is known.
pub struct Preview {
    memo: Mutex<Memo>,
    state: Mutex<State>,
    /// The number of the newest edition; the proof of an older one stops early.
    newest: AtomicU64,
    work: Condvar,
    news: watch::Sender<Arc<News>>,
    follow_changes: bool,
    tell: Box<dyn Fn(&Told<'_>) + Send + Sync>,
}

/// A message of the preview for whoever started it.
#[derive(Debug)]
pub enum Told<'t> {
    /// There are problems that did not exist before.
    Problems(&'t [Diagnostic], &'t Inputs),
    /// There were errors, and now there are none.
    Mended,
}

/// The result of a change.
#[derive(Clone, Debug)]
pub struct Report {
    /// How much was made anew.
    pub counts: Counts,
    /// The size of the site.
    pub size: Size,
    /// The problems that are known before the pages are made.
    pub diagnostics: Vec<Diagnostic>,
}

#[derive(Default)]
struct State {
    /// The edition that requests get.
    shown: Option<Arc<Edition>>,
    /// The edition to return to when one is taken back: the last whose pages could all be made or, as long as there is none,
    /// the one that was shown before.
    fallback: Option<Arc<Edition>>,
    /// The newest edition, until it is proved.
    pending: Option<Job>,
    inputs: Option<Arc<Inputs>>,
    /// All known problems of the newest edition.
    diagnostics: Vec<Diagnostic>,
    /// A few pages of the last proved edition that could not be made or have broken links.
    suspects: Vec<String>,
    /// The problems that were reported, with the number of times each occurred.
    said: FxHashMap<Fingerprint, usize>,
    style: Option<Swap>,
    page: Option<String>,
}

/// An edition to be proved.
#[derive(Clone)]
struct Job {
    edition: Arc<Edition>,
    /// The diagnostics of its compile.
    diagnostics: Vec<Diagnostic>,
}

impl Preview {
    /// A preview without an edition. With `follow_changes`, open pages go to the entry that changed.
    pub fn new(follow_changes: bool, tell: impl Fn(&Told<'_>) + Send + Sync + 'static) -> Self {
        Self {
            memo: Mutex::default(),
            state: Mutex::default(),
            newest: AtomicU64::new(0),
            work: Condvar::new(),
            news: watch::Sender::new(Arc::new(News::default())),
            follow_changes,
            tell: Box::new(tell),
        }
    }

    /// Compiles the inputs and shows the result unless there are errors.
    pub fn update(&self, inputs: Inputs, changed: &[Arc<str>]) -> Report {
        let mut memo = self.memo.lock().unwrap_or_else(PoisonError::into_inner);
        // A proof of an older edition need not go on.
        let number = self.newest.fetch_add(1, Ordering::SeqCst) + 1;
        let compiled = compile(&inputs, &mut memo);
        let (output, said) = (compiled.value, compiled.diagnostics);
        let mut report = Report { counts: memo.counts, size: output.size, diagnostics: said.clone() };
        let mut state = self.state();
        // Pages that failed last time are tried first, because a broken page stays broken until it is mended.
        let failed: Vec<Diagnostic> =
            state.suspects.iter().filter_map(|path| output.make(path, &mut Vec::new()).err()).map(|found| *found).collect();
        if !state.suspects.is_empty() {
            report.diagnostics.extend(output.verdict(failed));
            diagnostic::sort(&mut report.diagnostics);
        }
        let diagnostics = report.diagnostics.clone();
        let former = state.shown.clone();
        let edition = Arc::new(Edition::new(number, output, former.as_deref()));
        let fine = !has_errors(&diagnostics);
        if fine && state.fallback.is_none() {
            state.fallback = former.clone();
        }
        state.style = former.filter(|_| fine && only_styles(changed)).and_then(|former| swap(&former, &edition));
        state.page = self.follow_changes.then(|| page_of(&edition, changed)).flatten();
        if fine {
            state.shown = Some(edition.clone());
        }
        state.inputs = Some(Arc::new(inputs));
        state.diagnostics = diagnostics;
        state.pending = Some(Job { edition, diagnostics: said });
        if !fine {
            self.tell_problems(&mut state);
        }
        self.publish(&mut state);
        drop(state);
        self.work.notify_all();
        report
    }

    /// Proves editions as they arrive. Never returns.
    pub fn prove_forever(&self) -> ! {
        loop {
            let mut state = self.state();
            while state.pending.is_none() {
                state = self.work.wait(state).unwrap_or_else(PoisonError::into_inner);
            }
            drop(state);
            self.prove();
        }
    }

    /// Proves the newest edition, if that was not done: makes every page that was not made yet.
    pub fn prove(&self) {
        let Some(job) = self.state().pending.clone() else { return };
        let output = &job.edition.output;
        let (mut failed, mut suspects) = (Vec::new(), Vec::new());
        let mut buffer = Vec::new();
        for path in output.unmade() {
            if self.newest.load(Ordering::SeqCst) != job.edition.number {
                // The next edition is being compiled or is waiting.
                self.forget(&job);
                return;
            }
            buffer.clear();
            if let Err(diagnostic) = output.make(path, &mut buffer) {
                failed.push(*diagnostic);
                suspects.push(path.to_owned());
            }
        }
        let mut diagnostics = job.diagnostics.clone();
        diagnostics.extend(output.verdict(failed));
        diagnostic::sort(&mut diagnostics);
        suspects.extend(output.doubtful().map(str::to_owned));
        suspects.truncate(MOST_SUSPECTS);
        self.settle(&job, diagnostics, suspects);
    }

    /// The edition that requests get; none until a site has compiled without errors.
    pub fn shown(&self) -> Option<Arc<Edition>> {
        self.state().shown.clone()
    }

    /// The known problems.
    pub fn diagnostics(&self) -> Vec<Diagnostic> {
        self.state().diagnostics.clone()
    }

    /// The present state, and a notification whenever it changes.
    pub fn news(&self) -> watch::Receiver<Arc<News>> {
        self.news.subscribe()
    }

    /// The text of a file that has problems.
    pub fn text(&self, path: &str) -> Option<String> {
        let state = self.state();
        let about = state.diagnostics.iter().any(|diagnostic| &*diagnostic.path == path);
        let inputs = state.inputs.clone().filter(|_| about)?;
        drop(state);
        let embedded = Theme::embedded();
        let source = inputs.sources.iter().chain(&embedded).find(|source| &*source.path == path);
        source.map(|source| source.text.to_string())
    }

    /// Takes back an edition that was shown, because one of its pages could not be made.
    pub fn take_back(&self, edition: &Arc<Edition>, why: Diagnostic) {
        let mut state = self.state();
        if !state.shown.as_ref().is_some_and(|shown| Arc::ptr_eq(shown, edition)) {
            return;
        }
        state.shown = state.fallback.clone().filter(|fallback| !Arc::ptr_eq(fallback, edition));
        if self.newest.load(Ordering::SeqCst) == edition.number && !state.diagnostics.contains(&why) {
            state.diagnostics.push(why);
            diagnostic::sort(&mut state.diagnostics);
        }
        self.publish(&mut state);
    }

    /// Records the result of an edition's proof.
    fn settle(&self, job: &Job, diagnostics: Vec<Diagnostic>, suspects: Vec<String>) {
        let mut state = self.state();
        if !self.forget_in(&mut state, job) || self.newest.load(Ordering::SeqCst) != job.edition.number {
            return;
        }
        let bad = has_errors(&diagnostics);
        let was_shown = state.shown.as_ref().is_some_and(|shown| Arc::ptr_eq(shown, &job.edition));
        if !bad {
            state.fallback = Some(job.edition.clone());
        } else if was_shown {
            state.shown = state.fallback.clone();
        }
        state.suspects = suspects;
        let before = std::mem::replace(&mut state.diagnostics, diagnostics);
        self.tell_problems(&mut state);
        state.said = prints(&state.diagnostics);
        if before != state.diagnostics || (bad && was_shown) {
            self.publish(&mut state);
        }
    }

    /// Reports problems that were not reported yet. If several look alike and one of them is new, all are reported, because
    /// nobody can tell which it is.
    fn tell_problems(&self, state: &mut State) {
        let Some(inputs) = state.inputs.clone() else { return };
        let found = prints(&state.diagnostics);
        let is_new = |diagnostic: &&Diagnostic| {
            let print = print(diagnostic);
            found.get(&print) > state.said.get(&print)
        };
        let new: Vec<Diagnostic> = state.diagnostics.iter().filter(is_new).cloned().collect();
        let prints = new.iter().map(print);
        state.said.extend(prints.filter_map(|print| Some((print, *found.get(&print)?))));
        if !new.is_empty() {
            (self.tell)(&Told::Problems(&new, &inputs));
        }
    }

    /// Sends the state to all open pages.
    fn publish(&self, state: &mut State) {
        let revision = self.news.borrow().revision + 1;
        let (problems, more) = match &state.inputs {
            Some(inputs) if has_errors(&state.diagnostics) => {
                let embedded = Theme::embedded();
                problem::problems(&state.diagnostics, &texts(embedded.iter().chain(&inputs.sources)))
            }
            _ => (Vec::new(), 0),
        };
        if problems.is_empty() && !self.news.borrow().problems.is_empty() {
            (self.tell)(&Told::Mended);
        }
        self.news.send_replace(Arc::new(News { revision, problems, more, style: state.style.clone(), page: state.page.clone() }));
    }

    fn forget(&self, job: &Job) {
        self.forget_in(&mut self.state(), job);
    }

    /// Removes an edition from those to be proved. Returns whether it was there.
    fn forget_in(&self, state: &mut State, job: &Job) -> bool {
        let there = state.pending.as_ref().is_some_and(|pending| Arc::ptr_eq(&pending.edition, &job.edition));
        if there {
            state.pending = None;
        }
        there
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The number of occurrences of each problem.
fn prints(diagnostics: &[Diagnostic]) -> FxHashMap<Fingerprint, usize> {
    let mut prints = FxHashMap::default();
    for diagnostic in diagnostics {
        *prints.entry(print(diagnostic)).or_default() += 1;
    }
    prints
}

/// The identity of a problem, without its line, which moves with every edit above it.
fn print(diagnostic: &Diagnostic) -> Fingerprint {
    Fingerprint::of_parts([diagnostic.path.as_bytes(), diagnostic.code.name().as_bytes(), diagnostic.message.as_bytes()])
}

/// Whether only style sheets changed.
fn only_styles(changed: &[Arc<str>]) -> bool {
    !changed.is_empty() && changed.iter().all(|path| path.ends_with(".css"))
}

/// The replacement of one edition's style sheet by another's.
fn swap(former: &Edition, edition: &Edition) -> Option<Swap> {
    let address = |edition: &Edition| Some(format!("{}{}", edition.base_path(), edition.output.style()?));
    Some(Swap { from: address(former)?, to: address(edition)? })
}

/// The address of the page of the changed entry, if it was only one.
fn page_of(edition: &Edition, changed: &[Arc<str>]) -> Option<String> {
    let mut pages = changed.iter().filter_map(|path| edition.output.page_of(path));
    let page = pages.next().filter(|_| pages.next().is_none())?;
    Some(format!("{}{page}", edition.base_path()))
}
