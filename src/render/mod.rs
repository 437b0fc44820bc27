//! From a closed page model to HTML. The only room that runs the template engine.
//!
//! Templates use the interface's words as `words.name`, and those with variables as `say(id="name", count=3)`.

mod frame;
mod inlined;
mod limits;
mod said;
mod variables;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

pub use frame::Frame;
use inlined::Inlined;
use variables::{GIVEN, Variables};

use crate::diagnostic::{Checked, Code, Diagnostic, nearest, one_of};
use crate::page::{Model, Page, TEMPLATES};
use crate::source::{LineIndex, Source, Span, floor_boundary};
use crate::theme::Theme;
use crate::words::Words;

/// The compiled templates of a theme.
pub struct Engine {
    tera: tera::Tera,
    theme: Theme,
    /// The templates as they were compiled.
    inlined: BTreeMap<String, Inlined>,
    /// The names that the site's own templates use; a law checks those of the embedded theme.
    own: Vec<Variables>,
    /// The words without variables, which every template has as `words`.
    words: tera::Value,
}

/// The templates of the embedded theme in English. Most sites use these, and they never change.
static EMBEDDED: LazyLock<Option<Arc<Engine>>> = LazyLock::new(|| {
    let engine = Engine::compile(Theme::new(None, &[], &[]).0, Words::english());
    engine.value.map(Arc::new)
});

impl Engine {
    /// Compiles the templates of a theme with these words. Reports templates that cannot be compiled, missing templates, and
    /// words that do not exist.
    pub fn new(theme: Theme, words: Arc<Words>) -> Checked<Option<Arc<Self>>> {
        if theme.is_embedded()
            && words.fingerprint == Words::english().fingerprint
            && let Some(engine) = &*EMBEDDED
        {
            return Checked::clean(Some(engine.clone()));
        }
        let compiled = Self::compile(theme, words);
        Checked { value: compiled.value.map(Arc::new), diagnostics: compiled.diagnostics }
    }

    fn compile(theme: Theme, words: Arc<Words>) -> Checked<Option<Self>> {
        let mut tera = empty(&words);
        let mut diagnostics = Vec::new();
        let inline = |(name, source): (&String, &Source)| (name.clone(), Inlined::new(&source.text, &words));
        let inlined: BTreeMap<String, Inlined> = theme.templates.iter().map(inline).collect();
        if tera.add_raw_templates(inlined.iter().map(|(name, inlined)| (name, &inlined.text))).is_err() {
            // The places of errors are those in the templates as they were written.
            let named = theme.templates.iter().map(|(name, source)| (name, &*source.text));
            if let Err(error) = empty(&words).add_raw_templates(named) {
                diagnostics = all_errors(&theme, &error);
            }
        } else {
            for noun in TEMPLATES.iter().filter(|noun| !tera.contains_template(&format!("{noun}.html"))) {
                let message = format!("the theme has no template {noun}.html");
                diagnostics.push(Diagnostic::new(Code::TemplateSyntax, &"themes".into(), 0..0, message));
            }
        }
        let own: Vec<Variables> = theme.own_templates().map(Variables::of).collect();
        diagnostics.extend(unknown_names(&own, &theme));
        diagnostics.extend(theme.own_templates().flat_map(|source| said::check(source, &words)));
        let value = diagnostics.is_empty().then_some(Self { tera, theme, inlined, own, words: said::constants(&words) });
        Checked { value, diagnostics }
    }

    /// Renders one page, and appends it to `into`.
    ///
    /// # Errors
    /// A template fails: a variable is not in the model, a filter has the wrong type, a loop does not end.
    pub fn render(&self, page: &Page, frame: &Frame, into: &mut Vec<u8>) -> Result<(), Box<Diagnostic>> {
        if let Some(failure) = &frame.failure {
            return Err(failure.clone());
        }
        let mut context = frame.context.clone();
        context.insert("page", &page.meta);
        let noun = page.model.noun();
        if !matches!(page.model, Model::NotFound) {
            context.insert(noun, &page.model);
        }
        if let Some(misspelt) = self.misspelt(noun, &context, &page.meta.url) {
            return Err(Box::new(misspelt));
        }
        self.run(&format!("{noun}.html"), &context, &page.meta.url, into)
    }

