//! Templates of a site's own theme cannot hang or crash the program: whatever is wrong with one is an error that names its
//! file.

use statebook::diagnostic::{Code, Diagnostic};
use statebook::memo::Memo;
use statebook::source::Source;
use statebook::theme::Theme;

use crate::built::build;
use crate::chance::{Chance, seed, times};
use crate::grounds::small_site;
use crate::robust::assert_sound;

/// The diagnostics of a site whose theme has these files.
fn attempt(theme: &[(&str, &[u8])]) -> Vec<Diagnostic> {
    let site: &[u8] = b"title = \"Case\"\nbase_url = \"https://example.org/\"\ntheme = \"theme\"\n";
    let mut files: Vec<(&str, &[u8])> = vec![("site.toml", site), ("content/models/alpha.md", b"+++\ntitle = \"Alpha\"\n+++\nText.\n")];
    files.extend(theme);
    let inputs = small_site(&files);
    let built = build(&inputs, &mut Memo::default());
    assert_sound(&inputs, &built.diagnostics);
    built.diagnostics
}

const PROFILE: &str = "theme/templates/profile.html";

#[test]
fn a_template_that_fails_is_named() {
    for (text, says) in [
        ("{% for a in range(end=100000) %}{% for b in range(end=100000) %}x{% endfor %}{% endfor %}", "does not end"),
        ("{% for a in range(end=1000000000000) %}x{% endfor %}", "does not end"),
        ("{{ nothing }}", "nothing"),
        ("{{ page.nothing }}", "nothing"),
        ("{{ page.title | shout }}", "shout"),
        ("{{ shout() }}", "shout"),
        ("{{ page.title | round }}", "string"),
        ("{{ 1 / 0 }}", ""),
        ("{% include \"profile.html\" %}", "profile.html"),
        ("{% extends \"profile.html\" %}", "profile.html"),
        ("{% extends \"nowhere.html\" %}", "nowhere.html"),
        ("{% component a() %}{{ <a /> }}{% endcomponent a %}{{ <a /> }}", ""),
        ("{% component a() %}{{ <b /> }}{% endcomponent a %}{% component b() %}{{ <a /> }}{% endcomponent b %}{{ <a /> }}", ""),
        ("{% if %}", ""),
        ("{{ \"", ""),
        ("{% block main %}", ""),
        ("{{ [1, 2, 3][99] }}", ""),
    ] {
        let found = attempt(&[(PROFILE, text.as_bytes())]);
        let named = found.iter().find(|found| matches!(found.code, Code::TemplateSyntax | Code::TemplateError) && &*found.path == PROFILE);
        let Some(named) = named else { panic!("{text}: {found:#?}") };
        assert!(named.message.contains(says), "{text}: {}", named.message);
    }
}

#[test]
fn templates_that_include_each_other_are_named() {
    let found = attempt(&[
        (PROFILE, b"{% include \"one.html\" %}"),
        ("theme/templates/one.html", b"{% include \"two.html\" %}"),
        ("theme/templates/two.html", b"{% include \"one.html\" %}"),
    ]);
    assert!(found.iter().any(|found| found.path.starts_with("theme/templates/")), "{found:#?}");
    let found = attempt(&[(PROFILE, b"{% extends \"one.html\" %}"), ("theme/templates/one.html", b"{% extends \"profile.html\" %}")]);
    assert!(found.iter().any(|found| found.path.starts_with("theme/templates/")), "{found:#?}");
}

#[test]
#[ignore = "long"]
fn pages_that_grow_past_all_measure_are_stopped() {
    // A text that doubles with every line grows without end although there is no loop.
    let doubling = "{% set a = \"0123456789\" %}".to_owned() + &"{% set a = a ~ a %}".repeat(23) + "{{ a }}";
    let found = attempt(&[(PROFILE, doubling.as_bytes())]);
    assert!(found.iter().any(|found| &*found.path == PROFILE), "{found:#?}");
}

#[test]
fn any_bytes_as_a_template() {
    let mut chance = Chance::new(seed(6));
    let embedded = Theme::embedded();
    let templates: Vec<_> = embedded.iter().filter_map(|source| Some((source.path.strip_prefix("themes/default/")?, source))).collect();
    for round in 0..times(5) {
        let (path, source) = *chance.pick(&templates);
        let path = format!("theme/{path}");
        let bytes = match round % 4 {
            0 => chance.bytes(200),
            1 => chance.pieces(30),
            _ => chance.mutate(source.text.as_bytes()),
        };
        attempt(&[(&path, &bytes)]);
    }
    attempt(&[("theme/templates/deep.html", "{% if true %}".repeat(10_000).as_bytes())]);
    attempt(&[("theme/templates/deep.html", format!("{{{{ {}1{} }}}}", "(".repeat(10_000), ")".repeat(10_000)).as_bytes())]);
    attempt(&[("theme/templates/deep.html", format!("{{{{ {}1 }}}}", "-".repeat(10_000)).as_bytes())]);
    attempt(&[("theme/templates/deep.html", format!("{{{{ {} }}}}", vec!["1"; 10_000].join("+")).as_bytes())]);
}

#[test]
fn the_embedded_theme_names_nothing_that_is_not_there() {
    // The embedded templates are checked name by name if they are a site's own, which a build does not do otherwise.
    for (name, mut inputs) in crate::grounds::golden_sites() {
        for source in &mut inputs.sources {
            if &*source.path == "site.toml" {
                *source = Source::new("site.toml", format!("theme = \"own\"\n{}", source.text).as_bytes());
            }
        }
        inputs.sources.retain(|source| !source.path.starts_with("theme"));
        let embedded = Theme::embedded();
        let own = embedded.iter().map(|source| (source.path.replace("themes/default", "own"), source.text.as_bytes()));
        inputs.sources.extend(own.map(|(path, bytes)| Source::new(path, bytes)));
        let site =
            inputs.sources.iter().find(|source| &*source.path == "site.toml").map(|source| source.text.to_string()).unwrap_or_default();
        if site.matches("theme =").count() > 1 {
            continue;
        }
        let built = build(&inputs, &mut Memo::default());
        assert!(built.diagnostics.is_empty(), "{name}: {:#?}", built.diagnostics);
    }
}
