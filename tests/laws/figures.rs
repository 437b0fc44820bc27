//! Every figure on a page says what it shows and how to read it, and has its data as a table. Its drawings are well-formed,
//! have a text alternative or are hidden from screen readers, and need neither styles nor scripts.

use std::collections::BTreeSet;

use roxmltree::{Document, Node};
use statebook::memo::Memo;

use crate::built::{Built, build};
use crate::grounds::{built_knowledge_base, golden_sites};

#[test]
#[ignore = "long"]
fn of_the_knowledge_base() {
    let built = built_knowledge_base();
    let forms = check("the knowledge base", built);
    for form in FORMS {
        assert!(forms.contains(*form), "no page of the knowledge base has a figure of the form {form}");
    }
}

#[test]
fn of_the_golden_sites() {
    for (name, inputs) in golden_sites() {
        check(&name, &build(&inputs, &mut Memo::default()));
    }
}

/// The forms of figures that occur in the knowledge base.
const FORMS: &[&str] = &["chain", "columns", "dots", "map", "sides", "strip", "tower"];

/// The parts of a page from `<name` to `</name>`. None of these elements contains another of the same name.
fn pieces<'p>(page: &'p str, name: &str) -> Vec<&'p str> {
    let (open, close) = (format!("<{name} "), format!("</{name}>"));
    let starts = page.match_indices(&open).map(|(at, _)| at);
    starts.map(|at| &page[at..page[at..].find(&close).map_or(page.len(), |end| at + end + close.len())]).collect()
}

fn check(name: &str, built: &Built) -> BTreeSet<String> {
    let mut forms = BTreeSet::new();
    let mut wrong = Vec::new();
    for (path, bytes) in built.files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = std::str::from_utf8(bytes).expect("pages are UTF-8");
        for figure in pieces(page, "figure") {
            let mut of_figure = Vec::new();
            match Document::parse(&figure.replace("&nbsp;", "&#160;")) {
                Ok(document) => forms.extend(whole(document.root_element(), &mut of_figure)),
                Err(error) => of_figure.push(format!("a figure is not well-formed: {error}")),
            }
            wrong.extend(of_figure.into_iter().map(|what| format!("{path}: {what}")));
        }
        for svg in pieces(page, "svg") {
            let mut of_svg = Vec::new();
            match Document::parse(svg) {
                Ok(document) => drawn(document.root_element(), &mut of_svg),
                Err(error) => of_svg.push(format!("a drawing is not well-formed: {error}")),
            }
            wrong.extend(of_svg.into_iter().map(|what| format!("{path}: {what}")));
        }
    }
    let few = wrong.iter().take(20).map(String::as_str).collect::<Vec<_>>().join("\n");
    assert!(wrong.is_empty(), "{name}: {} wrong, the first of them\n{few}", wrong.len());
    forms
}

/// Checks that a figure has everything that a reader needs without the drawing. Returns its form.
fn whole(figure: Node<'_, '_>, wrong: &mut Vec<String>) -> Option<String> {
    let id = figure.attribute("id").unwrap_or_default();
    let said = |node: Node<'_, '_>| node.descendants().filter_map(|node| node.text()).any(|text| !text.trim().is_empty());
    let of_id = |id: &str| figure.descendants().find(|node| node.attribute("id") == Some(id));
    if !id.starts_with("figure--") {
        wrong.push(format!("the id {id:?} of a figure is none that headings keep clear of"));
    }
    for attribute in ["aria-labelledby", "aria-describedby"] {
        let named = figure.attribute(attribute).and_then(of_id);
        if !named.is_some_and(said) {
            wrong.push(format!("{id}: {attribute} names nothing that says something"));
        }
    }
    for node in figure.descendants().filter(|node| node.is_element() && *node != figure) {
        if let Some(own) = node.attribute("id").filter(|own| !own.starts_with(&format!("{id}-"))) {
            wrong.push(format!("{id}: the id {own} could be another's"));
        }
    }
    let data = figure.descendants().filter(|node| node.has_tag_name("details"));
    let tables: Vec<_> = data.flat_map(|data| data.descendants()).filter(|node| node.has_tag_name("table")).collect();
    let [table] = tables[..] else {
        wrong.push(format!("{id}: its data is {} tables", tables.len()));
        return None;
    };
    let rows = |part: &str| {
        let part = table.children().find(|node| node.has_tag_name(part));
        part.into_iter().flat_map(|part| part.children()).filter(|node| node.has_tag_name("tr")).collect::<Vec<_>>()
    };
    let cells = |row: &Node<'_, '_>| row.children().filter(|node| node.is_element()).count();
    let columns = rows("thead").first().map_or(0, cells);
    if columns < 2 || rows("tbody").is_empty() || rows("tbody").iter().any(|row| cells(row) != columns) {
        wrong.push(format!("{id}: its table has {columns} columns, and {} rows that should fit them", rows("tbody").len()));
    }
    let form = figure.attribute("class")?.split(' ').find_map(|class| class.strip_prefix("figure-"))?;
    Some(form.to_owned())
}

/// Checks that a drawing is visible and accessible as it should be.
fn drawn(svg: Node<'_, '_>, wrong: &mut Vec<String>) {
    let hidden = svg.attribute("aria-hidden") == Some("true");
    let named =
        svg.attribute("role") == Some("img") && (svg.attribute("aria-labelledby").is_some() || svg.attribute("aria-label").is_some());
    if hidden == named {
        wrong.push("a drawing is neither hidden from those who hear the page nor named".to_owned());
    }
    let mut ids = BTreeSet::new();
    for node in svg.descendants().filter(Node::is_element) {
        let out_of_reach = node.attribute("tabindex") == Some("-1");
        if hidden && !out_of_reach && (node.has_tag_name("a") || node.attribute("tabindex").is_some()) {
            wrong.push("a hidden drawing has something that takes the focus".to_owned());
        }
        if ["style", "script", "foreignObject", "animate", "image"].contains(&node.tag_name().name()) {
            wrong.push(format!("a drawing has a <{}>", node.tag_name().name()));
        }
        for attribute in node.attributes() {
            if attribute.name() == "style" || attribute.name().starts_with("on") {
                wrong.push(format!("a drawing has the attribute {}", attribute.name()));
            }
            if attribute.name() != "href" && (attribute.value().contains("NaN") || attribute.value().contains("inf")) {
                wrong.push(format!("a drawing has a length that is no number: {}", attribute.value()));
            }
        }
        if let Some(id) = node.attribute("id")
            && !ids.insert(id)
        {
            wrong.push(format!("the id {id} stands twice in a drawing"));
        }
    }
    let values = svg.descendants().flat_map(|node| node.attributes().map(|attribute| attribute.value()).collect::<Vec<_>>());
    for to in values.filter_map(|value| value.split_once("url(#")).filter_map(|(_, rest)| rest.split(')').next()) {
        if !ids.contains(to) {
            wrong.push(format!("a drawing refers to {to}, which is not in it"));
        }
    }
}
