//! The server answers as browsers expect, with the built bytes and one script, and reports what is wrong.

use std::process::Command;
use std::sync::{Arc, Mutex};

use statebook::serve::{Preview, Told, insert_script};
use statebook::source::Source;

use crate::grounds::golden_sites;
use crate::served::{ALPHA, Served};

#[test]
fn answers_are_the_built_bytes_and_one_script() {
    let served =
        Served::new(&[("content/models/table.csv", "a,b\n")], &["--base-url", "https://example.org/below/", "--as-of", "2026-11-01"]);
    assert_eq!(served.base, "/below/");
    let root = served.folder.path().join("site");
    let built = Command::new(env!("CARGO_BIN_EXE_statebook"))
        .args(["build", "--base-url", "https://example.org/below/", "--as-of", "2026-11-01", "--root"])
        .arg(&root)
        .stdout(std::process::Stdio::null())
        .status();
    assert!(built.expect("a build").success());
    let files = walkdir::WalkDir::new(root.join("public")).into_iter().flatten().filter(|entry| entry.file_type().is_file());
    let mut count = 0;
    for file in files {
        let path = file.path().strip_prefix(root.join("public")).expect("below").to_string_lossy().into_owned();
        let mut wanted = std::fs::read(file.path()).expect("a file");
        if path == "manifest.json" {
            continue;
        }
        if path.ends_with(".html") {
            insert_script(&mut wanted, "/below/");
        }
        let answer = served.get(&format!("/below/{path}"));
        assert!(answer.status == 200 && answer.body == wanted, "{path}: {} {}", answer.status, answer.head);
        count += 1;
    }
    assert!(count > 20);
    assert_eq!(served.get("/below/models/table.csv").header("content-type"), Some("text/csv; charset=utf-8"));
    assert_eq!(served.get("/below/data/entries.json").header("content-type"), Some("application/json"));
    assert!(!root.join("public/__statebook").exists());
}

#[test]
fn http_is_spoken_as_browsers_expect() {
    let served = Served::new(&[], &[]);
    let page = served.get("/models/alpha/");
    let (tag, length) = (page.header("etag").expect("a tag").to_owned(), page.body.len());
    assert_eq!(page.header("content-type"), Some("text/html; charset=utf-8"));
    let same = served.ask("GET", "/models/alpha/", &[("If-None-Match", &tag)]);
    assert_eq!((same.status, same.body.len()), (304, 0));
    let head = served.ask("HEAD", "/models/alpha/", &[]);
    assert_eq!((head.status, head.body.len(), head.header("content-length")), (200, 0, Some(length.to_string().as_str())));
    let part = served.ask("GET", "/models/alpha/", &[("Range", "bytes=0-14")]);
    assert_eq!((part.status, &*part.text()), (206, "<!DOCTYPE html>"));
    assert_eq!(part.header("content-range"), Some(format!("bytes 0-14/{length}").as_str()));
    assert_eq!(served.ask("GET", "/models/alpha/", &[("Range", "bytes=999999-")]).status, 416);
    assert_eq!(served.ask("GET", "/models/alpha/", &[("Range", "bytes=0-14"), ("If-Range", "\"old\"")]).status, 200);
    let slash = served.get("/models/alpha?x=1");
    assert_eq!((slash.status, slash.header("location")), (302, Some("/models/alpha/?x=1")));
    let missing = served.get("/no/such/page/");
    assert!(missing.status == 404 && missing.text().contains("live.js"), "{}", missing.head);
    assert_eq!(served.ask("POST", "/", &[]).status, 405);
    for path in [
        "/../site.toml",
        "/%2e%2e/site.toml",
        "/..%2fsite.toml",
        "/models/%5c..%5calpha",
        "//example.org",
        "/models/../../site.toml",
        "/%00",
        "/%ff",
    ] {
        let answer = served.get(path);
        assert!(matches!(answer.status, 404 | 400), "{path}: {}", answer.head);
    }
    assert!(!served.get("//example.org/models/alpha").head.contains("location: //"));
}

#[test]
fn a_proxy_is_told_to_hold_no_news_back() {
    // Nginx's default is to buffer a response until a page of memory is full.
    let served = Served::new(&[], &[]);
    let mut stream = std::net::TcpStream::connect(("127.0.0.1", served.port)).expect("a connection");
    std::io::Write::write_all(&mut stream, b"GET /__statebook/events HTTP/1.1\r\nHost: localhost\r\n\r\n").expect("a request");
    let head = std::io::BufRead::lines(std::io::BufReader::new(stream)).map_while(Result::ok).take_while(|line| !line.is_empty());
    assert!(head.map(|line| line.to_lowercase()).any(|line| line == "x-accel-buffering: no"));
}

#[test]
fn other_names_for_this_machine_are_refused() {
    let served = Served::new(&[], &[]);
    assert_eq!(served.ask("GET", "/", &[("Host", "example.org")]).status, 403);
    assert_eq!(served.ask("GET", "/__statebook/events", &[("Host", "rebound.example.org:80")]).status, 403);
    assert_eq!(served.ask("GET", "/", &[("Host", "[::1]:4242")]).status, 200);
    assert_eq!(served.ask("GET", "/", &[("Host", "localhost:example.org")]).status, 403);
    let named = Served::new(&[], &["--interface", "127.0.0.1", "--allowed-host", "preview.example.org"]);
    assert_eq!(named.ask("GET", "/", &[("Host", "example.org")]).status, 403);
    let answer = named.ask("GET", "/", &[("Host", "preview.example.org:80")]);
    assert_eq!(answer.status, 200);
    let head = answer.head.to_lowercase();
    for said in ["cross-origin-resource-policy: same-origin", "x-content-type-options: nosniff", "frame-ancestors 'self'"] {
        assert!(head.contains(said), "{said} is missing: {head}");
    }
}

