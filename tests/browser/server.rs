//! A folder served on the loopback interface, with just enough HTTP for one browser.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Serves `folder` below the path `base` until the process ends.
pub fn serve(listener: TcpListener, base: &'static str, folder: PathBuf) {
    let folder = Arc::new(folder);
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let folder = folder.clone();
            // A browser that hangs up early has seen enough.
            std::thread::spawn(move || answer(&stream, base, &folder));
        }
    });
}

/// A free port on the loopback interface.
pub fn listen() -> std::io::Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
}

fn answer(stream: &TcpStream, base: &str, folder: &Path) -> std::io::Result<()> {
    let mut request = BufReader::new(stream.take(64 << 10));
    let mut line = String::new();
    request.read_line(&mut line)?;
    let mut header = String::new();
    while request.read_line(&mut header)? > 2 {
        header.clear();
    }
    let address = line.split(' ').nth(1).unwrap_or_default();
    let path = address.split(['?', '#']).next().unwrap_or_default().strip_prefix(base).filter(|path| !path.contains(".."));
    let file = path.map(|path| if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() });
    let found = file.and_then(|file| Some((media_type(&file), std::fs::read(folder.join(&file)).ok()?)));
    let (status, media_type, bytes) = match found {
        Some((media_type, bytes)) => ("200 OK", media_type, bytes),
        None => ("404 Not Found", "text/html; charset=utf-8", std::fs::read(folder.join("404.html"))?),
    };
    let head = format!("HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", bytes.len());
    let mut stream = stream;
    stream.write_all(head.as_bytes())?;
    stream.write_all(&bytes)
}

fn media_type(file: &str) -> &'static str {
    match file.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("json") => "application/json",
        Some("csv") => "text/csv; charset=utf-8",
        Some("xml") => "application/xml",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}
