//! While an author types, the language server reports what `check` would, and completes, follows, mends and renames. Nothing
//! that an editor sends ends it.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::{Value, json};

use crate::cli::Ground;

/// An editor that talks to the server of a site.
struct Editor<'g> {
    ground: &'g Ground,
    child: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    asked: u64,
}

impl<'g> Editor<'g> {
    fn new(ground: &'g Ground) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_statebook"));
        let mut child =
            command.current_dir(ground.root()).arg("lsp").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("the program");
        let (to, from) = (child.stdin.take().expect("stdin"), BufReader::new(child.stdout.take().expect("stdout")));
        let mut editor = Self { ground, child, to, from, asked: 0 };
        let about = editor.ask("initialize", &json!({ "capabilities": {} }));
        assert_eq!(about["result"]["serverInfo"]["name"], "statebook");
        editor.tell("initialized", &json!({}));
        editor
    }

    fn send(&mut self, message: &Value) {
        let text = message.to_string();
        write!(self.to, "Content-Length: {}\r\n\r\n{text}", text.len()).expect("the server listens");
        self.to.flush().expect("the server listens");
    }

    fn receive(&mut self) -> Value {
        let mut length = 0;
        loop {
            let mut line = String::new();
            assert!(self.from.read_line(&mut line).expect("the server speaks") > 0, "the server is gone");
            match line.trim().strip_prefix("Content-Length: ") {
                Some(number) => length = number.parse().expect("a number"),
                None if line.trim().is_empty() => break,
                None => {}
            }
        }
        let mut bytes = vec![0; length];
        self.from.read_exact(&mut bytes).expect("the server speaks");
        serde_json::from_slice(&bytes).expect("JSON")
    }