    /// Runs a template for the page at an address.
    fn run(&self, template: &str, context: &tera::Context, url: &str, into: &mut Vec<u8>) -> Result<(), Box<Diagnostic>> {
        let mut out = limits::Page::new(into);
        limits::begin();
        match self.tera.render_to(template, context, &mut out) {
            Ok(()) => Ok(()),
            Err(_) if out.is_full() => {
                let message = format!("{template} does not end: more than {} MiB for {url}", limits::LARGEST >> 20);
                Err(Box::new(self.at_template(template, message)))
            }
            Err(error) => {
                let found = report(&self.theme, &self.inlined, &error, Code::TemplateError, Some((template, url)));
                Err(Box::new(found))
            }
        }
    }

    /// The first name in the site's own templates that no model of a page has.
    fn misspelt(&self, noun: &str, context: &tera::Context, url: &str) -> Option<Diagnostic> {
        // The template of another sort of page has names of its own.
        let of_another = |template: &&Variables| {
            let stem = template.name().strip_suffix(".html").unwrap_or_default();
            TEMPLATES.contains(&stem) && stem != noun
        };
        self.own.iter().filter(|template| !of_another(template)).find_map(|template| {
            template.uses.iter().find_map(|path| {
                let (at, known) = template.missing(path, context)?;
                let (word, owner) = (&path.parts[at], path.parts[..at].join("."));
                let message = format!("`{owner}` has no field `{word}` (for {url})");
                let diagnostic = Diagnostic::new(Code::TemplateError, &template.source.path, path.spans[at].clone(), message);
                Some(diagnostic.maybe_help(one_of(word, known.iter().copied())))
            })
        })
    }

    fn at_template(&self, template: &str, message: String) -> Diagnostic {
        let path = self.theme.templates.get(template).map_or_else(|| template.into(), |source| source.path.clone());
        Diagnostic::new(Code::TemplateError, &path, 0..0, message)
    }

    /// The theme that was compiled.
    pub fn theme(&self) -> &Theme {
        &self.theme
    }
}

/// An engine without templates.
fn empty(words: &Arc<Words>) -> tera::Tera {
    let mut tera = tera::Tera::default();
    limits::install(&mut tera);
    tera.register_filter("safe", safe);
    said::install(&mut tera, words.clone());
    tera
}

/// `safe`, in the place of the engine's own, which copies the text that it lets through: most of a page.
fn safe(value: tera::Value, _: tera::Kwargs, _: &tera::State<'_>) -> tera::Value {
    if value.as_str().is_some() { value.mark_safe() } else { tera::Value::safe_string(&value.to_string()) }
}

/// Names that templates use and nothing provides. An included template sees the names that the including one binds.
fn unknown_names(own: &[Variables], theme: &Theme) -> Vec<Diagnostic> {
    if own.is_empty() {
        return Vec::new();
    }
    let others: Vec<Variables> = theme.templates.values().map(Variables::of).collect();
    let bound: BTreeSet<&str> = others.iter().flat_map(Variables::binds).collect();
    let of_frame: Vec<&str> = ["site", "words"].into_iter().chain(GIVEN).collect();
    let of_pages: Vec<&str> = ["site", "words", "frame", "page"].into_iter().chain(TEMPLATES).chain(GIVEN).collect();
    let mut found = Vec::new();
    for template in own {
        let known = if frame::is_part(template.name()) { &of_frame } else { &of_pages };
        let of_a_page = TEMPLATES.iter().any(|noun| template.name().strip_suffix(".html") == Some(noun));
        let bound_here: BTreeSet<&str> = template.binds().collect();
        for path in &template.uses {
            let root = path.parts[0].as_str();
            let is_bound = bound_here.contains(root) || (!of_a_page && bound.contains(root));
            if !is_bound && !known.contains(&root) {
                let message = if frame::is_part(template.name()) { "the frame of all pages does not have" } else { "no page has" };
                let message = format!("{message} the variable `{root}`");
                let diagnostic = Diagnostic::new(Code::TemplateError, &template.source.path, path.spans[0].clone(), message);
                let names = known.iter().copied().chain(bound_here.iter().copied());
                found.push(diagnostic.maybe_help(nearest(root, names).map(|near| format!("did you mean `{near}`?"))));
            }
        }
    }
    found
}