#[test]
fn a_busy_port_is_followed_by_the_next() {
    let first = Served::new(&[], &[]);
    let second = Served::new(&[], &["--port", &first.port.to_string()]);
    assert!(second.port > first.port, "{} {}", first.port, second.port);
    assert_eq!(second.get("/").status, 200);
}

#[test]
fn what_is_broken_is_said_and_the_last_site_stays() {
    let served = Served::new(&[], &[]);
    served.put("content/models/alpha.md", "+++\ntitle = \"Changed\"\nstatus = \"actve\"\n+++\n");
    let news = served.until_problems(1, "an unknown word");
    let problem = &news["problems"][0];
    assert_eq!((problem["code"].as_str(), problem["file"].as_str()), (Some("unknown-word"), Some("content/models/alpha.md")));
    assert_eq!((problem["line"].as_u64(), problem["column"].as_u64()), (Some(3), Some(10)));
    assert!(problem["text"].as_str().is_some_and(|text| text.contains("did you mean `active`?")), "{problem}");
    assert!(served.get("/models/alpha/").text().contains("Alpha"), "the last site stays");
    let source = served.get("/__statebook/source/content/models/alpha.md");
    assert!(source.status == 200 && source.text().contains("<li id=\"L3\"><code>status = &quot;actve&quot;"), "{}", source.text());
    assert_eq!(served.get("/__statebook/source/site.toml").status, 404, "nothing is wrong with it");
    served.put("content/models/alpha.md", "+++\ntitle = \"Mended\"\n+++\n");
    served.until_problems(0, "mended");
    served.until_says("Mended", "mended");
}

#[test]
fn a_problem_is_told_once_wherever_its_line_moves() {
    let told = Arc::new(Mutex::new(Vec::new()));
    let listener = told.clone();
    let preview = Preview::new(false, move |word| {
        let said = match word {
            Told::Problems(problems, _) => problems.iter().map(|problem| problem.message.clone()).collect(),
            Told::Mended => vec!["mended".to_owned()],
        };
        listener.lock().expect("no panic").push(said);
    });
    let (_, clean) = golden_sites().into_iter().find(|(name, _)| name == "minimal").expect("a site");
    let at = clean.sources.iter().position(|source| source.text.starts_with("+++\n")).expect("an entry");
    let tells = |head: &str| {
        let mut inputs = clean.clone();
        let source = &clean.sources[at];
        inputs.sources[at] = Source::new(source.path.clone(), source.text.replacen("+++\n", head, 1).as_bytes());
        preview.update(inputs, std::slice::from_ref(&source.path));
        preview.prove();
        told.lock().expect("no panic").drain(..).map(|said| said.len()).collect::<Vec<_>>()
    };
    assert_eq!(tells("+++\n"), [0; 0]);
    assert_eq!(tells("+++\nfirst_nonsense = 1\n"), [1], "it is new");
    assert_eq!(tells("+++\n# A remark.\nfirst_nonsense = 1\n"), [0; 0], "it has moved");
    assert_eq!(tells("+++\nsecond_nonsense = 1\nfirst_nonsense = 1\n"), [1], "another is new");
    assert_eq!(tells("+++\n"), [1], "that is said");
    assert_eq!(tells("+++\nfirst_nonsense = 1\n"), [1], "it is new again");
}

#[test]
fn a_template_that_breaks_is_said_and_the_last_site_stays() {
    let site = "title = \"Case\"\nbase_url = \"https://example.org/\"\ntheme = \"themes/own\"\n[levels]\nbare-project = \"allow\"\n";
    let served = Served::new(&[("site.toml", site)], &[]);
    // The theme's folder appears later.
    served.until_problems(1, "a theme that is not there");
    assert_eq!(served.get("/").status, 503);
    served.put("themes/own/templates/profile.html", "<html><body>First {{ page.title }}</body></html>");
    served.until_says("First Alpha", "a theme that appears");
    for broken in ["{{ page.nothing }}", "{% if %}"] {
        served.put("themes/own/templates/profile.html", broken);
        served.until_problems(1, broken);
        assert!(served.get("/models/alpha/").text().contains("First Alpha"), "the last site stays");
        // An edit of something else does not mend the error; its own warning is added, and removed again.
        served.put("content/models/beta.md", "+++\ntitle = \"Beta\"\naliases = [\"Alpha\"]\n+++\n");
        served.until_problems(2, broken);
        served.put("content/models/beta.md", "+++\ntitle = \"Beta\"\n+++\n");
        served.until_problems(1, broken);
    }
    served.put("themes/own/templates/profile.html", "<html><body>Second {{ page.title }}</body></html>");
    served.until_says("Second Alpha", "a theme that is mended");
    served.until_problems(0, "a theme that is mended");
    let site = site.replace("themes/own", "themes/other");
    served.put("themes/other/templates/profile.html", "<html><body>Third</body></html>");
    served.put("site.toml", &site);
    served.until_says("Third", "another theme");
}

#[test]
fn errors_at_the_start_are_shown() {
    let served = Served::new(&[("content/models/alpha.md", "no front matter\n")], &[]);
    let page = served.get("/anything/");
    assert!(page.status == 503 && page.text().contains("missing-front-matter") && page.text().contains("live.js"), "{}", page.text());
    served.put("content/models/alpha.md", ALPHA);
    served.until_says("Alpha", "mended");
}