    fn tell(&mut self, method: &str, params: &Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    fn ask(&mut self, method: &str, params: &Value) -> Value {
        self.asked += 1;
        let id = self.asked;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        loop {
            let message = self.receive();
            if message["id"] == id {
                return message;
            }
        }
    }

    /// The problems of a file, as last reported before the server answers another request.
    fn told(&mut self, path: &str) -> Vec<Value> {
        let uri = self.uri(path);
        self.asked += 1;
        let id = self.asked;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": "textDocument/documentSymbol", "params": self.at(path, 0, 0) }));
        let mut last = None;
        loop {
            let message = self.receive();
            if message["method"] == "textDocument/publishDiagnostics" && message["params"]["uri"] == uri {
                last = message["params"]["diagnostics"].as_array().cloned();
            }
            if message["id"] == id {
                return last.expect("the server tells of the file");
            }
        }
    }

    fn uri(&self, path: &str) -> Value {
        format!("file://{}", self.ground.root().join(path).display()).into()
    }

    fn open(&mut self, path: &str, text: &str) {
        let uri = self.uri(path);
        self.tell("textDocument/didOpen", &json!({ "textDocument": { "uri": uri, "languageId": "markdown", "version": 1, "text": text } }));
    }

    fn change(&mut self, path: &str, text: &str) {
        self.change_to(2, path, text);
    }

    fn change_to(&mut self, version: u64, path: &str, text: &str) {
        let uri = self.uri(path);
        self.tell(
            "textDocument/didChange",
            &json!({ "textDocument": { "uri": uri, "version": version }, "contentChanges": [{ "text": text }] }),
        );
    }

    fn at(&self, path: &str, line: u64, character: u64) -> Value {
        json!({ "textDocument": { "uri": self.uri(path) }, "position": { "line": line, "character": character } })
    }

    fn labels(&mut self, path: &str, line: u64, character: u64) -> Vec<String> {
        let place = self.at(path, line, character);
        let answer = self.ask("textDocument/completion", &place);
        answer["result"]["items"]
            .as_array()
            .expect("a list")
            .iter()
            .map(|item| item["label"].as_str().expect("a label").to_owned())
            .collect()
    }

    fn close(mut self) {
        self.ask("shutdown", &Value::Null);
        self.tell("exit", &Value::Null);
        assert!(self.child.wait().expect("an end").success());
    }
}

const PATH: &str = "content/models/gamma.md";
const GAMMA: &str = "+++\ntitle = \"日本 Gamma\"\nstatus = \"actve\"\n[facts]\nbase = \"alpha\"\nopenness = \"\"\n\n[[depends]]\non = \"\"\nrole = \"chips\"\n+++\n日本 [[alpha]] and [[al\n";

fn ground() -> Ground {
    Ground::new(&[(
        "content/models/beta.md",
        "+++\ntitle = \"Beta the Second\"\naliases = [\"Zwei\"]\nsummary = \"What it is.\"\n+++\n[[alpha]]\n",
    )])
}

#[test]
fn what_is_wrong_is_told_while_one_types() {
    let ground = ground();
    let mut editor = Editor::new(&ground);
    editor.open(PATH, GAMMA);
    let found = editor.told(PATH);
    let first = &found[0];
    assert_eq!(
        (&first["code"], &first["range"]["start"], &first["severity"]),
        (&"unknown-word".into(), &json!({ "line": 2, "character": 9 }), &1.into())
    );
    // The fix for a problem on the line is offered anywhere in the line.
    let range = json!({ "start": { "line": 2, "character": 0 }, "end": { "line": 2, "character": 0 } });
    let uri = editor.uri(PATH);
    let actions =
        editor.ask("textDocument/codeAction", &json!({ "textDocument": { "uri": uri }, "range": range, "context": { "diagnostics": [] } }));
    let action = &actions["result"][0];
    let change = &action["edit"]["documentChanges"][0];
    assert_eq!(change["textDocument"], json!({ "uri": uri, "version": 1 }));
    let edit = &change["edits"][0];
    assert_eq!(
        (&action["isPreferred"], &edit["newText"], &edit["range"]["start"]["character"]),
        (&true.into(), &"active".into(), &10.into())
    );
    let mended =
        GAMMA.replace("actve", "active").replace("openness = \"\"\n", "").replace("on = \"\"", "on = \"beta\"").replace(" and [[al", "");
    editor.change(PATH, &mended);
    assert_eq!(editor.told(PATH), Vec::<Value>::new());
    // A half-saved file, an empty one, and text that is not TOML at all.
    for text in ["+++\ntitle = \"Ga", "", "+++", "\u{0}\u{feff}{{{[[", "+++\n[facts\n+++\n"] {
        editor.change(PATH, text);
        assert!(!editor.told(PATH).is_empty(), "{text:?}");
    }
    editor.close();
}

#[test]
fn a_change_that_comes_after_a_later_one_is_not_taken() {
    let ground = ground();
    let mut editor = Editor::new(&ground);
    let dated = |date: &str| GAMMA.replace("openness = \"\"", &format!("released = {date}"));
    editor.open(PATH, &dated(""));
    editor.change_to(4, PATH, &dated("2024-03"));
    editor.change_to(3, PATH, &dated("2024-0"));
    let found = editor.told(PATH);
    let of_date = found.iter().find(|found| found["code"] == "unquoted-date").expect("the date is told of");
    assert_eq!(of_date["range"]["end"]["character"], 18, "{of_date}");
    editor.close();
}

#[test]
fn names_words_and_keys_are_completed() {
    let ground = ground();
    let mut editor = Editor::new(&ground);
    editor.open(PATH, GAMMA);
    assert!(editor.labels(PATH, 11, 24).starts_with(&["alpha".to_owned()]), "a link");
    let on = editor.labels(PATH, 8, 6);
    assert!(on.contains(&"alpha".to_owned()) && on.contains(&"beta".to_owned()), "{on:?}");
    assert_eq!(editor.labels(PATH, 5, 12), ["open-source", "open-weights", "closed"]);
    assert_eq!(editor.labels(PATH, 2, 12), ["active"]);
    let typed = GAMMA.replace("openness = \"\"", "rel").replace("on = \"\"", "on = \"zwei");
    editor.change(PATH, &typed);
    assert_eq!(editor.labels(PATH, 5, 3), ["released"]);
    assert_eq!(editor.labels(PATH, 8, 10), ["beta"], "an entry by its alias");
    editor.close();
}

#[test]
fn what_is_named_can_be_followed_and_renamed() {
    let ground = ground();
    let mut editor = Editor::new(&ground);
    let text =
        GAMMA.replace("openness = \"\"\n", "").replace("on = \"\"", "on = \"beta\"").replace(" and [[al", "").replace("actve", "active");
    editor.open(PATH, &text);
    let beta = editor.at(PATH, 7, 8);
    let hover = editor.ask("textDocument/hover", &beta);
    assert!(
        hover["result"]["contents"]["value"].as_str().is_some_and(|text| text.contains("Beta the Second") && text.contains("What it is.")),
        "{hover}"
    );
    let definition = editor.ask("textDocument/definition", &beta);
    assert_eq!(definition["result"]["uri"], editor.uri("content/models/beta.md"));
    assert_eq!(definition["result"]["range"]["start"]["line"], 1);
    // The link comes after two characters of three UTF-8 bytes each; the protocol counts UTF-16 units.
    let link = editor.at(PATH, 10, 5);
    let references = editor.ask("textDocument/references", &link);
    assert_eq!(references["result"].as_array().map(Vec::len), Some(3), "{references}");
    let symbols = editor.ask("textDocument/documentSymbol", &editor.at(PATH, 0, 0));
    assert_eq!(symbols["result"].as_array().map(Vec::len), Some(3), "{symbols}");
    let mut params = link.clone();
    params["newName"] = "alpha-2".into();
    let renamed = editor.ask("textDocument/rename", &params);
    let changes = renamed["result"]["documentChanges"].as_array().expect("changes").clone();
    assert_eq!(changes.last().map(|change| change["newUri"].clone()), Some(editor.uri("content/models/alpha-2.md")));
    assert_eq!(changes.len(), 4, "{changes:#?}");
    params["newName"] = "beta".into();
    assert!(
        editor.ask("textDocument/rename", &params)["error"]["message"].as_str().is_some_and(|message| message.contains("is there already"))
    );
    editor.close();
}

#[test]
fn nothing_that_an_editor_sends_ends_it() {
    let ground = ground();
    let mut editor = Editor::new(&ground);
    editor.open(PATH, GAMMA);
    editor.told(PATH);
    for method in ["completion", "hover", "definition", "references", "documentSymbol", "codeAction", "rename", "nothing"]
        .map(|name| format!("textDocument/{name}"))
    {
        for params in [
            json!(null),
            json!({}),
            json!({ "textDocument": { "uri": "file:///etc/hostname" }, "position": { "line": 0, "character": 0 } }),
            json!({ "textDocument": { "uri": "untitled:x" }, "position": { "line": -1, "character": "x" } }),
            editor.at(PATH, u64::MAX, u64::MAX),
            editor.at("content/models/nowhere.md", 3, 3),
            editor.at("content/models/kind.toml", 3, 3),
        ] {
            let answer = editor.ask(&method, &params);
            assert!(answer.get("result").is_some() || answer.get("error").is_some(), "{method}: {answer}");
        }
    }
    for (method, params) in [
        ("textDocument/didOpen", json!({})),
        ("textDocument/didChange", json!({ "contentChanges": 7 })),
        ("$/anything", json!(null)),
        ("textDocument/didClose", json!({ "textDocument": { "uri": editor.uri(PATH) } })),
    ] {
        editor.tell(method, &params);
    }
    assert_eq!(editor.told(PATH), Vec::<Value>::new(), "a file that is not there has nothing wrong");
    editor.close();
}

#[test]
fn declarations_are_completed_and_every_key_that_is_offered_is_one() {
    let ground = ground();
    let mut editor = Editor::new(&ground);
    let known = |table: &str| match table {
        "" => String::new(),
        table => format!("[{table}]\n"),
    };
    for (path, tables) in [
        ("site.toml", &["", "levels", "licence", "repository", "words"][..]),
        ("content/models/kind.toml", &["", "fields.size"]),
        ("content/vocabularies.toml", &["role", "status"]),
    ] {
        for table in tables {
            let head = known(table);
            editor.open(path, &head);
            let keys = editor.labels(path, u64::from(!table.is_empty()), 0);
            let keys: Vec<String> = keys.into_iter().filter(|key| !key.starts_with('[')).collect();
            assert!(!keys.is_empty(), "{path} [{table}]");
            // In the vocabularies these are keys of a word.
            let is_word = path.ends_with("vocabularies.toml");
            let lines: Vec<String> = keys.iter().map(|key| format!("{key} = 1")).collect();
            let text = if is_word { format!("{head}x = {{ {} }}\n", lines.join(", ")) } else { format!("{head}{}\n", lines.join("\n")) };
            editor.change(path, &text);
            let wrong: Vec<Value> = editor.told(path).into_iter().filter(|found| found["code"] == "unknown-key").collect();
            assert!(wrong.is_empty(), "{path} [{table}]: {wrong:#?}");
        }
    }
    editor.open("content/models/kind.toml", "role = \"\"\n[fields.x]\ntype = \"\"\nto = [\"\"]\nlist = \nvocabulary = \"st");
    assert_eq!(editor.labels("content/models/kind.toml", 0, 8)[0], "profile");
    assert!(editor.labels("content/models/kind.toml", 2, 8).contains(&"money".to_owned()));
    assert_eq!(editor.labels("content/models/kind.toml", 3, 7), ["models"]);
    assert_eq!(editor.labels("content/models/kind.toml", 4, 7), ["true", "false"]);
    assert_eq!(editor.labels("content/models/kind.toml", 5, 16), ["status"]);
    editor.open("content/vocabularies.toml", "[role]\nchips = { label = \"Chips\", needed_to = \"r\n");
    assert_eq!(editor.labels("content/vocabularies.toml", 1, 42), ["run", "renew"]);
    editor.close();
}

#[test]
fn whoever_types_fast_is_told_of_the_last_letter() {
    let ground = ground();
    let mut editor = Editor::new(&ground);
    editor.open(PATH, GAMMA);
    for at in 0..30 {
        editor.change(PATH, &GAMMA.replace("actve", &format!("word-{at}")));
    }
    let found = editor.told(PATH);
    assert!(found.iter().any(|found| found["message"].as_str().is_some_and(|message| message.contains("`word-29`"))), "{found:#?}");
    assert!(!found.iter().any(|found| found["message"].as_str().is_some_and(|message| message.contains("`word-28`"))), "{found:#?}");
    editor.close();
}
