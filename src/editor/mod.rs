//! The language server, which uses the same compile and memo as the preview. Problems are shown in the text while it is
//! typed, names are completed, and everything that is named can be followed.

mod answers;
mod complete;
mod cursor;
mod declared;
mod places;
mod session;
mod worker;

use std::path::Path;

use crossbeam_channel::select;
use lsp_server::{Connection, ErrorCode, Message, Notification, Request, Response};
use serde_json::{Value, json};

use session::Session;

const COMPLETION: &str = "textDocument/completion";

/// Serves the editor on standard input and output until it disconnects.
///
/// # Errors
/// The editor does not speak the protocol, or is gone; or no thread can be started.
pub fn serve(root: &Path) -> Result<(), String> {
    let (connection, threads) = Connection::stdio();
    let said = |error: &dyn std::fmt::Display| error.to_string();
    let (id, _) = connection.initialize_start().map_err(|error| said(&error))?;
    let about = json!({ "capabilities": capabilities(), "serverInfo": { "name": "statebook", "version": env!("CARGO_PKG_VERSION") } });
    connection.initialize_finish(id, about).map_err(|error| said(&error))?;
    let mut session = Session::new(root).map_err(|error| format!("cannot start a thread: {error}"))?;
    let compiled = session.compiled();
    loop {
        select! {
            recv(connection.receiver) -> message => match message {
                Ok(Message::Request(request)) => {
                    if connection.handle_shutdown(&request).map_err(|error| said(&error))? {
                        break;
                    }
                    // Completion answers at once. Every other request waits until the compiled state matches the typed text.
                    if request.method != COMPLETION || session.knowledge().is_none() {
                        session.settle().into_iter().for_each(|params| publish(&connection, params));
                    }
                    let _ = connection.sender.send(Message::Response(answer(&mut session, request)));
                }
                Ok(Message::Notification(notification)) => {
                    session.note(&notification);
                    session.first_news().into_iter().for_each(|params| publish(&connection, params));
                }
                Ok(Message::Response(_)) => {}
                Err(_) => break,
            },
            recv(compiled) -> compiled => match compiled {
                Ok(compiled) => session.take(compiled).into_iter().for_each(|params| publish(&connection, params)),
                Err(_) => break,
            },
        }
    }
    drop(connection);
    threads.join().map_err(|error| said(&error))
}

fn capabilities() -> Value {
    json!({
        "positionEncoding": "utf-16",
        "textDocumentSync": { "openClose": true, "change": 1, "save": true },
        "completionProvider": { "triggerCharacters": ["[", "@", "\"", "="] },
        "hoverProvider": true,
        "definitionProvider": true,
        "referencesProvider": true,
        "documentSymbolProvider": true,
        "codeActionProvider": { "codeActionKinds": ["quickfix"] },
        "renameProvider": true,
    })
}

fn publish(connection: &Connection, params: Value) {
    let notification = Notification { method: "textDocument/publishDiagnostics".to_owned(), params };
    let _ = connection.sender.send(Message::Notification(notification));
}

fn answer(session: &mut Session, request: Request) -> Response {
    let params = &request.params;
    let result = match request.method.as_str() {
        COMPLETION => Ok(complete::complete(session, params)),
        "textDocument/hover" => Ok(answers::hover(session, params)),
        "textDocument/definition" => Ok(answers::definition(session, params)),
        "textDocument/references" => Ok(answers::references(session, params)),
        "textDocument/documentSymbol" => Ok(answers::symbols(session, params)),
        "textDocument/codeAction" => Ok(answers::actions(session, params)),
        "textDocument/rename" => answers::rename(session, params).map_err(|why| (ErrorCode::RequestFailed, why)),
        other => Err((ErrorCode::MethodNotFound, format!("`{other}` is not known here"))),
    };
    match result {
        Ok(value) => Response::new_ok(request.id, value),
        Err((code, message)) => Response::new_err(request.id, code as i32, message),
    }
}
