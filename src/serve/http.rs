//! The socket: requests come in, responses go out. Only this file uses the HTTP library.
//!
//! The library is hyper over tokio's sockets. Both are well maintained, speak HTTP/1.1 as browsers expect, and hold a
//! hundred open event streams on one thread. Synchronous servers of comparable size have had no release for years, or write
//! each response in pieces that wait for one another.

use std::io;
use std::net::{IpAddr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use http_body_util::channel::{Channel, Sender};
use http_body_util::{Either, Full};
use hyper::body::{Bytes, Incoming};
use hyper::header::{self, HeaderName, HeaderValue};
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};

use super::hosts::Hosts;
use super::preview::Preview;
use super::respond::{Answer, Body, Request, respond};

/// How many ports after a busy one are tried.
const TRIES: u16 = 100;
/// How often a stream without news sends a sign of life, so that both ends know that the other is there.
const HEARTBEAT: Duration = Duration::from_secs(30);
/// The number of threads that answer: making a page may take a moment, and other requests need not wait for it.
const THREADS: usize = 4;

/// Listens on the first free port from `port` on.
///
/// # Errors
/// No port is free, or the interface does not belong to this machine.
pub fn listen(interface: IpAddr, port: u16) -> io::Result<TcpListener> {
    let mut result = TcpListener::bind((interface, port));
    for next in (port..=u16::MAX).skip(1).take(TRIES.into()) {
        if !result.as_ref().is_err_and(|error| error.kind() == io::ErrorKind::AddrInUse) {
            break;
        }
        result = TcpListener::bind((interface, next));
    }
    result
}

/// Answers requests on threads of its own until the program ends.
///
/// # Errors
/// No threads or sockets are available.
pub fn answer(listener: TcpListener, preview: Arc<Preview>, hosts: Hosts) -> io::Result<SocketAddr> {
    let address = listener.local_addr()?;
    listener.set_nonblocking(true)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(THREADS).thread_name("answers").enable_all().build()?;
    let run = move || {
        runtime.block_on(async {
            match tokio::net::TcpListener::from_std(listener) {
                Ok(listener) => accept(listener, preview, hosts).await,
                Err(_) => std::future::pending().await,
            }
        });
    };
    std::thread::Builder::new().name("accept".to_owned()).spawn(run)?;
    Ok(address)
}

async fn accept(listener: tokio::net::TcpListener, preview: Arc<Preview>, hosts: Hosts) {
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            // The limit of open files may be reached; others will be closed.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        // Responses are small, and wanted at once.
        let _ = stream.set_nodelay(true);
        let (preview, hosts) = (preview.clone(), hosts.clone());
        tokio::spawn(async move {
            let service = service_fn(move |request| {
                let (preview, hosts) = (preview.clone(), hosts.clone());
                async move { Ok::<_, std::convert::Infallible>(handle(preview, request, &hosts).await) }
            });
            // A browser that hangs up is not an error.
            let _ =
                hyper::server::conn::http1::Builder::new().timer(TokioTimer::new()).serve_connection(TokioIo::new(stream), service).await;
        });
    }
}

type Response = hyper::Response<Either<Full<Bytes>, Channel<Bytes>>>;

async fn handle(preview: Arc<Preview>, request: hyper::Request<Incoming>, hosts: &Hosts) -> Response {
    // Requests that arrive before the first compile is done wait for it.
    let mut news = preview.news();
    let _ = news.wait_for(|news| news.revision > 0).await;
    let head = *request.method() == hyper::Method::HEAD;
    let header = |name: HeaderName| request.headers().get(name).and_then(|value| value.to_str().ok());
    let asked = Request {
        method: request.method().as_str(),
        path: request.uri().path(),
        query: request.uri().query(),
        host: header(header::HOST),
        if_none_match: header(header::IF_NONE_MATCH),
        if_range: header(header::IF_RANGE),
        range: header(header::RANGE),
    };
    // Making a page blocks the thread for a moment; its other tasks move to another thread.
    let answer = tokio::task::block_in_place(|| respond(&preview, &asked, hosts));
    write(answer, head, &preview)
}

fn write(answer: Answer, head: bool, preview: &Arc<Preview>) -> Response {
    let mut response = match answer.body {
        Body::Bytes(bytes, part) => {
            let length = part.len();
            let bytes = if head { Bytes::new() } else { Bytes::from_owner(bytes).slice(part) };
            let mut response = hyper::Response::new(Either::Left(Full::new(bytes)));
            if answer.status != 304 {
                response.headers_mut().insert(header::CONTENT_LENGTH, length.into());
            }
            response
        }
        Body::Events if head => hyper::Response::new(Either::Left(Full::default())),
        Body::Events => {
            let (sender, channel) = Channel::new(1);
            tokio::spawn(send_news(sender, preview.clone()));
            hyper::Response::new(Either::Right(channel))
        }
    };
    *response.status_mut() = hyper::StatusCode::from_u16(answer.status).unwrap_or_default();
    for (name, value) in answer.headers {
        if let Ok(value) = HeaderValue::from_str(&value) {
            response.headers_mut().insert(HeaderName::from_static(name), value);
        }
    }
    response
}

/// Sends the state now and whenever it changes, until the other end is gone.
async fn send_news(mut to: Sender<Bytes>, preview: Arc<Preview>) {
    let mut news = preview.news();
    loop {
        let event = news.borrow_and_update().event();
        if to.send_data(event.into()).await.is_err() {
            return;
        }
        while let Err(_silence) = tokio::time::timeout(HEARTBEAT, news.changed()).await {
            if to.send_data(Bytes::from_static(b": still here\n\n")).await.is_err() {
                return;
            }
        }
    }
}
