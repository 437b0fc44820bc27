//! SARIF 2.1.0, for code scanning services: the codes with their explanations, and the problems with their fixes.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::Texts;
use crate::diagnostic::{CODES, Diagnostic, Edit};
use crate::source::{LineIndex, Span};

/// The whole log.
pub(super) fn log(diagnostics: &[Diagnostic], texts: &Texts<'_>) -> String {
    let named: BTreeSet<&str> = diagnostics.iter().map(|diagnostic| diagnostic.code.name()).collect();
    let rules: Vec<Value> = CODES
        .iter()
        .filter(|code| named.contains(code.name))
        .map(|code| json!({ "id": code.name, "fullDescription": { "text": code.text }, "help": { "text": code.text } }))
        .collect();
    let mut results = Vec::with_capacity(diagnostics.len());
    super::each(diagnostics, texts, |diagnostic, lines| results.push(result(diagnostic, lines)));
    let driver = json!({ "name": "statebook", "version": env!("CARGO_PKG_VERSION"), "rules": rules });
    super::document(&json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{ "tool": { "driver": driver }, "columnKind": "unicodeCodePoints", "results": results }],
    }))
}

fn result(diagnostic: &Diagnostic, lines: &LineIndex<'_>) -> Value {
    let path = if diagnostic.path.is_empty() { "site.toml" } else { &diagnostic.path };
    // SARIF expects a relative reference here, so characters with a meaning in addresses are escaped.
    let file = json!({ "uri": path.replace('%', "%25").replace(' ', "%20").replace('#', "%23").replace('?', "%3F") });
    let mut result = json!({
        "ruleId": diagnostic.code.name(),
        "level": diagnostic.severity.word(),
        "message": { "text": super::sentence(diagnostic) },
        "locations": [{ "physicalLocation": { "artifactLocation": file.clone(), "region": region(&diagnostic.span, lines) } }],
    });
    if let Some(fix) = diagnostic.fix(lines.text()).filter(|fix| fix.sure && !fix.edits.is_empty()) {
        let replace = |edit: &Edit| json!({ "deletedRegion": region(&edit.span, lines), "insertedContent": { "text": edit.text } });
        let replacements: Vec<Value> = fix.edits.iter().map(replace).collect();
        let words = diagnostic.help.as_deref().unwrap_or_default();
        result["fixes"] =
            json!([{ "description": { "text": words }, "artifactChanges": [{ "artifactLocation": file, "replacements": replacements }] }]);
    }
    result
}

fn region(span: &Span, lines: &LineIndex<'_>) -> Value {
    let (start, end) = lines.range(span);
    json!({ "startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column })
}