/// Reports an error of the engine at its place in a template. `inlined` has the templates that were not compiled as they were
/// written.
fn report(
    theme: &Theme,
    inlined: &BTreeMap<String, Inlined>,
    error: &tera::Error,
    code: Code,
    rendering: Option<(&str, &str)>,
) -> Diagnostic {
    let on = rendering.map(|(_, url)| format!(" (for {url})")).unwrap_or_default();
    if let tera::ErrorKind::SyntaxError(found) | tera::ErrorKind::RenderingError(found) = error.kind() {
        let source = theme.templates.get(found.filename());
        let path = source.map_or_else(|| found.filename().into(), |source| source.path.clone());
        let span: Span = match source {
            Some(source) => {
                let inlined = inlined.get(found.filename());
                let origin = |at| inlined.map_or(at, |inlined| inlined.origin(at)).min(source.text.len());
                origin(found.span().range.start)..origin(found.span().range.end)
            }
            None => 0..0,
        };
        return Diagnostic::new(code, &path, span, format!("{}{on}", found.message()));
    }
    report_text(theme, inlined, &error.to_string(), code, rendering.map(|(template, _)| template), &on)
}

/// All errors of all templates. The engine itself stops at the first template that it cannot parse.
fn all_errors(theme: &Theme, first: &tera::Error) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (name, source) in &theme.templates {
        if let Err(error) = tera::Tera::default().add_raw_template(name, &source.text)
            && matches!(error.kind(), tera::ErrorKind::SyntaxError(_))
        {
            found.push(report(theme, &BTreeMap::new(), &error, Code::TemplateSyntax, None));
        }
    }
    if found.is_empty() {
        let text = first.to_string();
        found.extend(
            text.split("\n\n")
                .filter(|part| !part.starts_with("note:"))
                .map(|part| report_text(theme, &BTreeMap::new(), part, Code::TemplateSyntax, None, "")),
        );
    }
    found
}

/// Reports an error that the engine only gives as text: "error: message", followed by "--> template:line:column".
fn report_text(theme: &Theme, inlined: &BTreeMap<String, Inlined>, text: &str, code: Code, template: Option<&str>, on: &str) -> Diagnostic {
    let (message, place) = parse_report(text);
    let name = place.map(|(name, _, _)| name).or(template);
    let source = name.and_then(|name| theme.templates.get(name)).or_else(|| {
        theme
            .templates
            .iter()
            .find(|(name, _)| text.contains(&format!("'{name}'")) || text.contains(&format!("`{name}`")))
            .map(|(_, source)| source)
    });
    let path = source.map_or_else(|| "themes".into(), |source| source.path.clone());
    let span = match (source, place) {
        (Some(source), Some((_, line, column))) => {
            let inlined = name.and_then(|name| inlined.get(name));
            let text = inlined.map_or(&*source.text, |inlined| &inlined.text);
            let at = LineIndex::new(text).line_start(line) + column.saturating_sub(1);
            let start = floor_boundary(&source.text, inlined.map_or(at, |inlined| inlined.origin(at)));
            start..start
        }
        _ => 0..0,
    };
    Diagnostic::new(code, &path, span, format!("{message}{on}"))
}

/// The first message of such a text, and the template, line and column (from 1) that it names.
fn parse_report(text: &str) -> (String, Option<(&str, usize, usize)>) {
    let first = text.lines().next().unwrap_or_default();
    let message = first.trim_start_matches("error: ").to_owned();
    let place = text.lines().find_map(|line| {
        let (_, place) = line.split_once("--> ")?;
        let mut parts = place.trim().rsplitn(3, ':');
        let column = parts.next()?.parse().ok()?;
        let line = parts.next()?.parse().ok()?;
        Some((parts.next()?, line, column))
    });
    (message, place)
}
